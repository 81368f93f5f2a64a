import type { Conditions } from '../../conditions.js'
import { isPlainObject } from '../../plain-object.js'
import type { JsonObject } from '../candidate.js'
import { placeIn } from '../explicit.js'
import { pointerTo } from '../object-times.js'
import { nameIn, ownerKey } from '../owners.js'
import { statusOf } from '../status.js'
import type { MonitorReading } from '../document-reading.js'

const DEEPEST = 3
const MOST_PARTS = 2000

interface Part {
  readonly name: string | null
  readonly pointer: string
  readonly value: JsonObject
}

/**
 * The members of a document of which none states a time: the entries of its shallowest map or list in which the pointers of
 * the conditions lead to something.
 */
export function membersBy(pointers: readonly string[], root: unknown): MonitorReading[] {
  let level: readonly (readonly [string, unknown])[] = [['', root]]
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++) {
    for (const [pointer, value] of level) {
      const parts = partsOf(value, pointer)
      if (parts.some((part) => pointers.some((at) => placeIn(part.value, at) !== null))) return named(parts)
    }
    level = level.flatMap(([pointer, value]) => childrenOf(value, pointer)).slice(0, MOST_PARTS)
  }
  return []
}

export function pointersOf({ age, expect, staleAfter }: Conditions, statusField: string | null): readonly string[] {
  const fields = [statusField, age?.pointer, staleAfter?.pointer, ...expect.map(({ pointer }) => pointer)]
  return fields.filter((field): field is string => typeof field === 'string')
}

/** The entries of a list or map that are maps themselves, if all of them are. */
function partsOf(value: unknown, pointer: string): Part[] {
  const entries = entriesOf(value, pointer)
  const parts = entries.flatMap(([name, at, one]) => (isPlainObject(one) ? [{ name, pointer: at, value: one }] : []))
  return parts.length === entries.length ? parts : []
}

function childrenOf(value: unknown, pointer: string): (readonly [string, unknown])[] {
  return isPlainObject(value) ? entriesOf(value, pointer).map(([, at, one]) => [at, one] as const) : []
}

function entriesOf(value: unknown, pointer: string): (readonly [string | null, string, unknown])[] {
  if (Array.isArray(value)) return value.map((one: unknown, i) => [null, pointerTo(pointer, i), one] as const)
  if (!isPlainObject(value)) return []
  return Object.keys(value).map((key) => [key, pointerTo(pointer, key), value[key]] as const)
}

function named(parts: readonly Part[]): MonitorReading[] {
  const owner = ownerKey(
    parts.map(({ value }) => value),
    'monitors',
  )
  const used = new Map<string, number>()
  return parts.map((part, i) => {
    const name = part.name ?? (owner === null ? null : nameIn(part.value, owner)) ?? String(i + 1)
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return memberCalled(count === 1 ? name : `${name}#${count}`, part)
  })
}

function memberCalled(name: string, { pointer, value }: Part): MonitorReading {
  return {
    name,
    field: pointer,
    at: null,
    zone: null,
    precisionMs: 0,
    ahead: false,
    status: statusOf(value, pointer),
    holder: value,
    notes: [],
  }
}
