import type { Config } from '../../config/config.js'
import type { Incident } from '../../domain/incidents/incident.js'
import type { Outcome } from '../../domain/incidents/plan.js'
import type { Monitor } from '../../domain/monitor.js'
import { openAlertBook, type Alert } from '../../domain/replay/alert-book.js'
import type { Peak } from '../../domain/replay/quiet-setting.js'
import type { RecordedPasts } from '../../domain/replay/recorded.js'
import type { MonitorTimes } from '../../domain/schedule.js'
import type { Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import type { IncidentStore } from '../../incidents/store.js'
import type { Log } from '../../ports.js'
import type { Behind } from '../behind-others.js'
import { carryOut } from '../carry-out.js'
import { unhealed } from '../healed.js'
import { loadTimes, type Times } from '../judge-all.js'
import { judgeRun } from '../judge-run.js'
import { behindOthersIfAny, planIfAny } from '../plan-if-any.js'
import type { Read } from '../read-all.js'
import { judgedThen } from './judged-then.js'
import { tracksOf } from './tracks.js'

/** A past, and by which rules it is looked at. */
export interface Replay {
  readonly config: Config
  readonly pasts: RecordedPasts
  /** When somebody looks, in order. */
  readonly ticks: readonly Instant[]
  /** Whoever looks does so on GitHub. */
  readonly onGitHub: boolean
}

/** What would have become of it. */
export interface Played {
  readonly alerts: readonly Alert[]
  /** The last looks at each beat, by monitor id. */
  readonly peaks: ReadonlyMap<string, readonly Peak[]>
  /** The monitor of the configuration, by the id of a member of its document. */
  readonly owners: ReadonlyMap<string, string>
  readonly times: Times
}

const MUTE: Log = { debug: () => {}, info: () => {}, notice: () => {}, warning: () => {}, error: () => {} }

/** Nobody outside is asked anything. */
const NOBODY = {
  github: null,
  sourceOf: () => Promise.reject(new Error('a replay asks no source')),
}

/** Looks again and again, by the rules of any check, into a store that nobody else sees. */
export async function play({ config, pasts, ticks, onGitHub }: Replay, store: IncidentStore): Promise<Played> {
  const times = onceEach(await loadTimes(config.monitors))
  const tracks = tracksOf(config.monitors, pasts, times)
  const judgedBefore = config.monitors.flatMap((monitor) => {
    const past = pasts.get(monitor.id)
    return past?.kind === 'states' ? [{ monitor, states: past.states, times: times.of(monitor) }] : []
  })
  const quiet = { ...config, channels: [] }
  const book = openAlertBook()
  const owners = new Map<string, string>()
  for (const now of ticks) {
    const incidents = await store.load('all')
    const told = new Set(incidents.flatMap(({ phase, state }) => (phase === 'open' ? Object.keys(state.members) : [])))
    const moving = tracks.filter((track) => !track.isSure(now) || told.has(track.monitor.id))
    const reads = moving.flatMap((track) => track.readsAt(now))
    for (const { monitor } of reads) if (monitor.group !== undefined) owners.set(monitor.id, monitor.group)
    const judged = await verdictsAt(reads, incidents, { now, config: quiet, times, onGitHub })
    const known = judgedBefore.flatMap((one) => judgedThen(one.monitor, one.states, now, one.times) ?? [])
    // Whom this look does not move may still be what others stand on.
    const watched = [...config.monitors.map((monitor) => ({ monitor })), ...reads]
    const look = { config: quiet, now, times, reads: watched, incidents }
    book.take(await done([...judged, ...known], look, store), now)
  }
  const peaks = new Map(tracks.map((track) => [track.monitor.id, track.peaks()]))
  return { alerts: book.alerts, peaks, owners, times }
}

/** The calendar of each monitor is made once, and not at each look. */
function onceEach(times: Times): Times {
  const known = new Map<Monitor, MonitorTimes>()
  return {
    of(monitor) {
      const own = known.get(monitor) ?? times.of(monitor)
      known.set(monitor, own)
      return own
    },
  }
}

interface Look {
  readonly now: Instant
  readonly config: Config
  readonly times: Times
  readonly onGitHub: boolean
}

async function verdictsAt(
  reads: readonly Read[],
  incidents: readonly Incident[],
  look: Look,
): Promise<readonly Verdict[]> {
  if (reads.length === 0) return []
  const open = incidents.filter(({ phase }) => phase === 'open')
  const run = { ...look, self: null, force: false }
  const { verdicts, sources } = await judgeRun({ reads, incidents: open, looks: null }, run, NOBODY)
  return [...verdicts, ...sources]
}

async function done(verdicts: readonly Verdict[], look: Behind, store: IncidentStore): Promise<readonly Outcome[]> {
  const { config, incidents, now } = look
  if (verdicts.every(isWell) && incidents?.every(({ phase }) => phase === 'closed')) return []
  const behind = await behindOthersIfAny(unhealed(verdicts), look)
  const plan = await planIfAny({ ...behind, incidents }, config, now)
  return plan.length === 0 ? [] : carryOut(plan, store, now, { log: MUTE })
}

/** Who is well and in no incident gives nothing to plan. */
function isWell({ status }: Verdict): boolean {
  return status === 'healthy' || status === 'skipped'
}
