import { countedAs, type DownFrom } from '../domain/history/counted.js'
import type { Filled, FilledPart, GrowingHistory, Span } from '../domain/history/history.js'
import type { Monitor } from '../domain/monitor.js'
import { filledGap, isFillable, isNotSince } from '../domain/refill/filled-gap.js'
import type { filledByRuns } from '../domain/refill/filled-by-runs.js'
import { DAY, type Duration } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { ExternalError } from '../errors.js'
import type { RunReport } from '../reports/report.js'
import type { KnownBeats, KnownPast } from '../sources/source.js'
import { loadTimes } from './judge-all.js'
import type { SourceOf } from './read-all.js'

/** So many questions a look may ask of a source about the past. */
const MOST_REQUESTS = 5
/** A checker that was away for longer than this was not only late. */
const LONGEST_GAP: Duration = 14 * DAY

/** Whose past may be asked for, and where. */
export interface BeatsOfThePast {
  readonly monitors: readonly Monitor[]
  readonly sourceOf: SourceOf
}

interface Asked {
  readonly monitor: Monitor
  readonly after: Verdict
}

/** What beats tell of the time before this run in which nobody looked: it costs requests only after such a time. */
export async function refill(
  { now, verdicts }: Pick<RunReport, 'now' | 'verdicts'>,
  history: GrowingHistory,
  { monitors, sourceOf }: BeatsOfThePast,
  downFrom: DownFrom = 'critical',
): Promise<Filled> {
  const from = history.gapUntil(now)?.from ?? now
  const gap = { from, to: now }
  if (from >= now || now - from > LONGEST_GAP) return new Map()
  const before = new Map(history.standing().map((state) => [state.monitor, countedAs(state, downFrom)]))
  const judged = new Map(verdicts.map((verdict) => [verdict.monitor, verdict]))
  const asked = monitors.flatMap((monitor): Asked[] => {
    const after = judged.get(monitor.id)
    return after !== undefined && before.has(monitor.id) ? [{ monitor, after }] : []
  })
  const [times, beats] = await Promise.all([loadTimes(monitors), beatsOf(asked, gap, sourceOf)])
  const byRuns = await loadByRuns([...beats.values()])
  const workflows = verdicts.filter(({ place }) => place.kind === 'workflow').length
  const filled = asked.map(({ monitor, after }): [string, readonly FilledPart[]] => {
    const known = beats.get(monitor.id) ?? []
    const seen = before.get(monitor.id) ?? 'blind'
    const about = { monitor, times: times.of(monitor), downFrom, after, gap, before: seen }
    const isOfRuns = 'runs' in known
    return [
      monitor.id,
      isOfRuns ? byRuns({ ...about, evidence: known, workflows }) : filledGap({ ...about, beats: known }),
    ]
  })
  return new Map(filled.filter(([, parts]) => parts.length > 0))
}

/** The rules of workflows load only where runs are to be judged. */
async function loadByRuns(past: readonly KnownPast[]): Promise<typeof filledByRuns> {
  return past.some((known) => 'runs' in known)
    ? (await import('../domain/refill/filled-by-runs.js')).filledByRuns
    : () => []
}

/** The beats of those whose last one does not tell everything. */
async function beatsOf(asked: readonly Asked[], gap: Span, sourceOf: SourceOf): Promise<Map<string, KnownPast>> {
  const wanted = asked.filter(
    (one) => isJudgedByRuns(one) || (isFillable(one) && !isNotSince({ gap, after: one.after })),
  )
  const kinds = new Set(wanted.map(({ monitor }) => monitor.source.kind))
  const known = new Map<string, KnownPast>()
  for (const kind of kinds) {
    const own = wanted.map(({ monitor }) => monitor).filter(({ source }) => source.kind === kind)
    const beats = await ask(kind, own, gap, sourceOf)
    for (const [id, list] of beats ?? []) known.set(id, list)
  }
  return known
}

function isJudgedByRuns({ after }: Asked): boolean {
  return after.place.kind === 'workflow'
}

async function ask(
  kind: string,
  monitors: readonly Monitor[],
  gap: Span,
  sourceOf: SourceOf,
): Promise<KnownBeats | undefined> {
  try {
    return await (await sourceOf(kind)).beatsBetween?.(monitors, gap, MOST_REQUESTS)
  } catch (error) {
    // What cannot be asked stays unseen, as it was.
    if (error instanceof ExternalError) return undefined
    throw error
  }
}
