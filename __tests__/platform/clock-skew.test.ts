import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { createClockSkew } from '../../src/platform/clock-skew.js'

const NOW = Date.parse('2026-11-22T09:00:00.400Z')

/** An answer whose date is by a clock that ours is so far ahead of. */
function exchanged(aheadMs: number, latencyMs = 100, headers: Record<string, string> = {}) {
  const date = new Date(NOW + latencyMs / 2 - aheadMs).toUTCString()
  return { sentAt: NOW, answeredAt: NOW + latencyMs, headers: { date, ...headers } }
}

function aheadAfter(...exchanges: ReturnType<typeof exchanged>[]): number | null {
  const skew = createClockSkew()
  for (const one of exchanges) skew.heard(one)
  return skew.aheadMs
}

describe('clocks', () => {
  test.each([0, 1, 60, 118, 119])('that differ by %d s agree', (seconds) => {
    expect(aheadAfter(exchanged(seconds * SECOND))).toBeNull()
    expect(aheadAfter(exchanged(-seconds * SECOND))).toBeNull()
  })

  test.each([121 * SECOND, HOUR, 30 * DAY])('that differ by %d ms are told, to the second', (ms) => {
    for (const aheadMs of [ms, -ms]) {
      const told = aheadAfter(exchanged(aheadMs), exchanged(aheadMs)) ?? 0
      expect(Math.abs(told - aheadMs)).toBeLessThanOrEqual(SECOND / 2)
    }
  })

  test('property: the true difference is never further away than half the way and half a second', () => {
    const ms = fc.oneof(
      fc.integer({ min: 3 * MINUTE, max: 400 * DAY }),
      fc.integer({ min: -400 * DAY, max: -3 * MINUTE }),
    )
    fc.assert(
      fc.property(
        ms,
        fc.integer({ min: 0, max: 20_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (aheadMs, latency, part) => {
          const date = new Date(NOW + Math.round(latency * part) - aheadMs).toUTCString()
          const one = { sentAt: NOW, answeredAt: NOW + latency, headers: { date } }
          const told = aheadAfter(one, one) ?? 0
          expect(Math.abs(told - aheadMs)).toBeLessThanOrEqual(latency / 2 + SECOND / 2 + 1)
        },
      ),
    )
  })
})

describe('of several answers', () => {
  test('the quickest is believed', () => {
    expect(aheadAfter(exchanged(HOUR, 8000), exchanged(HOUR + 3000, 50), exchanged(HOUR + 1000, 9000))).toBeCloseTo(
      HOUR + 3000,
      -3,
    )
  })

  test('a later one that contradicts it is: a clock was set', () => {
    expect(aheadAfter(exchanged(HOUR, 20), exchanged(0, 5000))).toBeNull()
    expect(aheadAfter(exchanged(0, 20), exchanged(-HOUR, 5000))).toBeCloseTo(-HOUR, -3)
  })
})

describe('more than a day', () => {
  const [near, far, other] = [exchanged(HOUR), exchanged(30 * DAY), exchanged(-9 * DAY)]
  const doubtfulAfter = (...exchanges: ReturnType<typeof exchanged>[]): boolean => {
    const skew = createClockSkew()
    for (const one of exchanges) skew.heard(one)
    return skew.isDoubtful
  }

  test.each<[string, ReturnType<typeof exchanged>[], number | null, boolean]>([
    ['is not believed of one answer, and another one would tell', [far], null, true],
    ['is believed of two that say the same', [far, far], 30 * DAY, false],
    ['is not of two that differ', [far, other], null, true],
    ['is not while what is near comes between', [far, near, far], HOUR, true],
    ['is forgotten once what is near comes again', [far, near], HOUR, false],
    ['changes nothing that is known by itself', [near, near, far], HOUR, true],
    ['is no news where it is known', [far, far, far], 30 * DAY, false],
  ])('%s', (_, exchanges, ahead, doubtful) => {
    const known = aheadAfter(...exchanges)
    expect(known === null ? null : Math.round(known / SECOND) * SECOND).toBe(ahead)
    expect(doubtfulAfter(...exchanges)).toBe(doubtful)
  })
})

describe('nothing is known of clocks', () => {
  test.each<[string, ReturnType<typeof exchanged>]>([
    ['from no date', { ...exchanged(HOUR), headers: {} as never }],
    ['from what is no date', exchanged(HOUR, 100, { date: 'yesterday' })],
    ['from the beginning of all clocks', exchanged(HOUR, 100, { date: new Date(0).toUTCString() })],
    ['from the year 9999', exchanged(HOUR, 100, { date: 'Fri, 31 Dec 9999 23:59:59 GMT' })],
    ['from an answer that a cache kept', exchanged(HOUR, 100, { age: '0' })],
    ['from an answer that came before its question: a clock was set in between', exchanged(HOUR, -100)],
  ])('%s', (_, one) => {
    expect(aheadAfter(one, one)).toBeNull()
  })

  test('from nothing', () => {
    expect(aheadAfter()).toBeNull()
  })
})
