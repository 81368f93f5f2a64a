import { formatDuration } from '../duration.js'
import type { Look } from '../look.js'
import type { Monitor } from '../monitor.js'
import { describeService, type Place } from '../place.js'
import type { MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { expectedOf } from './expected.js'
import { lateness } from './lateness.js'

/** One monitor, where it is read, and how looking at it went. */
export interface LookedAt {
  readonly monitor: Monitor
  readonly place: Place
  readonly look: Look
  readonly times: MonitorTimes
  /** Why it could not be read in this run; null where it was read, or nobody wanted to know. */
  readonly detail: string | null
}

/** What a source's incident is called among those of monitors; no id of a monitor holds a colon. */
export function sourceKey(place: Place): string {
  return `source:${describeService(place)}`
}

/**
 * Whoever could not look for a monitor's whole window does not know whether it lives: that is a trouble of the source. One
 * verdict a source: critical after such a window, healthy where everything of it was read and `isOpen` says that it was told.
 */
export function judgeSources(
  looked: readonly LookedAt[],
  now: Instant,
  isOpen: (key: string) => boolean,
): readonly Verdict[] {
  const keys = new Map<string, LookedAt[]>()
  for (const one of looked) {
    const key = sourceKey(one.place)
    keys.set(key, [...(keys.get(key) ?? []), one])
  }
  return [...keys].flatMap(([key, own]) => {
    const blind = own.filter(({ look }) => look.unreadableSince !== null)
    if (blind.length === 0) return isOpen(key) ? [readAgain(key, own)] : []
    const worst = blind.filter((one) => one.detail !== null && windowEnd(one, now) < now)
    return worst.length === 0 ? [] : [blindFor(key, worst, now)]
  })
}

/** When a beat of the moment from which on nobody could look would be late. */
function windowEnd({ monitor, look, times }: LookedAt, now: Instant): Instant {
  if (look.unreadableSince === null) return Infinity
  const from = look.unreadableSince
  const expected = expectedOf(monitor, { from, startedByGitHub: false, cron: times.cron })
  return lateness(expected, from, now, times).deadline ?? Infinity
}

function blindFor(key: string, worst: readonly LookedAt[], now: Instant): Verdict {
  const since = Math.min(...worst.map(({ look }) => look.unreadableSince ?? now))
  const [first] = worst
  const names = worst.slice(0, 5).map(({ monitor }) => monitor.name)
  const more = worst.length > names.length ? ` and ${worst.length - names.length} more` : ''
  const message = `Could not look at ${names.join(', ')}${more} for ${formatDuration(now - since)}: ${first?.detail ?? ''}.`
  const ended = Math.min(...worst.map((one) => windowEnd(one, now)))
  return { ...sourceVerdict(key, worst), status: 'critical', reason: 'source-unreachable', message, since: ended }
}

function readAgain(key: string, own: readonly LookedAt[]): Verdict {
  return { ...sourceVerdict(key, own), status: 'healthy', reason: 'ok', message: 'It can be read again.', since: null }
}

function sourceVerdict(key: string, [first]: readonly LookedAt[]): Omit<Verdict, 'status' | 'reason' | 'message'> {
  const place = first?.place ?? { kind: 'unknown', source: key }
  return {
    monitor: key,
    name: describeService(place),
    place,
    beat: null,
    evidence: null,
    ageMs: null,
    deadline: null,
    since: null,
    missed: null,
    lastEndAt: null,
    goodEnd: false,
    inHours: true,
    expected: null,
    ownRule: null,
    byHand: null,
    zone: null,
    runbook: null,
    workflow: null,
    notes: [],
    diagnosis: [],
    remedy: [],
    tags: [],
  }
}
