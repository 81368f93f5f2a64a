import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const START_FILE_BYTES = 150_000
const ALL_BYTES = 2_600_000

/** The file each door starts with, and all of dist. */
export function sizeRows(dist) {
  const doors = readdirSync(dist).sort()
  const starts = doors.map((door) =>
    row(`dist/${door}/index.js`, bytesOf(join(dist, door, 'index.js')), START_FILE_BYTES),
  )
  const wholes = doors.map((door) => bytesUnder(join(dist, door)))
  return [
    ...starts,
    row(
      'dist',
      wholes.reduce((sum, bytes) => sum + bytes, 0),
      ALL_BYTES,
    ),
  ]
}

function row(name, bytes, most) {
  const ok = bytes <= most
  return { cells: [name, `${Math.round(bytes / 1000)} [${most / 1000}]`, ok ? '' : 'misses size'], ok }
}

function bytesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => join(folder, entry.name))
    .reduce((sum, path) => sum + (statSync(path).isDirectory() ? bytesUnder(path) : bytesOf(path)), 0)
}

function bytesOf(file) {
  return statSync(file).size
}
