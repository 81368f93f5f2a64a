import type { SilentTogether } from '../domain/judging/silent-together.js'
import { SOURCE_KEY } from '../domain/judging/source-key.js'
import { judgeSources, type LookedAt } from '../domain/judging/source-trouble.js'
import { lookedAt } from '../domain/looked-at.js'
import type { Look, Looks } from '../domain/look.js'
import { presentIn } from '../domain/incidents/standing-key.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Reading } from '../domain/what-was-read.js'
import type { Times } from './judge-all.js'
import type { Read } from './read-all.js'

/** This run's looks beside the earlier ones. A monitor that judges each member of a document is looked at once. */
export function afterThisRun(before: Looks, monitors: readonly Monitor[], reads: readonly Read[], now: Instant): Looks {
  const readings = new Map<string, Reading[]>()
  for (const { monitor, reading } of reads) {
    const id = monitor.group ?? monitor.id
    const own = readings.get(id)
    if (own === undefined) readings.set(id, [reading])
    else own.push(reading)
  }
  return new Map(monitors.map(({ id }) => [id, lookedAt(before.get(id), readings.get(id) ?? [], now)]))
}

/** Trouble of the sources themselves; `looks` is null where earlier runs are not remembered. */
export function troubleOfSources(
  looks: Looks | null,
  suspects: ReadonlyMap<string, SilentTogether>,
  run: {
    readonly reads: readonly Read[]
    readonly verdicts: readonly Verdict[]
    readonly incidents: readonly Incident[] | null
    readonly times: Times
    readonly now: Instant
  },
): readonly Verdict[] {
  const lasting = (run.incidents ?? []).filter(({ phase }) => phase === 'open')
  const open = new Set(lasting.flatMap(({ key, state }) => [key, ...presentIn(state)]))
  const isTold = [...open].some((key) => key.startsWith(SOURCE_KEY))
  if (suspects.size === 0 && !isTold && !run.reads.some(({ reading }) => reading.kind === 'unreachable')) return []
  const wanted = new Set(
    run.verdicts.filter(({ reason }) => reason === 'source-unreachable').map(({ monitor }) => monitor),
  )
  const looked = run.reads.flatMap(({ monitor, place, reading }): LookedAt[] => {
    const look = looks === null ? null : lookAt(looks, monitor)
    if (look === undefined) return []
    const detail = reading.kind === 'unreachable' && wanted.has(monitor.id) ? reading.detail : null
    return [{ monitor, place, look, times: run.times.of(monitor), detail }]
  })
  return judgeSources(looked, suspects, run.now, (key) => open.has(key))
}

/** A member is looked at with the document that tells of it. */
function lookAt(looks: Looks, { id, group }: Monitor): Look | undefined {
  return looks.get(id) ?? (group === undefined ? undefined : looks.get(group))
}
