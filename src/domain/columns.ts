import { padded, widthOf } from './text-width.js'

/** Cells filled with spaces, so that those below each other are equally wide on a terminal. */
export function aligned(rows: readonly (readonly string[])[]): string[][] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, widthOf(cell))))
  return rows.map((row) => row.map((cell, i) => padded(cell, widths[i] ?? 0)))
}

/** Lines of aligned columns with so many spaces between them. */
export function columns(rows: readonly (readonly string[])[], gap = 2): string[] {
  return aligned(rows).map((row) => row.join(' '.repeat(gap)).trimEnd())
}

/** The rows without those columns that a terminal of this width has no room for: the first of `spare` goes first. */
export function withoutSpare(
  rows: readonly (readonly string[])[],
  spare: readonly number[],
  width: number,
  gap = 2,
): readonly (readonly string[])[] {
  const [first, ...rest] = spare
  if (first === undefined || columns(rows, gap).every((line) => widthOf(line) <= width)) return rows
  const fewer = rows.map((row) => row.filter((_, i) => i !== first))
  const shifted = rest.map((i) => (i > first ? i - 1 : i))
  return withoutSpare(fewer, shifted, width, gap)
}
