/** What a subject must look like: literal texts in their order, with anything between them. */
interface Shape {
  readonly fromStart: boolean
  readonly toEnd: boolean
  readonly parts: readonly string[]
}

const LONGEST = 200
const PLAIN = '"subject" is plain text with "^", "$" and "*"'

/** What people write who expect a regular expression, and what they can write instead. */
const REGEX: readonly (readonly [seen: RegExp, problem: string])[] = [
  [/^\/.+\/[a-z]*$/, 'stands between slashes; leave them out'],
  [/\\/, 'holds a "\\", and nothing needs one here; write the character itself, or "*" for any text'],
  [/\|/, 'holds a "|"; write a list of several texts'],
  [/\?/, 'holds a "?"; write "*", which stands for any text'],
  [/[.)\]}*]\+/, 'repeats something with "+"; write "*", which stands for any text'],
  [/\{\d+(,\d*)?\}/, 'counts with "{…}"; write "*", which stands for any text'],
  [
    /\[(\^|([A-Za-z0-9]-[A-Za-z0-9])+.{0,3}\])|\][*]/,
    'holds a class of characters; write "*", which stands for any text',
  ],
  [/\)\*/, 'repeats a group; write "*" alone, which stands for any text'],
  [/.\^/, 'holds a "^" that does not stand first, where it means the beginning; leave it out'],
  [/\$./, 'holds a "$" that does not stand last, where it means the end; leave it out'],
]

/** Why a text is no pattern of subjects, or null. Nobody's regular expression runs on what strangers wrote. */
export function subjectProblem(pattern: string): string | null {
  if (pattern.length > LONGEST) return `is longer than ${LONGEST} characters`
  if (/[\u0000-\u001f\u007f]/.test(pattern)) return 'has control characters, and a subject is one line; leave them out'
  const regex = REGEX.find(([seen]) => seen.test(pattern))
  if (regex !== undefined) return `${regex[1]}: ${PLAIN}`
  return shapeOf(pattern).parts.some((part) => part.trim() !== '')
    ? null
    : 'fits every subject; leave "subject" out, or write the words that stand in it'
}

/** Whether a subject fits, letter by letter; without anchors the text may stand anywhere in it. */
export function fitsSubject(pattern: string, subject: string): boolean {
  const { fromStart, toEnd, parts } = shapeOf(pattern)
  const end = subject.length - (toEnd ? (parts.at(-1) ?? '').length : 0)
  let at = 0
  for (const [i, part] of parts.entries()) {
    const isLast = i === parts.length - 1
    if (i === 0 && fromStart && !subject.startsWith(part)) return false
    // Alone between both anchors it is the whole.
    if (isLast && toEnd) return i === 0 && fromStart ? subject === part : end >= at && subject.endsWith(part)
    const found = i === 0 && fromStart ? 0 : subject.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return true
}

function shapeOf(pattern: string): Shape {
  const fromStart = pattern.startsWith('^')
  const toEnd = pattern.endsWith('$')
  const text = pattern.slice(fromStart ? 1 : 0, toEnd ? -1 : undefined)
  return { fromStart, toEnd, parts: text.replaceAll('.*', '*').split('*') }
}
