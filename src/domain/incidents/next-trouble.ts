import type { Reason } from '../status.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { IncidentPolicy, Trouble } from './incident.js'

/** What one verdict means for a trouble that is open. */
type Meaning =
  /** Nothing was learned. */
  | 'nothing'
  /** A good end that is newer than all that did not end it. */
  | 'good-end'
  /** Found by hand, and by its own rules it is none. */
  | 'no-trouble'
  /** What no beat brought about is over without one. */
  | 'mended'
  /** Judged healthy, but nothing ended: after a pause, a maintenance, a change of the configuration. */
  | 'unproven'
  | 'bad'

/** These come and go without any beat. */
const NOT_ABOUT_BEATS: readonly Reason[] = [
  'config-error',
  'disabled-inactivity',
  'disabled-manually',
  'cadence',
  'source-unreachable',
  'source-suspect',
  'clock',
]

/** The trouble of one monitor as this run found it. */
export function troubleOf(verdict: Verdict, now: Instant): Trouble {
  return {
    name: verdict.name,
    status: verdict.status,
    reason: verdict.reason,
    since: verdict.since ?? now,
    lastBeatAt: verdict.beat?.at ?? null,
    lastEndAt: endOf(verdict, now),
    forced: verdict.byHand !== null,
    healthyChecks: 0,
    firstEndAt: null,
    recoveredAt: null,
    recovery: null,
  }
}

/** True when this verdict may change an open trouble at all. */
export function saysSomething(trouble: Trouble, verdict: Verdict): boolean {
  return meaningOf(trouble, verdict) !== 'nothing'
}

/** What becomes of an open trouble: only a good end ends it, or its own rules where a run by hand had found it. */
export function nextTrouble(
  trouble: Trouble,
  verdict: Verdict | undefined,
  policy: IncidentPolicy,
  now: Instant,
): Trouble {
  if (verdict === undefined) return trouble
  const lastBeatAt = verdict.beat?.at ?? trouble.lastBeatAt
  const seen = { ...trouble, name: verdict.name, lastBeatAt }
  switch (meaningOf(trouble, verdict)) {
    case 'nothing':
      return trouble
    case 'no-trouble':
      return { ...seen, status: 'healthy', healthyChecks: 1, recoveredAt: now }
    case 'unproven':
      return seen
    case 'good-end':
      return recovering(seen, verdict.lastEndAt ?? now, policy)
    case 'mended':
      return recovering(seen, lastBeatAt ?? now, policy)
    case 'bad':
      return stillBad(seen, verdict, now)
  }
}

function meaningOf(trouble: Trouble, verdict: Verdict): Meaning {
  const { status, reason } = verdict
  if (status === 'unknown' || reason === 'pending') return 'nothing'
  const byHand = verdict.byHand !== null
  const well = status === 'healthy' || status === 'skipped'
  if (!well) return 'bad'
  if (trouble.forced && !byHand) return isFreeByOwnRules(verdict) ? 'no-trouble' : 'nothing'
  // A run by hand may find that it lasts; it ends nothing.
  if (byHand) return status === 'healthy' ? 'unproven' : 'nothing'
  if (isNewGoodEnd(trouble, verdict)) return 'good-end'
  if (status === 'skipped') return 'nothing'
  return NOT_ABOUT_BEATS.includes(trouble.reason) ? 'mended' : 'unproven'
}

function isFreeByOwnRules({ status, reason }: Verdict): boolean {
  return status === 'healthy' || reason === 'inactive-hours'
}

function isNewGoodEnd({ lastEndAt, reason }: Trouble, verdict: Verdict): boolean {
  if (!verdict.goodEnd || verdict.lastEndAt === null) return false
  // What a document says of the same instant may turn from bad to good: the store behind an address is back, the data as old.
  if (reason === 'reported-failure' && verdict.lastEndAt === lastEndAt) return true
  return lastEndAt === null || verdict.lastEndAt > lastEndAt
}

function recovering(trouble: Trouble, endedAt: Instant, policy: IncidentPolicy): Trouble {
  const healthyChecks = trouble.healthyChecks + 1
  // The first one counts, however many checks it takes to believe it.
  const firstEndAt = trouble.firstEndAt ?? endedAt
  const recovered = healthyChecks >= policy.recoveryTolerance
  return {
    ...trouble,
    status: 'healthy',
    healthyChecks,
    firstEndAt,
    recoveredAt: recovered ? (trouble.recoveredAt ?? firstEndAt) : null,
  }
}

function stillBad(trouble: Trouble, verdict: Verdict, now: Instant): Trouble {
  const { status, reason } = verdict
  const found = { ...trouble, status, reason, healthyChecks: 0, recoveredAt: null, firstEndAt: null }
  if (verdict.byHand !== null) return found
  // A member of a storm that had come back and died again has a new beginning, and so has what only a run by hand had found.
  const anew = trouble.recoveredAt !== null || trouble.forced
  const since = anew ? (verdict.since ?? now) : trouble.since
  // What is bad in spite of an end needs a newer one.
  const lastEndAt = latest(trouble.lastEndAt, endOf(verdict, now))
  return { ...found, since, forced: false, lastEndAt }
}

/** An end in the future is none: it would stand above every true one. */
function endOf({ lastEndAt }: Verdict, now: Instant): Instant | null {
  return lastEndAt !== null && lastEndAt > now ? null : lastEndAt
}

function latest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}
