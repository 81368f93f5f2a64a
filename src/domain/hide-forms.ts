import { UNSEEN_PATTERNS } from './safe-text.js'

/** What a reader or a program undoes: invisible characters, percent-encoding, escapes of JSON and Markdown, entities of HTML. */
const CODED_PATTERNS = [
  ...UNSEEN_PATTERNS,
  '%[0-9A-Fa-f]{2}',
  String.raw`\\[uU][0-9A-Fa-f]{4}`,
  String.raw`\\[xX][0-9A-Fa-f]{2}`,
  '&#\\d{1,7};',
  '&#[xX][0-9A-Fa-f]{1,6};',
  '&(?:[aA][mM][pP]|[lLgG][tT]|[qQ][uU][oO][tT]|[aA][pP][oO][sS]);',
  String.raw`\\(?=[!-/:-@[-\x60{-~])`,
].join('|')
// Both cases by hand: with the flag `i` each class is looked up in the tables of all letters, which takes twice as long.
const CODED = new RegExp(CODED_PATTERNS)
const ALL_CODED = new RegExp(CODED_PATTERNS, 'g')
const NAMED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }

const HIDDEN = '***'

/**
 * The text without these forms of secrets, longest first, also where one is interrupted by what nobody sees or is written in a
 * code that whoever shows it undoes: a cleaning that comes later would put it together again.
 */
export function hideForms(text: string, forms: readonly string[]): string {
  let hidden = text
  // By index: an iterator for each of thousands of texts is most of the memory that looking takes.
  for (let i = 0; i < forms.length; i++) {
    const form = forms[i]
    if (form !== undefined && hidden.includes(form)) hidden = hidden.split(form).join(HIDDEN)
  }
  if (!CODED.test(hidden)) return hidden
  const read = hidden.replace(ALL_CODED, decoded)
  const found = forms.filter((form) => read.includes(form))
  return found.length === 0 ? hidden : hideAsRead(hidden, found)
}

/** Hides in the text what is found in its reading. */
function hideAsRead(text: string, forms: readonly string[]): string {
  const { read, startOf } = readingOf(text)
  const secret = new Uint8Array(read.length)
  for (const form of forms) {
    for (let at = read.indexOf(form); at >= 0; at = read.indexOf(form, at + 1)) secret.fill(1, at, at + form.length)
  }
  let kept = ''
  for (let at = 0; at < read.length; at++) {
    if (secret[at] === 0) kept += text.slice(startOf[at], startOf[at + 1])
    else if (secret[at - 1] !== 1) kept += HIDDEN
  }
  return text.slice(0, startOf[0]) + kept
}

/** The text as it is read, and where in the text each of its characters begins. */
function readingOf(text: string): { read: string; startOf: readonly number[] } {
  const parts: string[] = []
  const startOf: number[] = []
  let end = 0
  const take = (piece: string, from: number, wide: boolean): void => {
    for (let i = 0; i < piece.length; i++) startOf.push(wide ? from : from + i)
    parts.push(piece)
  }
  for (const match of text.matchAll(ALL_CODED)) {
    take(text.slice(end, match.index), end, false)
    take(decoded(match[0]), match.index, true)
    end = match.index + match[0].length
  }
  take(text.slice(end), end, false)
  startOf.push(text.length)
  return { read: parts.join(''), startOf }
}

function decoded(code: string): string {
  const named = NAMED[code.toLowerCase()]
  if (named !== undefined) return named
  const [, hex] = /^(?:%|\\u|\\x|&#x)([0-9a-f]+);?$/i.exec(code) ?? []
  const [, decimal] = /^&#(\d+);$/.exec(code) ?? []
  const point = hex !== undefined ? parseInt(hex, 16) : Number(decimal ?? 0)
  const char = point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  // A character that nobody sees stays unseen in any code.
  return UNSEEN.test(char) ? '' : char
}

const UNSEEN = new RegExp(UNSEEN_PATTERNS.join('|'))
