import { clean, oneLine } from './safe-text.js'

/** Breaks what GitHub would bring to life without changing what a person reads. */
const ZERO_WIDTH_SPACE = '&#8203;'

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;', $: '&#36;' }

// What is alive on GitHub in a line of text: markup, mentions, #1, GH-1 and addresses that become links by themselves.
// In any case of letters, but without the flag for it: with that each class is looked up in the tables of all letters.
const LIVE =
  /[&<>|$\\`*[\]~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|@|#(?=\w)|:(?=\/\/)|(?<![A-Za-z0-9])[Gg][Hh]-(?=\d)|[Ww]{3}(?=\.)/g

/** One line of dead Markdown: no mention, reference, link, HTML, emphasis, heading, list or table cell comes out of it. */
export function plain(text: string): string {
  return oneLine(text)
    .replace(LIVE, deaden)
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

function deaden(live: string): string {
  if (/^[@#:GgWw]/.test(live)) return `${live}${ZERO_WIDTH_SPACE}`
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

// GitHub looks for addresses in decoded text, also inside a tag. A pattern of all letters is no literal: those are checked
// when a file is read, by the tables of all letters.
function codeEntities(line: string): string {
  const entities = line.replace(new RegExp('[^\\p{L}\\p{N}\\p{M} ]', 'gu'), asEntity)
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
