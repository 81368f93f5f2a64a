import { DAY, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { aVerdict } from './incident-samples.js'
import { randomFrom } from './seeded-random.js'

/** Monitors of which each is in trouble for some hours every couple of weeks, as a checker sees them. */
export function troubledMonitors(count: number, from: Instant): (now: Instant) => Verdict[] {
  const random = randomFrom('troubles')
  const state = Array.from({ length: count }, (_, i) => ({
    monitor: `monitor-${i}`,
    bad: false,
    since: from,
    turnsAt: from + random() * 28 * DAY,
  }))
  return (now) =>
    state.map((one) => {
      if (now >= one.turnsAt) {
        one.bad = !one.bad
        one.since = one.turnsAt
        one.turnsAt += one.bad ? (random() * DAY) / 2 : random() * 28 * DAY
      }
      const { monitor, bad, since } = one
      const message = 'No heartbeat for 2 h 5 min; expected within 2 h. The last one came at 2026-03-10 07:25 UTC.'
      return aVerdict(
        bad
          ? { monitor, status: 'critical', reason: 'stale', since, message }
          : { monitor, status: 'healthy', reason: 'ok', since: null, lastEndAt: now - MINUTE, goodEnd: true },
      )
    })
}
