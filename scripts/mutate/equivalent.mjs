// Mutants that no test can kill, because nothing but speed or a proven impossibility hangs on the place. Each row says why.

/** @type {{ file: RegExp, original: RegExp, mutator?: RegExp, why: string }[]} */
const EQUIVALENT = [
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
]

export function isEquivalent({ file, mutator, line }) {
  return EQUIVALENT.some(
    (row) => row.file.test(file) && row.original.test(line) && (row.mutator === undefined || row.mutator.test(mutator)),
  )
}
