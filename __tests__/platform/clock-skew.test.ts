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
      const told = aheadAfter(exchanged(aheadMs)) ?? 0
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
          const told = aheadAfter({ sentAt: NOW, answeredAt: NOW + latency, headers: { date } }) ?? 0
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

describe('nothing is known of clocks', () => {
  test.each<[string, ReturnType<typeof exchanged>]>([
    ['from no date', { ...exchanged(HOUR), headers: {} as never }],
    ['from what is no date', exchanged(HOUR, 100, { date: 'yesterday' })],
    ['from an answer that a cache kept', exchanged(HOUR, 100, { age: '0' })],
    ['from an answer that came before its question: a clock was set in between', exchanged(HOUR, -100)],
  ])('%s', (_, one) => {
    expect(aheadAfter(one)).toBeNull()
  })

  test('from nothing', () => {
    expect(aheadAfter()).toBeNull()
  })
})
