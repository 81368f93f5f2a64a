import { formatDuration } from '../../domain/duration.js'
import type { Expectation } from '../../domain/monitor.js'
import { SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { receivedReading } from './documents.js'
import type { KeysToRead, KnownKey } from './foreign-key.js'
import { movedTo } from './moved-beat.js'
import { CLOCK_TOLERANCE } from './server.js'
import type { Situation } from './situation.js'

interface Case {
  readonly of: KeysToRead
  readonly situation: Situation
}

/**
 * A key whose document states no time, or one that would be late: its time to live tells when it was set, if it is known how
 * long it lives from then.
 */
export function byTimeToLive(
  key: KnownKey,
  leftMs: Duration,
  before: KnownKey | undefined,
  { of, situation }: Case,
): KnownKey {
  const { ttlMs } = of.options
  const lives = ttlMs ?? usualTimeToLive(of.monitor.expectation)
  if (leftMs <= 0 || lives === null || leftMs > lives)
    return { ...key, settled: leftMs === -1, reading: withRemedy(key.reading, leftMs, ttlMs) }
  // Renewed again and again with the same old time: whoever renews it lives, and what it tells of does not.
  if (key.statedAt !== null && before?.statedAt === key.statedAt && isMoved(before))
    return { ...key, reading: before.reading }
  const setAt = situation.look.at - (lives - leftMs)
  const far = key.statedAt === null || Math.abs(setAt - key.statedAt) > (ttlMs === null ? CLOCK_TOLERANCE : SECOND)
  return far ? { ...key, reading: received(key, setAt, { of, situation }) } : key
}

function received({ value, reading }: KnownKey, setAt: Instant, { of, situation }: Case): Reading {
  if (reading.kind === 'beat') return movedTo(reading, setAt, situation.look.offsetMs)
  const { now, aids } = situation
  return typeof value === 'string' ? receivedReading(value, setAt, { monitor: of.monitor, now, aids }) : reading
}

function isMoved({ reading, statedAt }: KnownKey): boolean {
  return reading.kind === 'beat' && reading.beat.at !== statedAt
}

/** What the sink sets where nobody says otherwise; else what somebody sets who wants a key to be gone when it is late. */
function usualTimeToLive(expectation: Expectation): Duration | null {
  switch (expectation.kind) {
    case 'interval':
      return 3 * expectation.everyMs + 5 * SECOND
    case 'threshold':
      return expectation.thresholdMs
    case 'cron':
      return null
  }
}

function withRemedy(reading: Reading, leftMs: Duration, ttlMs: Duration | null): Reading {
  if (reading.kind !== 'invalid' || reading.problem !== 'no-timestamp') return reading
  const why = leftMs < 0 ? 'the key never runs out' : `the key lives for ${formatDuration(leftMs)} yet`
  const more = ttlMs === null ? '' : `, longer than the \`ttl\` of ${formatDuration(ttlMs)}`
  const remedy = 'let its writer add a time, or set a time to live and say it as `ttl`'
  return {
    ...reading,
    detail: `${reading.detail.split('; the key ')[0]}; the key states no time of its own, and ${why}${more}: ${remedy}`,
  }
}
