import { isPlainObject } from '../../domain/plain-object.js'
import { unknownKey } from '../unknown-key.js'
import type { FileSetting, Settings, ValuesOf } from './file-setting.js'
import { inside, note, wrong, type Where } from './where.js'

/**
 * Reads a map of keys by its table, or by some rows of it. What is wrong, names included, goes to the problems of `where`;
 * the rest is read.
 */
export function readKeys<S extends Settings>(
  table: S,
  map: unknown,
  where: Where,
  isTaken: (row: FileSetting<unknown>) => boolean = () => true,
): ValuesOf<S> {
  // By the keys there are: of ten thousand monitors each says a few of many rows.
  const rowOf = (key: string): FileSetting<unknown> | undefined => {
    const row = Object.hasOwn(table, key) ? table[key] : undefined
    return row !== undefined && isTaken(row) ? row : undefined
  }
  const values: Record<string, unknown> = {}
  if (!isPlainObject(map)) wrong(where, map, `should be a map of keys${hintFor(map)}`)
  for (const [key, value] of isPlainObject(map) ? Object.entries(map) : []) {
    const place = inside(where, key)
    const row = rowOf(key)
    const read =
      row === undefined
        ? note(place, unknownKey(key, Object.keys(table).filter(rowOf)))
        : row.kind.readValue(value, place)
    if (read !== undefined) values[key] = read
  }
  // Each value was read by the row of its key: that is what ValuesOf says.
  return values as ValuesOf<S>
}

/** `threshold:2h` is one text, and a list has no keys. */
export function hintFor(value: unknown): string {
  if (typeof value === 'string' && /^[\w-]+:\S/.test(value)) return '; write a space after the ":"'
  return Array.isArray(value) ? '; write "name: …" instead of "- …"' : ''
}
