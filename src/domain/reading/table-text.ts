import { meaningOf } from './key-words.js'
import type { StructuredText } from './structure.js'
import { findTimes } from './find-times.js'

const MOST_ROWS = 20_000
const MOST_CELLS = 60
const LONGEST_LINE = 4096
const RULE = /^[\s|:+-]*-{2,}[\s|:+-]*$/
const SEPARATORS = ['\t', '|', ';', ','] as const

interface Row {
  readonly number: number
  readonly text: string
}

/** A table of Markdown, or cells parted by commas, tabs, semicolons or pipes, under a line of names; null for all else. */
export function readTable(text: string): StructuredText | null {
  const rows = rowsOf(text)
  for (const [start, head] of rows.slice(0, 50).entries()) {
    const isMarkdown = head.text.includes('|') && RULE.test(rows[start + 1]?.text ?? '')
    if (!isMarkdown && start > 0) continue
    for (const separator of isMarkdown ? (['|'] as const) : SEPARATORS) {
      const table = tableUnder(rows.slice(start), separator)
      if (table) return table
    }
    const pairs = isMarkdown ? pairsUnder(rows.slice(start + 2)) : null
    if (pairs) return pairs
  }
  return null
}

function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    // Comments of a CSV stand before its head.
    const isRemark = line.trim() === '' || (rows.length === 0 && line.startsWith('#') && !/[|]/.test(line))
    if (!isRemark && line.length <= LONGEST_LINE) rows.push({ number: index + 1, text: line.trim() })
  }
  return rows
}

function tableUnder([head, ...below]: readonly Row[], separator: string): StructuredText | null {
  const names = head ? cellsOf(head.text, separator) : []
  if (names.length < 2 || names.length > MOST_CELLS || !isHead(names)) return null
  const lineOf = new Map<string, number>()
  const value: Record<string, unknown>[] = []
  // Of a long table the end is enough: what is new is written there.
  for (const row of below.slice(-MOST_ROWS)) {
    if (RULE.test(row.text)) continue
    const cells = cellsOf(row.text, separator)
    // Below a table of Markdown other text may follow; a line of a CSV that was cut is no row.
    if (cells.length !== names.length) continue
    lineOf.set(`/${value.length}`, row.number)
    value.push(Object.fromEntries(names.map((name, i) => [name, cellValue(cells[i] ?? '')])))
  }
  return value.length > 0 && value.length >= below.length / 2 - 1 ? { value, lineOf } : null
}

/** A table of two columns whose first holds the names. */
function pairsUnder(rows: readonly Row[]): StructuredText | null {
  const lineOf = new Map<string, number>()
  const entries = rows.flatMap(({ text, number }): [string, unknown][] => {
    const [name = '', value = '', ...more] = cellsOf(text, '|')
    if (more.length > 0 || !/^[\p{L}_@][^:=/~]{0,59}$/u.test(name) || lineOf.has(`/${name}`)) return []
    lineOf.set(`/${name}`, number)
    return [[name, cellValue(value)]]
  })
  const isAny = entries.length >= 1 && entries.some(([name]) => meaningOf(name).kind === 'life')
  return isAny ? { value: Object.fromEntries(entries), lineOf } : null
}

/** Names without a time among them, of which one speaks of life. */
function isHead(names: readonly string[]): boolean {
  return (
    names.every((name) => name.length <= 60 && findTimes(name, { timezone: null }).length === 0) &&
    new Set(names).size === names.length &&
    names.some((name) => meaningOf(name).kind === 'life') &&
    names.every((name) => /^[\p{L}_@#][^:=]*$/u.test(name)) &&
    !names.includes('__proto__')
  )
}

function cellsOf(line: string, separator: string): string[] {
  if (separator !== '|') return split(line, separator)
  return split(line.replace(/^\||\|$/g, ''), '|').map((cell) => cell.replace(/^(\*\*|__|`)(.*)\1$/, '$2').trim())
}

/** Cells in double quotes may hold the separator. */
function split(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator).map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (const character of line) {
    if (character === '"') quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

function cellValue(cell: string): unknown {
  if (cell === '') return null
  if (cell === 'true' || cell === 'false') return cell === 'true'
  return /^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,9})?$/.test(cell) ? Number(cell) : cell
}
