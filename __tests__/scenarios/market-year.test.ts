import { expect, test } from '@jest/globals'
import { activeTime } from '../../src/domain/calendar/active-time.js'
import { cronSchedule } from '../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../src/domain/time.js'
import { createCheckWorld } from '../support/check-world.js'
import { aMonitor } from '../support/monitor-samples.js'

// The whole path of a check, through every check instant of a year; the arithmetic alone has its own test in
// domain/calendar/market-year.test.ts.
const FROM = Date.parse('2026-01-02T00:00:00Z')
const TO = Date.parse('2027-01-01T00:00:00Z')
const THRESHOLD = 2 * HOUR
const market = activeTime({
  hours: 'mon-fri 09:30-16:00',
  timezone: 'America/New_York',
  calendar: 'nyse',
  holidays: [],
  sessions: [],
})
const slots = cronSchedule(['0,30 9-16 * * 1-5'], 'America/New_York')
  .upcoming(FROM - 5 * DAY, 6000)
  .filter((at) => at < TO && market.isActive(at))

/** GitHub starts scheduled runs up to an hour late, beats and checks alike. */
function delays(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * HOUR)
  }
}

async function live(seed: number, deadAt: Instant, from: Instant, to: Instant) {
  const delay = delays(seed)
  const beats = slots
    .map((at) => at + delay())
    .filter((at) => at < deadAt)
    .sort((a, b) => a - b)
  const world = createCheckWorld([aMonitor({ 'market-hours': true, threshold: THRESHOLD })])
  let next = 0
  let last: Instant | null = null
  const looks: Instant[] = []
  for (let slot = from; slot < to; slot += 30 * MINUTE) looks.push(slot + delay())
  for (const now of looks.sort((a, b) => a - b)) {
    while (next < beats.length && (beats[next] ?? Infinity) <= now) last = beats[next++] ?? last
    if (last !== null) world.beat('job', last)
    if (last !== null) await world.check(now)
  }
  const incidents = await world.incidents.load()
  return { incidents, lastBeat: beats.at(-1) ?? FROM }
}

test('a scheduler that beats as GitHub lets it: a year without one incident', async () => {
  expect((await live(7, Infinity, FROM, TO)).incidents).toEqual([])
})

test.each([11, 22, 33, 44, 55, 66])(
  'dead from a random instant (%d): one incident, dated at its deadline',
  async (seed) => {
    const random = delays(seed)
    const deadAt = FROM + 10 * DAY + Math.floor((random() / HOUR) * 340 * DAY)
    const { incidents, lastBeat } = await live(seed, deadAt, deadAt - 2 * DAY, deadAt + 12 * DAY)
    expect(incidents).toHaveLength(1)
    const since = incidents[0]?.state.members['job']?.since ?? 0
    expect(toIso(since)).toBe(toIso(market.addActive(lastBeat, THRESHOLD)))
    expect(market.activeBetween(lastBeat, since)).toBe(THRESHOLD)
  },
)
