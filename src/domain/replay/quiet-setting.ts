import type { IncidentPolicy } from '../incidents/incident.js'
import { isTrouble } from '../incidents/is-trouble.js'
import { afterBeat } from '../judging/after-beat.js'
import { byItsBeat } from '../judging/by-its-beat.js'
import { gradeDeadlines, questionOf } from '../judging/deadlines.js'
import { judge } from '../judging/judge.js'
import type { Monitor } from '../monitor.js'
import type { Place } from '../place.js'
import type { ActiveWindows, MonitorTimes } from '../schedule.js'
import { severityOf } from '../status.js'
import { MINUTE, type Duration, type Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'

/** The last look at a beat before the next one came: none saw it older. */
export interface Peak {
  readonly at: Instant
  readonly reading: Extract<Reading, { kind: 'beat' }>
}

/** What would have opened nothing for silence; in whole minutes. */
export interface QuietSetting {
  readonly key: 'threshold' | 'grace' | 'window'
  readonly atLeast: Duration
  /** What it is now. */
  readonly now: Duration
}

/** Whose beats are judged, and how. */
export interface Judged {
  readonly monitor: Monitor
  readonly times: MonitorTimes
  readonly place: Place
  readonly policy: IncidentPolicy
}

interface Need extends QuietSetting {
  readonly peak: Peak
}

/** The lowest threshold, or grace, that no silence among these would have reached; null where none decides. */
export function quietSetting(judged: Judged, peaks: readonly Peak[]): QuietSetting | null {
  for (const need of highestNeeds(judged, peaks)) {
    const atLeast = Math.max(0, Math.ceil(need.atLeast / MINUTE) * MINUTE)
    // Levels by age and the grace of an opening hold beside it.
    if (opens(judged, need, atLeast)) return null
    if (atLeast < MINUTE || opens(judged, need, Math.max(0, need.atLeast - 1)))
      return { key: need.key, atLeast, now: need.now }
  }
  return null
}

/** What each of them needs, the highest first. Nobody needs more than its age, so the youngest are not looked at. */
function* highestNeeds(judged: Judged, peaks: readonly Peak[]): Generator<Need, void, undefined> {
  const oldest = peaks.map((peak) => ({ peak, age: peak.at - leastEnd(peak) })).sort((a, b) => b.age - a.age)
  // The highest last.
  const waiting: Need[] = []
  for (const { peak, age } of oldest) {
    while ((waiting.at(-1)?.atLeast ?? -Infinity) >= age) yield waiting.pop()!
    const need = needOf(judged, peak)
    if (need === null) continue
    const place = waiting.findIndex(({ atLeast }) => atLeast > need.atLeast)
    waiting.splice(place < 0 ? waiting.length : place, 0, need)
  }
  yield* waiting.reverse()
}

/** The last end of the work, or something before it. */
function leastEnd({ reading: { beat } }: Peak): Instant {
  return beat.state === 'running' ? (beat.finishedAt ?? beat.lastSuccessAt ?? beat.at) : beat.at
}

/** How long a beat may be away so that this look at it finds no trouble. */
function needOf({ monitor: asSet, times, policy }: Judged, { at, reading: { beat } }: Peak): Need | null {
  const monitor = byItsBeat(asSet, beat)
  const { expected, life } = afterBeat(monitor, beat, times)
  if (life.lastEndAt === null || policy.onMiss === false || monitor.expectation !== asSet.expectation) return null
  const grades = [...gradeDeadlines(questionOf(expected, life.lastEndAt, times))]
  const deadline = grades.find(({ status }) => severityOf(status) >= severityOf(policy.openAt))?.at
  if (deadline === undefined || deadline === Infinity) return null
  const over = between(times.counted, deadline, at)
  const [key, now] =
    expected.kind === 'threshold'
      ? (['threshold', expected.thresholdMs] as const)
      : (['grace', expected.graceMs] as const)
  return { key, now, atLeast: now + over, peak: { at, reading: { ...EMPTY, beat } } }
}

const EMPTY = { kind: 'beat', evidence: { field: '', rule: '', zone: 'utc' }, notes: [] } as const

/** Less than nothing before it. */
function between(active: ActiveWindows | null, from: Instant, to: Instant): Duration {
  if (active === null) return to - from
  return to >= from ? active.activeBetween(from, to) : -active.activeBetween(to, from)
}

function opens({ monitor, times, place, policy }: Judged, { peak, key }: Need, value: Duration): boolean {
  const context = { now: peak.at, force: false, times, place, declaration: null, onGitHub: true }
  const verdict = judge(
    { ...monitor, expectation: withSetting(monitor.expectation, key, value) },
    peak.reading,
    context,
  )
  return verdict.reason === 'stale' && isTrouble(verdict, policy)
}

function withSetting(
  expectation: Monitor['expectation'],
  key: QuietSetting['key'],
  value: Duration,
): Monitor['expectation'] {
  if (expectation.kind === 'threshold')
    return key === 'threshold' ? { ...expectation, thresholdMs: value } : expectation
  return { ...expectation, graceMs: value }
}
