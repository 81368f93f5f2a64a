// What tests measured, as one table: a line of JSON each, `{ what, name, value }`, in the file that HEARTBEAT_FIGURES names.
import { readFileSync } from 'node:fs'

/** Lines of a table, sorted; none where nothing was measured. A figure that was noted twice stands once, as it was last. */
export function figureLines(file) {
  const rows = new Map()
  for (const { what, name, value } of linesOf(file).map((line) => JSON.parse(line)))
    rows.set(JSON.stringify([what, name]), [what, name, String(value)])
  const sorted = [...rows.values()].sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]))
  const wide = (column) => Math.max(0, ...sorted.map((row) => row[column].length))
  const [first, second] = [wide(0), wide(1)]
  return sorted.map(([what, name, value], at) => {
    const shown = sorted[at - 1]?.[0] === what ? '' : what
    return `${shown.padEnd(first)}  ${name.padEnd(second)}  ${value}`
  })
}

/** Lines of a file that may not be there. */
export function linesOf(file) {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}

function compare(a, b) {
  return a.localeCompare(b, 'en', { numeric: true })
}
