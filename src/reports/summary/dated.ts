const UNBROKEN = '&nbsp;'

/** Words whose exact dates show when they are pointed at; `markdown` is ready for a table, `dates` is any text. */
export function withTitle(markdown: string, dates: string): string {
  return dates === '' ? markdown : `<abbr title="${attribute(dates)}">${markdown}</abbr>`
}

/** Words of our own that stay on one line. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', UNBROKEN)
}

// Neither the row of a table nor whatever looks for addresses in text finds anything in it.
function attribute(text: string): string {
  return text.replace(/[^A-Za-z0-9 ,.:;()+-]/gu, (char) => (isForeign(char) ? char : `&#${char.codePointAt(0) ?? 0};`))
}

/** Of letters beyond ASCII, whose tables are large: few texts have any. */
function isForeign(char: string): boolean {
  return char > '\u007f' && new RegExp('[\\p{L}\\p{N}\\p{M}]', 'u').test(char)
}
