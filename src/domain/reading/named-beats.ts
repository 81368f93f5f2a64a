import { strongest, type Candidate, type JsonObject } from './candidate.js'
import type { ContainerKind } from './containers.js'
import type { Member } from './monitors.js'
import { isObject, pointerTo, timesOf } from './object-times.js'
import type { Seen } from './seen.js'
import { statusOf } from './status.js'

/** Keys by which an entry of a list says whose beat it is, the surest first. */
const OWNERS =
  'monitor service service_name serviceName job job_name jobName workflow workflow_name workflowName agent agent_id agentId agent_name agentName component worker worker_id workerId bot bot_name node node_id nodeId device device_id deviceId instance host hostname machine site scheduler pipeline process task task_name taskName check target app source name'.split(
    ' ',
  )
const LOOSE = ['id', 'key', 'slug', 'label', 'title']
const ENTRY_RANK = 70

export interface Entry {
  readonly index: number
  readonly value: JsonObject
  readonly chosen: Candidate
}

/** The entries of a list that have a time. */
export function entriesOf(list: readonly unknown[], pointer: string, seen: Seen): Entry[] {
  const entries: Entry[] = []
  list.forEach((value, index) => {
    if (!isObject(value)) return
    const chosen = strongest(
      timesOf(value, pointerTo(pointer, index), seen).filter(({ rank }) => rank <= ENTRY_RANK),
      seen,
    )
    if (chosen) entries.push({ index, value, chosen })
  })
  return entries
}

/** The newest beat of each name in a list; none if its entries bear no names. */
export function beatsByName(list: readonly unknown[], pointer: string, kind: ContainerKind, seen: Seen): Member[] {
  return membersOf(entriesOf(list, pointer, seen), kind)
}

export function membersOf(entries: readonly Entry[], kind: ContainerKind): Member[] {
  const owner = ownerKey(entries, kind)
  if (owner === null) return []
  const newestByName = new Map<string, Entry>()
  for (const entry of entries) {
    const name = nameIn(entry.value, owner)
    if (name === null) continue
    const known = newestByName.get(name)
    if (!known || entry.chosen.time.at > known.chosen.time.at) newestByName.set(name, entry)
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
  const keys = kind === 'monitors' ? [...OWNERS, ...LOOSE] : kind === 'plain' ? [...OWNERS, 'id'] : OWNERS
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
