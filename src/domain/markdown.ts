/** Breaks what GitHub would bring to life without changing what a person reads. */
const ZERO_WIDTH_SPACE = '&#8203;'

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;', $: '&#36;' }

const TERMINAL_SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b\n]*(?:\u0007|\u001b\\)?|[^\n])?/g
// Controls, invisible characters and those that turn the direction of writing: they show one text and mean another.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text without terminal sequences, control characters and broken surrogates; lines stay lines. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(TERMINAL_SEQUENCES, '')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATE, '\ufffd')
}

/** The same on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim()
}

/** At most `max` UTF-16 units, ending in `…` when something was left out; never half a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  if (max < 1) return ''
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(max - 2))
  return `${text.slice(0, splitsPair ? max - 2 : max - 1)}…`
}

// What is alive on GitHub in a line of text: markup, mentions, #1, GH-1 and addresses that become links by themselves.
const LIVE = /[&<>|$\\`*[\]~]|(?<![a-z0-9])_|_(?![a-z0-9])|@|#(?=\w)|:(?=\/\/)|(?<![a-z0-9])gh-(?=\d)|www(?=\.)/gi

/** One line of dead Markdown: no mention, reference, link, HTML, emphasis, heading, list or table cell comes out of it. */
export function plain(text: string): string {
  return oneLine(text)
    .replace(LIVE, deaden)
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

function deaden(live: string): string {
  if (/^[@#:gw]/i.test(live)) return `${live}${ZERO_WIDTH_SPACE}`
  return ENTITY[live] ?? `\\${live}`
}

/** One line of text as code, also inside a table. */
export function inlineCode(text: string): string {
  const line = oneLine(text)
  if (line === '') return '` `'
  // A code span cannot hold a pipe in a table, and not all that read Markdown agree on a backslash before its end.
  if (/[`|@\\]|<!--|-->/.test(line)) return `<code>${codeEntities(line)}</code>`
  return `\`${line}\``
}

// GitHub looks for addresses in decoded text, also inside a tag.
function codeEntities(line: string): string {
  const entities = line.replace(/[^\p{L}\p{N}\p{M} ]/gu, asEntity)
  return entities.replace(/&#64;|&#58;(?=&#47;&#47;)/g, `$&${ZERO_WIDTH_SPACE}`)
}

function asEntity(char: string): string {
  return `&#${char.codePointAt(0) ?? 0};`
}

/** Lines of text as a block of code, in a fence longer than any run of backticks inside. */
export function fenced(text: string, language = ''): string {
  const lines = clean(text).replace(/\n+$/, '')
  const longest = [...lines.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2)
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${lines}\n${fence}`
}

/** A link with dead text; the text alone when the address is not http(s). */
export function link(text: string, url: string): string {
  const address = /^https?:\/\/[^\s<>"'`]+$/i.test(url) ? url.replace(/[()[\]\\|*_~@]/g, percentEncoded) : null
  return address === null ? plain(text) : `[${plain(text)}](${address})`
}

// Nothing on these pages is told that somebody links to them; a cut address would lead elsewhere.
const SAFE_PAGE =
  /https:\/\/(?:www\.(githubstatus\.com)|github\.com\/[\w.-]+\/[\w.-]+\/actions\/(runs\/\d+)(?:\/job\/\d+)?)(?![\w/…])/g

/** Advice as dead Markdown, in which only a `gh` command is code and only runs and GitHub's status page are links. */
export function advised(text: string): string {
  const line = oneLine(text)
  if (line.startsWith('gh ')) return inlineCode(line)
  let end = 0
  const parts = [...line.matchAll(SAFE_PAGE)].flatMap((found) => {
    const before = line.slice(end, found.index)
    end = found.index + found[0].length
    return [plainPart(before), link(found[1] ?? found[2] ?? '', found[0])]
  })
  return [...parts, plainPart(line.slice(end))].join('')
}

/** Keeps the spaces that part it from its neighbours. */
function plainPart(text: string): string {
  return `${/^\s*/.exec(text)?.[0] ?? ''}${plain(text)}${text.trim() === '' ? '' : (/\s*$/.exec(text)?.[0] ?? '')}`
}

function percentEncoded(char: string): string {
  return `%${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** A table of ready Markdown cells. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
