import { isPlainObject } from '../plain-object.js'
import { strongest, type Candidate, type JsonObject } from './candidate.js'
import { beginningOf, isFinished, underWay } from './beginnings.js'
import { containerKind, type ContainerKind } from './containers.js'
import { GENERAL_RANK, RUN_RANK, wordsOf } from './key-words.js'
import { newestEnd } from './newest-end.js'
import type { Member } from './member.js'
import { emptyField, pointerTo, timesOf } from './object-times.js'
import { distinctName, hasSureOwner, keyOfOwnWords, nameIn, ownerKey } from './owners.js'
import type { Seen } from './seen.js'
import { statusOf } from './status.js'

const ENTRY_RANK = 70
const MOST_KEYS = 50

export interface Entry {
  readonly index: number
  readonly value: JsonObject
  readonly chosen: Candidate
}

/** The entries of a list that have a time, of their own or in a list of their beats. */
export function entriesOf(list: readonly unknown[], pointer: string, seen: Seen, depth = 0): Entry[] {
  const entries: Entry[] = []
  list.forEach((value, index) => {
    if (!isPlainObject(value)) return
    const field = pointerTo(pointer, index)
    const own = timesOf(value, field, seen).filter(({ rank }) => rank <= ENTRY_RANK)
    const chosen = strongest(own, seen) ?? (depth === 0 ? timeWithin(value, field, seen) : null)
    if (chosen) entries.push({ index, value, chosen: withBeginning(chosen, beginningOf(value, field)) })
  })
  // A run under way has not ended, where others of its list have.
  if (!entries.some(({ value }) => isFinished(value))) return entries
  return entries.map((entry) => {
    const { value, chosen } = entry
    return chosen.beginning ? entry : { ...entry, chosen: withBeginning(chosen, underWay(value, chosen.holderField)) }
  })
}

function withBeginning(chosen: Candidate, status: ReturnType<typeof beginningOf>): Candidate {
  return status ? { ...chosen, beginning: { status, since: chosen.time.at } } : chosen
}

/** The newest of an entry's own list of beats. */
function timeWithin(entry: JsonObject, pointer: string, seen: Seen): Candidate | null {
  const keys = Object.keys(entry).slice(0, MOST_KEYS)
  const beats = keys.flatMap((key) => {
    const list = entry[key]
    const kind = Array.isArray(list) ? containerKind(key) : 'plain'
    return kind === 'monitors' || kind === 'history'
      ? entriesOf(list as unknown[], pointerTo(pointer, key), seen, 1)
      : []
  })
  return newestEnd(
    beats.map(({ chosen }) => chosen),
    seen,
  )
}

/** The newest beat of each name in a list, and the names that never beat; none if its entries bear no names. */
export function beatsByName(list: readonly unknown[], pointer: string, kind: ContainerKind, seen: Seen): Member[] {
  return membersOf(entriesOf(list, pointer, seen), kind, seen, { list, pointer })
}

/** The same in a list whose name says nothing: of entries that plainly beat and say for whom, or that are all alike. */
export function sureBeatsByName(list: readonly unknown[], pointer: string, seen: Seen): Member[] {
  const entries = entriesOf(list, pointer, seen)
  const least = seen.each ? 1 : 2
  const sure = entries.filter(({ value, chosen }) => chosen.rank <= RUN_RANK && hasSureOwner(value))
  if (sure.length >= least && sure.length === entries.length)
    return membersOf(entries, 'history', seen, { list, pointer })
  return entries.length >= least && areAlike(entries, seen) ? membersOf(entries, 'plain', seen, { list, pointer }) : []
}

/** Where members are asked for, words that nobody knows as names will do. */
function namingKey(values: readonly JsonObject[], kind: ContainerKind, { each }: Seen): string | null {
  return ownerKey(values, kind) ?? (each ? keyOfOwnWords(values) : null)
}

/** Each with its own name and a time under the same key. */
function areAlike(entries: readonly Entry[], seen: Seen): boolean {
  const values = entries.map(({ value }) => value)
  const owner = namingKey(values, 'plain', seen)
  if (owner === null || entries.some(({ chosen }) => chosen.rank > GENERAL_RANK)) return false
  const names = new Set(values.map((value) => nameIn(value, owner)))
  const keys = new Set(entries.map(({ chosen }) => lastKey(chosen)))
  return keys.size === 1 && (names.size === entries.length || distinctName(values, owner) !== null)
}

/** A list as it stands in the document, with those of its entries that never beat. */
interface Whole {
  readonly list: readonly unknown[]
  readonly pointer: string
}

export function membersOf(entries: readonly Entry[], kind: ContainerKind, seen: Seen, whole: Whole): Member[] {
  const values = entries.map(({ value }) => value)
  const all = entries.length > 0 ? values : whole.list.slice(0, MOST_KEYS).filter(isPlainObject)
  const owner = namingKey(all, kind, seen)
  if (owner === null) return []
  const isState = kind !== 'history' && entries.some(({ chosen }) => speaksOfState(chosen))
  const nameOf =
    (isState || kind === 'monitors' ? namesApart(entries, owner, isState) : null) ??
    ((value: JsonObject) => nameIn(value, owner))
  const byName = new Map<string, Entry[]>()
  for (const entry of entries) {
    const name = nameOf(entry.value)
    const own = name === null ? undefined : byName.get(name)
    if (own) own.push(entry)
    else if (name !== null) byName.set(name, [entry])
  }
  const alive = [...byName].flatMap(([name, own]) => memberOf(name, own, seen))
  const hasNever = kind === 'monitors' || (kind === 'plain' && (isState || entries.length === 0))
  return hasNever ? [...alive, ...silent(whole, alive, { nameOf, isState })] : alive
}

function memberOf(name: string, entries: readonly Entry[], seen: Seen): Member[] {
  const chosen = newestEnd(
    entries.map((entry) => entry.chosen),
    seen,
  )
  const value = entries.find((entry) => entry.chosen.field === chosen?.field)?.value
  if (!chosen || !value) return []
  const status = chosen.beginning?.status ?? statusOf(value, chosen.holderField)
  const since = chosen.beginning ? { beginning: chosen.beginning } : {}
  return [{ name, field: chosen.field, time: chosen.time, status, holder: value, notes: notesOf(chosen), ...since }]
}

function notesOf({ time, field }: Candidate): string[] {
  return time.assumed === undefined ? [] : [`${field}: ${time.assumed}`]
}

/** `last_seen` tells how it stands with somebody; `timestamp` may be one of many events of his. */
function speaksOfState(chosen: Candidate): boolean {
  return wordsOf(lastKey(chosen)).some((word) => /^(?:last|latest|seen|heartbeat|alive|updated)$/.test(word))
}

/** Several members of one name are told apart by what differs: a dead one must not hide behind its namesake. */
function namesApart(
  entries: readonly Entry[],
  owner: string,
  isState: boolean,
): ((value: JsonObject) => string | null) | null {
  const values = entries.map(({ value }) => value)
  const names = values.map((value) => nameIn(value, owner))
  if (new Set(names).size === names.length) return null
  const apart = distinctName(values, owner)
  const numbered =
    apart !== null && values.some((value) => /^(?:\d+|[0-9a-f]{8}-[0-9a-f-]{27})$/i.test(apart(value) ?? ''))
  if (apart !== null && (isState || !numbered)) return apart
  if (!isState) return null
  const used = new Map<string, number>()
  const given = new Map<JsonObject, string>()
  for (const value of values) {
    const name = nameIn(value, owner) ?? ''
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    given.set(value, count === 1 ? name : `${name}#${count}`)
  }
  return (value) => given.get(value) ?? nameIn(value, owner)
}

interface Naming {
  readonly nameOf: (value: JsonObject) => string | null
  readonly isState: boolean
}

/** Entries that are named and have never beaten. */
function silent({ list, pointer }: Whole, alive: readonly Member[], { nameOf, isState }: Naming): Member[] {
  const known = new Set(alive.map(({ name }) => name))
  return list.flatMap((value, index): Member[] => {
    const name = isPlainObject(value) ? nameOf(value) : null
    if (!isPlainObject(value) || name === null || known.has(name)) return []
    const at = pointerTo(pointer, index)
    const key = emptyField(value, at)
    if (key === null && !(alive.length > 0 && (isState || hasNoBeats(value)))) return []
    known.add(name)
    return [{ name, field: key ?? at, time: null, status: null, holder: null, notes: [] }]
  })
}

/** Its own list of beats is there and holds none. */
function hasNoBeats(value: JsonObject): boolean {
  return Object.keys(value)
    .slice(0, MOST_KEYS)
    .some((key) => {
      const list = value[key]
      return Array.isArray(list) && list.length === 0 && ['monitors', 'history'].includes(containerKind(key))
    })
}

function lastKey({ field }: Candidate): string {
  return field.slice(field.lastIndexOf('/') + 1)
}
