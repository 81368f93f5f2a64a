import { judgeSources, type LookedAt } from '../domain/judging/source-trouble.js'
import { lookedAt, sameLook, type Look, type Looks } from '../domain/look.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Reading } from '../domain/what-was-read.js'
import { messageOf } from '../errors.js'
import type { IncidentStore, LookMemory } from '../incidents/store.js'
import type { Times } from './judge-all.js'
import type { Read } from './read-all.js'

/** What earlier runs remember of looking; null where there is no such memory, or it cannot be read. */
export async function loadLooks(store: IncidentStore | null): Promise<Looks | null> {
  try {
    return (await store?.looks?.load()) ?? null
  } catch {
    // The incidents are in the same place, and whoever reads them says why that failed.
    return null
  }
}

/** This run's looks beside the earlier ones. A monitor that judges each member of a document is looked at once. */
export function afterThisRun(
  before: Looks | null,
  monitors: readonly Monitor[],
  reads: readonly Read[],
  now: Instant,
): Looks {
  if (before === null) return new Map()
  const readings = new Map<string, Reading[]>()
  for (const { monitor, reading } of reads) {
    const [id = monitor.id] = monitor.id.split('/')
    const own = readings.get(id)
    if (own === undefined) readings.set(id, [reading])
    else own.push(reading)
  }
  return new Map(monitors.map(({ id }) => [id, lookedAt(before.get(id), readings.get(id) ?? [], now)]))
}

/** Trouble of the sources themselves, where earlier runs are remembered. */
export function troubleOfSources(
  looks: Looks,
  run: {
    readonly reads: readonly Read[]
    readonly verdicts: readonly Verdict[]
    readonly incidents: readonly Incident[] | null
    readonly times: Times
    readonly now: Instant
  },
): readonly Verdict[] {
  const wanted = new Set(
    run.verdicts.filter(({ reason }) => reason === 'source-unreachable').map(({ monitor }) => monitor),
  )
  const looked = run.reads.flatMap(({ monitor, place, reading }): LookedAt[] => {
    const look = looks.get(monitor.id)
    if (look === undefined) return []
    const detail = reading.kind === 'unreachable' && wanted.has(monitor.id) ? reading.detail : null
    return [{ monitor, place, look, times: run.times.of(monitor), detail }]
  })
  const open = new Set((run.incidents ?? []).filter(({ phase }) => phase === 'open').map(({ key }) => key))
  return judgeSources(looked, run.now, (key) => open.has(key))
}

/** Keeps what is new. Returns what went wrong: nothing here may stop an alert. */
export async function rememberLooks(
  memory: LookMemory | undefined,
  before: Looks | null,
  after: Looks,
): Promise<readonly string[]> {
  const news = new Map<string, Look>([...after].filter(([id, look]) => !sameLook(before?.get(id), look)))
  if (memory === undefined || news.size === 0) return []
  try {
    await memory.remember(news)
    return []
  } catch (error) {
    return [`What was seen could not be remembered: ${messageOf(error)}`]
  }
}
