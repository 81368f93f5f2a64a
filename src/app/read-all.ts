import type { Reading } from '../domain/what-was-read.js'
import { oneLine } from '../domain/safe-text.js'
import { isMonitorId } from '../domain/monitor-id.js'
import type { Monitor } from '../domain/monitor.js'
import type { Place } from '../domain/place.js'
import type { Instant } from '../domain/time.js'
import { withRemedy } from '../errors.js'
import type { Source } from '../sources/source.js'

/** A monitor with what was read of it and where. */
export interface Read {
  readonly monitor: Monitor
  readonly reading: Exclude<Reading, { kind: 'members' }>
  readonly place: Place
  /** When it was read, where that was before this run: it is judged as of then. */
  readonly at?: Instant
}

/** The source that also tells of beats that are only said and never kept. */
export const HEARD_ONLY = 'redis'
/** The source of monitors whose beats are posted and stand nowhere else. */
export const PUSHED = 'push'

/** The sources of this run, each made when first asked for. */
export type SourceOf = (kind: string) => Promise<Source>

/** Reads all monitors, each kind of source once and side by side. What cannot be read is a reading too. */
export async function readAll(monitors: readonly Monitor[], now: Instant, sourceOf: SourceOf): Promise<Read[]> {
  const kinds = [...new Set(monitors.map((monitor) => monitor.source.kind))]
  const parts = await Promise.all(
    kinds.map((kind) =>
      readKind(
        kind,
        monitors.filter((monitor) => monitor.source.kind === kind),
        now,
        sourceOf,
      ),
    ),
  )
  const byMonitor = new Map(parts.flatMap((part) => [...part]))
  return monitors.flatMap((monitor) => byMonitor.get(monitor.id) ?? [])
}

async function readKind(
  kind: string,
  monitors: readonly Monitor[],
  now: Instant,
  sourceOf: SourceOf,
): Promise<Map<string, Read[]>> {
  try {
    const source = await sourceOf(kind)
    const readings = await source.read(monitors, now)
    const at = source.lookedAt?.() ?? now
    const reads = (monitor: Monitor): Read[] => {
      const own = readsOf(monitor, readings.get(monitor.id), source.placeOf(monitor))
      return at < now ? own.map((read) => ({ ...read, at })) : own
    }
    return new Map(monitors.map((monitor) => [monitor.id, reads(monitor)]))
  } catch (error) {
    const reading = { kind: 'unreachable', detail: withRemedy(error) } as const
    return new Map(
      monitors.map((monitor) => [monitor.id, [{ monitor, reading, place: { kind: 'unknown', source: kind } }]]),
    )
  }
}

/** One read, or one a member for a monitor that judges each member of its document. */
export function readsOf(monitor: Monitor, reading: Reading | undefined, place: Place): Read[] {
  if (reading === undefined)
    return [{ monitor, reading: { kind: 'unreachable', detail: 'the source gave no answer' }, place }]
  if (reading.kind !== 'members') return [{ monitor, reading, place }]
  const monitorOf = membersOf(monitor, reading.ownNames === true)
  const members: Read[] = []
  for (const { name, label = name, reading: own, place: where = place } of reading.members) {
    const member = monitorOf(name, label)
    if (own.kind === 'members') members.push(...readsOf(member, own, where))
    else members.push({ monitor: member, reading: own, place: where })
  }
  const { atMost } = monitor
  return atMost === undefined ? members : [{ monitor, reading: { kind: 'share', atMost, members }, place }]
}

/** The members of the last look at a monitor: who looks every few seconds need not make thousands of them anew. */
const LAST_MEMBERS = new WeakMap<Monitor, ReadonlyMap<string, Monitor>>()

/** The monitors that the members of this one are. */
function membersOf(group: Monitor, ownNames: boolean): (member: string, label: string) => Monitor {
  const before = LAST_MEMBERS.get(group)
  const now = new Map<string, Monitor>()
  LAST_MEMBERS.set(group, now)
  return (member, label) => {
    const id = memberId(group, member, ownNames)
    const known = before?.get(member)
    const name = known?.name === label ? label : oneLine(label)
    const same = known !== undefined && known.id === id && known.name === name
    const own = same ? known : { ...group, id, group: group.group ?? group.id, name, member, each: false }
    now.set(member, own)
    return own
  }
}

/** Members that are known by their own names keep them, where nobody chose a name for all of them. */
function memberId(group: Monitor, name: string, ownNames: boolean): string {
  return ownNames && group.unnamed && isMonitorId(name) ? name : `${group.id}/${name}`
}
