import type { Config } from '../../config/config.js'
import type { Span } from '../../domain/history/history.js'
import type { Monitor } from '../../domain/monitor.js'
import { costOf, MONTH, type Cost } from '../../domain/replay/cost.js'
import { differenceOf, type ToldBy } from '../../domain/replay/difference.js'
import { quietSetting, type QuietSetting } from '../../domain/replay/quiet-setting.js'
import { isRealAt, missedBy, type RealIncident } from '../../domain/replay/real-incidents.js'
import { beatsIn, type Recorded, type RecordedPasts } from '../../domain/replay/recorded.js'
import type { Against, Delivered, MonitorReplay, ReplayReport } from '../../domain/replay/report.js'
import { longestSilence } from '../../domain/replay/silence.js'
import type { CronSchedule } from '../../domain/schedule.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { IncidentStore } from '../../incidents/store.js'
import { deliveredRuns } from './delivered-runs.js'
import { play, type Played } from './play.js'

/** A configuration with what is recorded of its monitors. */
export interface Tried {
  readonly config: Config
  readonly pasts: RecordedPasts
}

/** What is to be replayed. */
export interface ReplayRequest extends Tried {
  readonly span: Span
  readonly ticks: readonly Instant[]
  /** Null where the ticks are those that really were. */
  readonly every: Duration | null
  readonly onGitHub: boolean
  /** Incidents there really were. */
  readonly real: readonly RealIncident[]
  /** The same with another configuration; null for none. */
  readonly against: (Tried & { readonly ref: string }) | null
  /** When looks really were; null where nobody wrote it down. */
  readonly looks: readonly Instant[] | null
  /** When the watching workflow is declared to run; null where that is not known. */
  readonly declared: Pick<CronSchedule, 'countBetween'> | null
  readonly notices: readonly string[]
}

/** Today's rules over the past: what they would have told of it. `newStore` gives a memory that nobody else sees. */
export async function replay(request: ReplayRequest, newStore: () => IncidentStore): Promise<ReplayReport> {
  const { config, span, every, notices } = request
  const played = await play(request, newStore())
  const seen = { ...request, played }
  const monitors = await Promise.all(config.monitors.map((monitor) => monitorReplay(monitor, seen)))
  const own = new Set(config.monitors.map(({ id }) => id))
  return {
    ...span,
    ticks: request.ticks.length,
    every,
    monitors,
    others: played.alerts.filter((alert) => !own.has(ownerOf(alert.monitor, played))),
    looks: looksOf(request),
    cost: costFor(config, request),
    against: await againstOf(request, played, newStore),
    notices: [...notices, ...unknownIn(request)],
  }
}

/** What would let the next replay know more. */
function unknownIn({ pasts, config }: ReplayRequest): string[] {
  const isAnyUnknown = [...pasts.values()].some(({ kind }) => kind === 'none')
  const keeps =
    'Write "history: true" in the config, and the next replay knows how those were judged that were not tried'
  return isAnyUnknown && (config.history === null || config.history.kind === 'none') ? [keeps] : []
}

async function monitorReplay(
  monitor: Monitor,
  { pasts, span, real, ticks, played, config }: ReplayRequest & { readonly played: Played },
): Promise<MonitorReplay> {
  const { id, name } = monitor
  const recorded = pasts.get(id) ?? { kind: 'none', why: '' }
  const own = real.filter((one) => one.monitor === id || ownerOf(one.monitor, played) === id)
  const alerts = played.alerts.filter((alert) => ownerOf(alert.monitor, played) === id)
  const beats = beatsIn(recorded).filter((at) => at <= span.to)
  const begin = beginOf(recorded)
  return {
    monitor: id,
    name,
    by: byOf(recorded),
    note: recorded.kind === 'none' ? recorded.why : ('cut' in recorded && recorded.cut) || null,
    beats: beats.filter((at) => at >= span.from).length,
    silence: longestSilence(beats, span),
    alerts,
    missed:
      begin === null
        ? []
        : missedBy(
            alerts,
            own.filter(({ until }) => until === null || until >= begin),
          ),
    quiet: await quietFor(monitor, recorded, own, { ticks, played, config }),
    delivered: recorded.kind === 'runs' ? await deliveredRuns(recorded.evidence, span) : null,
  }
}

/** Runs are judged by a window, beats by what is expected after each. */
async function quietFor(
  monitor: Monitor,
  recorded: Recorded,
  real: readonly RealIncident[],
  { ticks, played, config }: Pick<ReplayRequest, 'ticks' | 'config'> & { readonly played: Played },
): Promise<QuietSetting | null> {
  if (recorded.kind !== 'runs') return quietOf(monitor, real, played, config)
  // In hours of its own age runs slower than the clock.
  if (monitor.active !== null) return null
  return (await import('./quiet-window.js')).quietWindow(recorded.evidence, ticks, real)
}

function quietOf(
  monitor: Monitor,
  real: readonly RealIncident[],
  { peaks, times }: Played,
  { policy }: Config,
): QuietSetting | null {
  const own = (peaks.get(monitor.id) ?? []).filter(({ at }) => !isRealAt(at, real))
  const place = { kind: 'unknown', source: monitor.source.kind } as const
  return quietSetting({ monitor, times: times.of(monitor), place, policy }, own)
}

/** The monitor of the configuration that a member belongs to. */
function ownerOf(id: string, { owners }: Played): string {
  return owners.get(id) ?? id
}

function byOf(recorded: Recorded): MonitorReplay['by'] {
  switch (recorded.kind) {
    case 'readings':
      return recorded.by
    case 'runs':
      return 'runs'
    case 'states':
      return 'journal'
    case 'none':
      return null
  }
}

/** From when on anything is known of it; null for never. */
function beginOf(recorded: Recorded): Instant | null {
  switch (recorded.kind) {
    case 'readings':
      return recorded.readings[0]?.at ?? null
    case 'states':
      return recorded.states[0]?.at ?? null
    case 'runs':
      return recorded.evidence.completeSince ?? -Infinity
    case 'none':
      return null
  }
}

function looksOf({ looks, declared, span }: ReplayRequest): Delivered | null {
  if (looks === null || declared === null) return null
  const delivered = looks.filter((at) => at > span.from && at <= span.to).length
  return { delivered, declared: declared.countBetween(span.from, span.to, Infinity) }
}

function costFor({ monitors, history }: Config, { declared, every, span, ticks }: ReplayRequest): Cost {
  const usual = every ?? (span.to - span.from) / Math.max(1, ticks.length)
  const often =
    declared === null
      ? ({ by: 'looks', runs: Math.round(MONTH / usual) } as const)
      : ({ by: 'schedule', runs: declared.countBetween(span.to, span.to + MONTH, Infinity) } as const)
  return costOf(monitors, often, history !== null && history.kind !== 'none')
}

async function againstOf(
  request: ReplayRequest,
  played: Played,
  newStore: () => IncidentStore,
): Promise<Against | null> {
  const { against } = request
  if (against === null) return null
  const before = await play({ ...request, ...against }, newStore())
  const told = ({ config }: Tried, { alerts, owners }: Played): ToldBy => ({
    monitors: config.monitors.map(({ id }) => id),
    alerts: alerts.map((alert) => ({ ...alert, owner: owners.get(alert.monitor) ?? alert.monitor })),
  })
  return {
    ref: against.ref,
    differences: differenceOf(told(request, played), told(against, before)),
    alerts: before.alerts.length,
    cost: costFor(against.config, request),
  }
}
