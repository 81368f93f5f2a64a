import { isPlainObject } from '../plain-object.js'
import type { JsonObject } from './json-object.js'

const MOST_KEYS = 50
const LONGEST_KEY = 100
/** Characters of one value, as JSON. */
const LONGEST_VALUE = 1000

type Entry = readonly [string, unknown]

/**
 * What an object says that nobody understood, as its writer wrote it; undefined if that is nothing. Bounded: what is too much
 * for a look at an agent is left out.
 */
export function metadataIn(
  object: JsonObject,
  isUnderstood: (key: string) => boolean,
): Readonly<Record<string, unknown>> | undefined {
  const entries: Entry[] = []
  for (const key in object) {
    if (entries.length >= MOST_KEYS) break
    if (isUnderstood(key) || key.length > LONGEST_KEY) continue
    const value = object[key]
    if (key === 'metadata' && isPlainObject(value)) entries.push(...inside(value, MOST_KEYS - entries.length))
    else if (fits(value)) entries.push([key, value])
  }
  // fromEntries and not assignment: `__proto__` is a name like any other.
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** What the writer calls metadata itself stands beside the rest. */
function inside(metadata: JsonObject, most: number): Entry[] {
  const entries: Entry[] = []
  for (const key in metadata) {
    if (entries.length >= most) break
    if (key.length <= LONGEST_KEY && fits(metadata[key])) entries.push([key, metadata[key]])
  }
  return entries
}

function fits(value: unknown): boolean {
  return room(value, LONGEST_VALUE) >= 0
}

/** What is left of so many characters; below 0 when it does not fit. Looks no further than that. */
function room(value: unknown, left: number): number {
  // Before it looks inside: what is nested without end would end the run.
  if (left < 0) return left
  if (typeof value === 'string') return left - value.length - 2
  if (typeof value !== 'object' || value === null) return left - String(value).length
  let rest = left - 2
  for (const key in value) {
    rest = room((value as JsonObject)[key], rest - (Array.isArray(value) ? 1 : key.length + 4))
    if (rest < 0) break
  }
  return rest
}
