import { withKind } from '../domain/beat/status-beat.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { StatusKind } from '../domain/status-kind.js'
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'

/** What the living demonstration watches. Everything in it is posted to this process alone. */
export const SERVICE_CONFIG = `
version: 1
monitors:
  orders: { name: Orders, push: true, every: 5s, tags: [shop], runbook: Restart the worker. }
  web: { name: Web shop, push: true, every: 5s, tags: [shop] }
  price-feed: { name: Price feed, push: true, every: 5s, critical: true, tags: [trading] }
  trading-bot: { name: Trading bot, push: true, every: 10s, tags: [trading] }
  mailer: { name: Mailer, push: true, every: 10s, tags: [shop] }
  nightly-backup: { name: Nightly backup, push: true, cron: 0 2 * * *, tags: [jobs] }
  warehouse-sync: { name: Warehouse sync, push: true, every: 1h, tags: [jobs] }
  legacy-import: { name: Legacy import, push: true, every: 1d, paused: { reason: moving to the new warehouse }, tags: [jobs] }
`

/** The play begins anew after so long. */
const ROUND: Duration = 2 * MINUTE

type Said = Pick<Heartbeat, 'state'> & Partial<Heartbeat>

interface Part {
  readonly monitor: string
  /** More often than it has to: a beat that waits for the next look is no late one. */
  readonly everyMs: Duration
  /** What it says so long after the round began, at its beat of this number; null where it is silent. */
  says(after: Duration, beat: number): Said | null
}

const MESSAGES: readonly (readonly [StatusKind, string])[] = [
  ['login', ''],
  ['waiting', ''],
  ['waiting', ''],
  ['trade', 'bought 3'],
  ['waiting', ''],
  ['profit', '+1.2 %'],
]

const PARTS: readonly Part[] = [
  {
    monitor: 'orders',
    everyMs: 2 * SECOND,
    says: (_, n) => ({ state: 'ok', metrics: { orders: 40 + ((n * 7) % 13) } }),
  },
  { monitor: 'web', everyMs: 2 * SECOND, says: (_, n) => ({ state: 'ok', metrics: { ms: 80 + ((n * 31) % 40) } }) },
  {
    monitor: 'price-feed',
    everyMs: 2 * SECOND,
    // It dies, and comes back when somebody has restarted it.
    says: (after) =>
      after >= 24 * SECOND && after < 80 * SECOND ? null : { state: 'ok', message: 'prices are fresh' },
  },
  { monitor: 'trading-bot', everyMs: 4 * SECOND, says: (_, n) => statusMessage(n) },
  {
    monitor: 'mailer',
    everyMs: 4 * SECOND,
    says: (after) =>
      after >= 50 * SECOND && after < 90 * SECOND
        ? { state: 'failed', message: 'the mail server refuses every letter' }
        : { state: 'ok' },
  },
  {
    monitor: 'warehouse-sync',
    everyMs: 20 * SECOND,
    // It had failed before anybody looked, and works again.
    says: (after, n) => (n < 2 || after < 40 * SECOND ? null : { state: 'ok', durationSeconds: 12.5 }),
  },
]

function statusMessage(beat: number): Said {
  const [kind, said] = MESSAGES[beat % MESSAGES.length] ?? ['waiting', '']
  return withKind({ at: 0, state: 'ok', message: said }, kind)
}

/** One beat of the play. */
export interface PlayedBeat {
  readonly monitor: string
  readonly beat: Heartbeat
}

/** What was said before the play began. */
export function beatsBefore(startAt: Instant): PlayedBeat[] {
  const night = Math.floor((startAt - 2 * HOUR) / DAY) * DAY + 2 * HOUR
  const backup = { durationSeconds: 341, metrics: { bytes: 7_340_032 }, message: 'all tables' }
  return [
    ...PARTS.filter(({ monitor }) => monitor !== 'warehouse-sync').map(({ monitor, says }) => ({
      monitor,
      beat: { ...(says(0, 0) ?? { state: 'ok' as const }), at: startAt - SECOND },
    })),
    { monitor: 'nightly-backup', beat: { at: night + 341 * SECOND, state: 'ok', ...backup } },
    { monitor: 'warehouse-sync', beat: { at: startAt - 20 * MINUTE, state: 'failed', message: 'login refused' } },
    { monitor: 'legacy-import', beat: { at: startAt - 3 * DAY, state: 'ok' } },
  ]
}

/** The beats in (from, to]. */
export function beatsBetween(startAt: Instant, from: Instant, to: Instant): PlayedBeat[] {
  return PARTS.flatMap(({ monitor, everyMs, says }) => {
    const beats: PlayedBeat[] = []
    for (let n = Math.floor((from - startAt) / everyMs) + 1; startAt + n * everyMs <= to; n++) {
      const at = startAt + n * everyMs
      const said = says((at - startAt) % ROUND, n)
      if (said !== null) beats.push({ monitor, beat: { ...said, at } })
    }
    return beats
  }).sort((a, b) => a.beat.at - b.beat.at)
}
