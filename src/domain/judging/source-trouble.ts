import { formatDuration } from '../duration.js'
import type { Look } from '../look.js'
import type { Monitor } from '../monitor.js'
import { describeService, type Place } from '../place.js'
import type { MonitorTimes } from '../schedule.js'
import { MINUTE, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { expectedOf } from './expected.js'
import { lateness } from './lateness.js'
import { suspicion, type SilentTogether } from './silent-together.js'
import { sourceKey } from './source-key.js'

/** One monitor, where it is read, and how looking at it went. */
export interface LookedAt {
  readonly monitor: Monitor
  readonly place: Place
  /** Null where nothing remembers earlier looks. */
  readonly look: Look | null
  readonly times: MonitorTimes
  /** Why it could not be read in this run; null where it was read, or nobody wanted to know. */
  readonly detail: string | null
}

/** So long a service that many beat into may be away before people hear of it. */
const PATIENCE: Duration = 5 * MINUTE

/**
 * Whoever could not look for a monitor's whole window, or for five minutes where many beat into one service, does not know
 * whether it lives: that is a trouble of the source; so is `suspects`, by key. One verdict a source: critical after such a time,
 * healthy where everything of it was read and `isOpen` says that it was told.
 */
export function judgeSources(
  looked: readonly LookedAt[],
  suspects: ReadonlyMap<string, SilentTogether>,
  now: Instant,
  isOpen: (key: string) => boolean,
): readonly Verdict[] {
  const keys = new Map<string, LookedAt[]>()
  for (const one of looked) {
    const key = sourceKey(one.place)
    const own = keys.get(key)
    if (own === undefined) keys.set(key, [one])
    else own.push(one)
  }
  return [...keys].flatMap(([key, own]) => {
    const silent = suspects.get(key)
    if (silent !== undefined) return silent.since + PATIENCE < now ? [suspect(key, own, silent, now)] : []
    const blind = own.filter(({ look, detail }) => (look === null ? detail !== null : look.unreadableSince !== null))
    if (blind.length === 0) return isOpen(key) ? [readAgain(key, own)] : []
    const worst = blind.filter((one) => one.detail !== null && patienceEnds(one, now) < now)
    return worst.length === 0 ? [] : [blindFor(key, worst, now)]
  })
}

/** When a beat of the moment from which on nobody could look would be late. */
function patienceEnds({ monitor, look, times, place }: LookedAt, now: Instant): Instant {
  const from = look?.unreadableSince ?? null
  if (from === null) return Infinity
  if (place.kind === 'redis') return from + PATIENCE
  const expected = expectedOf(monitor, { from, startedByGitHub: false, cron: times.cron })
  return lateness(expected, from, now, times).deadline ?? Infinity
}

function blindFor(key: string, worst: readonly LookedAt[], now: Instant): Verdict {
  const since = Math.min(...worst.map(({ look }) => look?.unreadableSince ?? now))
  const [first] = worst
  const names = worst.slice(0, 5).map(({ monitor }) => monitor.name)
  const more = worst.length > names.length ? ` and ${worst.length - names.length} more` : ''
  const message = `Could not look at ${names.join(', ')}${more} for ${formatDuration(now - since)}: ${first?.detail ?? ''}.`
  const ended = Math.min(...worst.map((one) => patienceEnds(one, now)))
  return { ...sourceVerdict(key, worst), status: 'critical', reason: 'source-unreachable', message, since: ended }
}

function suspect(key: string, own: readonly LookedAt[], silent: SilentTogether, now: Instant): Verdict {
  const message = suspicion(silent, now)
  return { ...sourceVerdict(key, own), status: 'critical', reason: 'source-suspect', message, since: silent.since }
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
