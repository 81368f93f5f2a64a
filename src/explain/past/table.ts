import { aligned } from '../../domain/columns.js'
import { clipped, padded, widthOf } from '../../domain/text-width.js'
import type { Brush } from '../../reports/paint.js'

/** One line of a table: plain texts, and how the first one, a sign, is painted. */
export interface TableRow {
  readonly sign: string
  readonly brush: Brush
  /** As wide as they are. */
  readonly cells: readonly string[]
  /** What gives way where there is little room; empty for none. */
  readonly name: string
  /** What takes the rest of the line, and is left out where hardly any of it fits. */
  readonly text: string
}

const GAP = '  '
const SIGN = 'x '.length
const LONGEST_NAME = 30
/** Less than this of a text is none. */
const LEAST = 12

/** Aligned columns after a sign; no line is longer than that. */
export function tableLines(rows: readonly TableRow[], columns: number): string[] {
  const fixed = aligned(rows.map(({ cells }) => cells)).map((cells) => cells.join(GAP))
  const room = columns - SIGN - widthOf(fixed[0] ?? '') - GAP.length
  const longest = rows.reduce((most, { name }) => Math.max(most, widthOf(name)), 0)
  const width = Math.max(0, Math.min(longest, LONGEST_NAME, room))
  const left = width === 0 ? room : room - width - GAP.length
  return rows.map(({ sign, brush, name, text }, i) => {
    const named = width === 0 ? [] : [padded(clipped(name, width), width)]
    const line = [fixed[i] ?? '', ...named, ...(left < LEAST ? [] : [clipped(text, left)])].join(GAP)
    return `${brush(sign)} ${clipped(line.trimEnd(), columns - SIGN)}`
  })
}
