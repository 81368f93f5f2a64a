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
