import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const START_FILE_BYTES = 100_000
const CLIENT_BYTES = 33_000
const SCRIPT_BYTES = 3_000_000

/** The file each door starts with, the library, and all JavaScript of dist. */
export function sizeRows(dist) {
  const starts = readdirSync(dist)
    .filter((folder) => folder !== 'client')
    .sort()
    .map((door) => join(dist, door, 'index.js'))
    .filter((file) => existsSync(file))
  return [
    ...starts.map((file) => row(`dist${file.slice(dist.length)}`, statSync(file).size, START_FILE_BYTES)),
    row('dist/client/index.js', statSync(join(dist, 'client', 'index.js')).size, CLIENT_BYTES),
    row('JavaScript of dist', scriptBytesUnder(dist), SCRIPT_BYTES),
  ]
}

function row(name, bytes, most) {
  const ok = bytes <= most
  return { cells: [name, `${Math.round(bytes / 1000)} [${most / 1000}]`, ok ? '' : 'misses size'], ok }
}

function scriptBytesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ entry, path: join(folder, entry.name) }))
    .filter(({ entry }) => entry.isDirectory() || entry.name.endsWith('.js'))
    .reduce((sum, { entry, path }) => sum + (entry.isDirectory() ? scriptBytesUnder(path) : statSync(path).size), 0)
}
