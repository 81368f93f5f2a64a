import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { activeTime } from '../../../src/domain/calendar/active-time.js'
import { cronSchedule } from '../../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'

const FROM = Date.parse('2026-01-01T00:00:00Z')
const TO = Date.parse('2027-01-01T00:00:00Z')
const THRESHOLD = 2 * HOUR
const market = activeTime({
  hours: 'mon-fri 09:30-16:00',
  timezone: 'America/New_York',
  calendar: 'nyse',
  holidays: [],
  sessions: [],
})
/** Half-hourly while the market is open. */
const slots = cronSchedule(['0,30 9-16 * * 1-5'], 'America/New_York')
  .upcoming(FROM - 5 * DAY, 6000)
  .filter((at) => at < TO && market.isActive(at))

/** A random generator of our own: fast-check would shrink thousands of delays for hours. */
function delays(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * HOUR)
  }
}

/** Beats arrive up to an hour after their slot, as scheduled workflows do; checks are just as late. */
function simulate(seed: number, deadAt: Instant): { late: Instant[]; lastBeat: Instant } {
  const delay = delays(seed)
  const beats = slots.filter((at) => at < deadAt).map((at) => at + delay())
  const arrived = beats.filter((at) => at < deadAt).sort((a, b) => a - b)
  const late: Instant[] = []
  let next = 0
  let last = arrived[0] ?? FROM
  for (let slot = FROM + DAY; slot < TO; slot += 30 * MINUTE) {
    const now = slot + delay()
    while (next < arrived.length && (arrived[next] ?? Infinity) <= now) last = Math.max(last, arrived[next++] ?? 0)
    if (market.isActive(now) && market.activeBetween(last, now) > THRESHOLD)
      late.push(market.addActive(last, THRESHOLD))
  }
  return { late, lastBeat: arrived.at(-1) ?? FROM }
}

describe('a year of a half-hourly scheduler in market hours, watched with a threshold of 120 minutes', () => {
  test('alive: not one alarm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
        expect(simulate(seed, Infinity).late).toEqual([])
      }),
      { numRuns: 6 },
    )
  })

  test('dead from any instant on: one deadline, two open hours after the last beat', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: FROM + 10 * DAY, max: TO - 10 * DAY }),
        (seed, deadAt) => {
          const { late, lastBeat } = simulate(seed, deadAt)
          const [deadline = 0, ...others] = new Set(late)
          expect(others.map(toIso)).toEqual([])
          expect(market.activeBetween(lastBeat, deadline)).toBe(THRESHOLD)
          expect(market.isActive(deadline)).toBe(true)
        },
      ),
      { numRuns: 12 },
    )
  })
})
