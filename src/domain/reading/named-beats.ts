import { isPlainObject } from '../plain-object.js'
import { newest, strongest, type Candidate, type JsonObject } from './candidate.js'
import { containerKind, type ContainerKind } from './containers.js'
import { RUN_RANK } from './key-words.js'
import type { Member } from './member.js'
import { emptyField, pointerTo, timesOf } from './object-times.js'
import type { Seen } from './seen.js'
import { statusOf } from './status.js'

/** Keys by which an entry of a list says whose beat it is, the surest first. */
const OWNERS =
  'monitor service service_name serviceName job job_name jobName workflow workflow_name workflowName agent agent_id agentId agent_name agentName component worker worker_id workerId bot bot_name node node_id nodeId device device_id deviceId instance host hostname machine site scheduler pipeline process task task_name taskName check target app source name'.split(
    ' ',
  )
const LOOSE = ['id', 'key', 'slug', 'label', 'title']
const ENTRY_RANK = 70
const MOST_KEYS = 50
/** These tell whose beat it is in any list, whatever the list is called. */
const SURE_OWNERS = OWNERS.slice(0, OWNERS.indexOf('task'))

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
    if (chosen) entries.push({ index, value, chosen })
  })
  return entries
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
  return newest(
    beats.map(({ chosen }) => chosen),
    seen,
  )
}

/** The newest beat of each name in a list; none if its entries bear no names. */
export function beatsByName(list: readonly unknown[], pointer: string, kind: ContainerKind, seen: Seen): Member[] {
  const entries = entriesOf(list, pointer, seen)
  const members = membersOf(entries, kind, seen)
  return kind === 'monitors' && members.length > 0
    ? [...members, ...silent(list, pointer, members, ownerKey(entries, kind))]
    : members
}

/** Entries that are named and have never beaten. */
function silent(list: readonly unknown[], pointer: string, members: readonly Member[], owner: string | null): Member[] {
  const known = new Set(members.map(({ name }) => name))
  return list.flatMap((value, index) => {
    const name = isPlainObject(value) && owner !== null ? nameIn(value, owner) : null
    const field =
      isPlainObject(value) && name !== null && !known.has(name) ? emptyField(value, pointerTo(pointer, index)) : null
    if (name === null || field === null) return []
    known.add(name)
    return [{ name, field, time: null, status: null, holder: null, notes: [] }]
  })
}

/** The same in a list whose name says nothing: only of entries that plainly beat and say for whom. */
export function sureBeatsByName(list: readonly unknown[], pointer: string, seen: Seen): Member[] {
  const entries = entriesOf(list, pointer, seen).filter(({ chosen }) => chosen.rank <= RUN_RANK)
  const sure = entries.filter(({ value }) => SURE_OWNERS.some((key) => nameIn(value, key) !== null))
  return sure.length >= 2 && sure.length === entries.length ? membersOf(entries, 'history', seen) : []
}

export function membersOf(entries: readonly Entry[], kind: ContainerKind, seen: Seen): Member[] {
  const owner = ownerKey(entries, kind)
  if (owner === null) return []
  const newestByName = new Map<string, Entry>()
  for (const entry of entries) {
    const name = nameIn(entry.value, owner)
    if (name === null) continue
    const known = newestByName.get(name)
    if (!known || newest([known.chosen, entry.chosen], seen) === entry.chosen) newestByName.set(name, entry)
  }
  return [...newestByName].map(([name, { value, chosen }]) => ({
    name,
    field: chosen.field,
    time: chosen.time,
    status: statusOf(value, chosen.holderField),
    holder: value,
    notes: [],
  }))
}

function ownerKey(entries: readonly Entry[], kind: ContainerKind): string | null {
  const keys = kind === 'monitors' ? [...OWNERS, ...LOOSE, 'url'] : [...OWNERS, kind === 'plain' ? 'id' : 'url']
  const enough = entries.length / 2
  return (
    keys.find(
      (key) => entries.length > 0 && entries.filter(({ value }) => nameIn(value, key) !== null).length >= enough,
    ) ?? null
  )
}

function nameIn(entry: JsonObject, key: string): string | null {
  const value = entry[key]
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value : null
}
