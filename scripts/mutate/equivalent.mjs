// Mutants that no test can kill, because nothing but speed or a proven impossibility hangs on the place. Each row says why.

/** @type {{ file: RegExp, original: RegExp, mutator?: RegExp, why: string }[]} */
const EQUIVALENT = [
  {
    file: /\.ts$/,
    original: /= createBoundedCache<.*>\(\d+\)$|^const MEMORY_LIMIT = /,
    mutator: /^number$/,
    why: 'How much is remembered, and no answer.',
  },
  {
    file: /domain\/reading\/key-words\.ts$/,
    original: /LONGEST_KNOWN/,
    mutator: /^(number|comparison|arm)$/,
    why: 'Which keys are remembered, and no answer.',
  },
  {
    file: /domain\/reading\/key-words\.ts$/,
    original: /(STRONG|GENERAL)_RANK = /,
    mutator: /^number$/,
    why: 'No key has a rank that is nearer.',
  },
  {
    file: /platform\/github-fault\.ts$/,
    original: /const limited = pause !== null && status < 500/,
    mutator: /^number$/,
    why: 'Only 403, 429 and 503 ever have a pause.',
  },
  {
    file: /platform\/github-fault\.ts$/,
    original: /limitPause\(\{ status: 429/,
    mutator: /^(number|fallback|boolean)$/,
    why: 'Status 429 always has a pause, and the same one whether something was to be changed or not.',
  },
  {
    file: /platform\/github-fault\.ts$/,
    original: /return \{\}$/,
    mutator: /^return$/,
    why: 'It is spread into an object: null gives as little.',
  },
  {
    file: /platform\/github-answers\.ts$/,
    original: /status === 204 \|\| known\.body === null/,
    mutator: /^right side$/,
    why: 'The one request that has no body has no status but 204.',
  },
  {
    file: /platform\/github\.ts$/,
    original: /data\?\.data === undefined \|\| data\.data === null/,
    mutator: /^left side$/,
    why: 'An answer without data has errors, or was refused before as somebody else’s.',
  },
  {
    file: /platform\/github\.ts$/,
    original: /typeof login === 'string' && login !== ''/,
    mutator: /^(logic|left side|right side)$/,
    why: 'A login that is no word is refused before, and undefined is asked on for as null is.',
  },
  {
    file: /incidents\/github\/bound\.ts$/,
    original: /\[since, lastBeatAt \?\? 0, recoveredAt \?\? 0\]/,
    mutator: /^(number|fallback)$/,
    why: 'What is absent lies within the bounds, whatever small number stands for it; the size of null is 0.',
  },
  {
    file: /incidents\/github\/still-true\.ts$/,
    original: /\.\.\.state, checks: 0/,
    mutator: /^number$/,
    why: 'The same number is put into both sides of the comparison.',
  },
  {
    file: /incidents\/github\/open\.ts$/,
    original: /isBound\(\{ number: 0, created_at/,
    mutator: /^number$/,
    why: 'A memory that was not edited yet names no issue, so no number is looked at.',
  },
  {
    file: /incidents\/github\/create\.ts$/,
    original: /throw new Error\('unreachable/,
    mutator: /^statement$/,
    why: 'Nothing comes here: it is there for the types.',
  },
  {
    file: /incidents\/github\/list\.ts$/,
    original: /newest !== undefined && oldest !== undefined/,
    mutator: /^left side$/,
    why: 'Dates that cannot be read are not numbers, and no difference with them is greater than anything.',
  },
  {
    file: /incidents\/github\/marker\.ts$/,
    original: /LINE\.(exec\(line|test\(body\.trimEnd)/,
    mutator: /^fallback$/,
    why: 'The word "undefined" is no marker either.',
  },
  {
    file: /domain\/nearest\.ts$/,
    original: /\?\? 0/,
    mutator: /^(number|fallback)$/,
    why: 'The index lies within the row: it is there for the types.',
  },
  {
    file: /domain\/beat\/posted-beat\.ts$/,
    original: /minIntervalMs: 0/,
    mutator: /^number$/,
    why: 'No age is below 0, nor below a millisecond where it is not 0.',
  },
  {
    file: /domain\/judging\/after-return\.ts$/,
    original: /Math\.max\(0, until - resumed\.at\)/,
    mutator: /^number$/,
    why: 'It is never negative, and a millisecond is not shown.',
  },
  {
    file: /domain\/judging\/dues\.ts$/,
    original: /found\.length < MOST_FOLLOWED|MOST_FOLLOWED = /,
    mutator: /^(number|arm|comparison)$/,
    why: 'It bounds cost: nobody waits for so many missed runs.',
  },
  {
    file: /domain\/telling\/compose-digest\.ts$/,
    original: /Math\.max\(0, Math\.min\(until/,
    mutator: /^number$/,
    why: 'What does not overlap the period is left out before, so it is never negative.',
  },
  {
    file: /incidents\/github\/affected-monitors\.ts$/,
    original: /\|\| 0\)$/,
    mutator: /^right side$/,
    why: 'A sort takes what is no number for 0.',
  },
  {
    file: /incidents\/github\/marker\.ts$/,
    original: /MAX_INFLATED = /,
    mutator: /^number$/,
    why: 'It bounds cost, far above what fits into an issue.',
  },
  {
    file: /incidents\/github\/open\.ts$/,
    original: /openOnes\(context, 1\)/,
    mutator: /^number$/,
    why: 'Fifty more are looked at besides.',
  },
  {
    file: /sinks\/branch\/read-stored\.ts$/,
    original: /Array\.isArray\(data\) \|\|/,
    mutator: /^left side$/,
    why: 'A list has no type, so it is no file by the other side.',
  },
]

export function isEquivalent({ file, mutator, line }) {
  return EQUIVALENT.some(
    (row) => row.file.test(file) && row.original.test(line) && (row.mutator === undefined || row.mutator.test(mutator)),
  )
}
