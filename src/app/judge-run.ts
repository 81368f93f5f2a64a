import type { Config } from '../config/config.js'
import type { Incident } from '../domain/incidents/incident.js'
import { presentIn } from '../domain/incidents/present-members.js'
import { isTrouble } from '../domain/incidents/is-trouble.js'
import { withPlatformTrouble } from '../domain/judging/own-rules.js'
import { BY_SILENCE } from '../domain/judging/by-silence.js'
import { isShared } from '../domain/shared-place.js'
import type { Looks } from '../domain/look.js'
import type { Duration } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Resumed } from '../domain/what-was-read.js'
import type { DeclarationPorts } from './ask-declarations.js'
import type { Doubted, Suspected } from './doubt-sources.js'
import { judgeAll, type Looking } from './judge-all.js'
import type { judgeNew } from './judge-new.js'
import type { Read } from './read-all.js'

/** What a run has before it judges. */
export interface Seen {
  readonly reads: readonly Read[]
  /** The open ones; null where none are kept or could be read. */
  readonly incidents: readonly Incident[] | null
  /** Null where this machine remembers nothing. */
  readonly looks: Looks | null
}

export interface JudgedRun {
  /** In the order of the configuration. */
  readonly verdicts: readonly Verdict[]
  /** Of sources that could not be read for too long, and of those that can be read again. */
  readonly sources: readonly Verdict[]
  readonly looks: Looks
  /** For the next look of the same process. */
  readonly suspected: Suspected
  readonly notices: readonly string[]
}

type Run = Looking & {
  readonly config: Config
  readonly self: string | null
  readonly ownGap?: Resumed | null
  readonly suspectedBefore?: Suspected
}

export interface JudgingPorts extends DeclarationPorts {
  /** As in CheckPorts. */
  readonly clockAhead?: () => Promise<Duration | null>
}

/** Judges all that was read: by beats, then by what is new, and by what happened to many at once. */
export async function judgeRun(seen: Seen, run: Run, ports: JudgingPorts): Promise<JudgedRun> {
  const { reads, incidents, looks } = seen
  const { config, self, now, force, onGitHub, times, known, glance } = run
  const looking = { now, force, onGitHub, times }
  const judgeBy = async (all: readonly Read[], by: Looking): Promise<readonly Verdict[]> => {
    const first = { reads: all, verdicts: await judgeAll(all, by), incidents, policy: config.policy }
    return judgedByAge(first, { declaredIn: config.declaredIn, self, looks }, by, ports)
  }
  const byOurs = await judgeBy(reads, { ...looking, ...(known && { known, glance: glance === true }) })
  const byAge = await byBothClocks(byOurs, reads, ports, (all, ahead) => judgeBy(all, { ...looking, now: now - ahead }))
  const platform = await withPlatformTrouble(byAge, reads, now)
  const doubted = await doubt(platform.verdicts, seen, run)
  const { verdicts, suspects, suspected } = doubted
  const notices = [...platform.notices, ...doubted.notices]
  // Only a machine's own memory remembers how looking went; what is silent together shows by itself.
  const shared = reads.filter(({ place }) => isShared(place))
  if (looks === null && shared.length === 0) return { verdicts, sources: [], looks: new Map(), suspected, notices }
  const { afterThisRun, troubleOfSources } = await import('./after-looking.js')
  const after = looks === null ? null : afterThisRun(looks, config.monitors, reads, now)
  const judged = { reads: after === null ? shared : reads, verdicts, incidents, times, now }
  const sources = troubleOfSources(after, suspects, judged)
  return { verdicts, sources, looks: after ?? new Map(), suspected, notices }
}

const MAYBE_NEW: readonly Verdict['reason'][] = ['missing', 'stale', 'failing']

/** Loads only where somebody does not beat as it should, with what is to be done then. */
async function judgedByAge(...by: Parameters<typeof judgeNew>): ReturnType<typeof judgeNew> {
  const { verdicts } = by[0]
  if (!verdicts.some(({ reason }) => MAYBE_NEW.includes(reason))) return verdicts
  return (await import(/* webpackChunkName: "planning" */ './judge-new.js')).judgeNew(...by)
}

/** Loads only where this machine's clock is off. */
async function byBothClocks(
  verdicts: readonly Verdict[],
  reads: readonly Read[],
  ports: JudgingPorts,
  judgeBehind: (reads: readonly Read[], aheadMs: Duration) => Promise<readonly Verdict[]>,
): Promise<readonly Verdict[]> {
  const aheadMs = (await ports.clockAhead?.()) ?? null
  if (aheadMs === null) return verdicts
  const { doubtByClock } = await import('./doubt-by-clock.js')
  return doubtByClock(verdicts, reads, aheadMs, (all) => judgeBehind(all, aheadMs))
}

/** Loads only where a source was away, many beat into one, or this process itself had slept. */
async function doubt(verdicts: readonly Verdict[], { reads, incidents }: Seen, run: Run): Promise<Doubted> {
  const { ownGap = null, suspectedBefore = new Map<string, Resumed>() } = run
  const mayDoubt = ownGap !== null || reads.some(({ place }) => isShared(place))
  // Only silence is doubted.
  if (!mayDoubt || !verdicts.some(({ reason }) => BY_SILENCE.includes(reason)))
    return { verdicts, suspects: new Map(), suspected: suspectedBefore, notices: [] }
  const { doubtSources } = await import('./doubt-sources.js')
  const told = new Set((incidents ?? []).flatMap(({ phase, state }) => (phase === 'open' ? presentIn(state) : [])))
  return doubtSources({
    reads,
    verdicts,
    times: run.times,
    now: run.now,
    ownGap,
    suspectedBefore,
    isTold: ({ monitor }) => told.has(monitor),
    isTrouble: (verdict) => isTrouble(verdict, run.config.policy),
  })
}
