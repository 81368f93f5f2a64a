// East Asian wide and full-width forms, and emoji, take two columns (Unicode TR 11); combining marks take none.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
const NONE = /[\p{Mn}\p{Me}\u200d\ufe0e\ufe0f]/u

/** Columns that a printable line takes on a terminal. */
export function widthOf(line: string): number {
  return [...line].reduce((columns, char) => columns + columnsOf(char), 0)
}

function columnsOf(char: string): number {
  if (char <= '~') return 1
  if (NONE.test(char)) return 0
  return WIDE.test(char) ? 2 : 1
}

/** Filled with spaces to so many columns. */
export function padded(line: string, columns: number): string {
  return line + ' '.repeat(Math.max(0, columns - widthOf(line)))
}

/** At most so many columns, ending in `…` when something was left out. */
export function clipped(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line
  let taken = ''
  let left = columns - 1
  for (const char of line) {
    left -= columnsOf(char)
    if (left < 0) break
    taken += char
  }
  return columns < 1 ? '' : `${taken}…`
}

/** Lines of at most so many columns, broken between words; a word that is wider is broken too. */
export function wrappedAt(line: string, columns: number): string[] {
  const lines: string[] = []
  let taken = ''
  for (const word of line.split(' ')) {
    const longer = taken === '' ? word : `${taken} ${word}`
    if (widthOf(longer) <= columns) {
      taken = longer
      continue
    }
    if (taken !== '') lines.push(taken)
    const pieces = broken(word, columns)
    taken = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, taken]
}

function broken(word: string, columns: number): string[] {
  const pieces: string[] = []
  let taken = ''
  let width = 0
  for (const char of word) {
    if (width + columnsOf(char) > columns && taken !== '') {
      pieces.push(taken)
      taken = ''
      width = 0
    }
    taken += char
    width += columnsOf(char)
  }
  return [...pieces, taken]
}
