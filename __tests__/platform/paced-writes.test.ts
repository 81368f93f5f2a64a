import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.js'
import { createPacedWrites, nextSlot } from '../../src/platform/paced-writes.js'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const BURST = 10

/** A clock on which only waiting takes time, and what was waited for. */
function waitingClock(at = NOON) {
  const waits: number[] = []
  const clock = {
    at,
    waits,
    now: () => clock.at,
    sleep: async (ms: number) => {
      waits.push(ms)
      clock.at += ms
    },
  }
  return clock
}

/** When changes go that are wanted so long after one another. */
function sentAfter(gaps: readonly number[]): number[] {
  let [now, usedUntil] = [NOON, -Infinity]
  return gaps.map((gap) => {
    const slot = nextSlot(now + gap, usedUntil)
    usedUntil = slot.usedUntil
    return (now += gap + slot.waitMs)
  })
}

// proves: 24
describe('changes', () => {
  test('go at once while they are few, and then one a second', () => {
    const sent = sentAfter(Array<number>(BURST + 3).fill(0)).map((at) => at - NOON)
    expect(sent).toEqual([...Array<number>(BURST).fill(0), 1000, 2000, 3000])
  })

  test.each([1000, 1001, 5000])('that come every %d ms never wait', (gap) => {
    const gaps = Array<number>(200).fill(gap)
    expect(sentAfter(gaps)).toEqual(gaps.map((_, n) => NOON + (n + 1) * gap))
  })

  test('that come a little too fast wait for the rest of the second', () => {
    const sent = sentAfter([...Array<number>(BURST).fill(0), 400, 400])
    expect(sent.slice(-2).map((at) => at - NOON)).toEqual([1000, 2000])
  })

  test('may go at once again after a rest, the more of them the longer it was', () => {
    const burst = Array<number>(BURST).fill(0)
    const after = (rest: number) => sentAfter([...burst, rest, ...burst]).map((at) => at - NOON)
    expect(after(3000).slice(BURST)).toEqual([3000, 3000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000, 11_000])
    expect(after(HOUR).slice(BURST)).toEqual([...Array<number>(BURST).fill(HOUR), HOUR + 1000])
  })

  // proves: 24
  test('property: no minute sees more than 70, and once the first few have gone they are a second apart', () => {
    const gaps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(gaps, (asked) => {
        const sent = sentAfter(asked)
        for (const [n, at] of sent.entries()) {
          expect(sent.filter((other) => other > at - MINUTE && other <= at).length).toBeLessThanOrEqual(70)
          if (n >= BURST) expect(at - (sent[n - BURST] ?? 0)).toBeGreaterThanOrEqual(SECOND)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a clock that is set', () => {
  test.each([-HOUR, -1, HOUR])('by %d ms makes nobody wait for more than a second', (by) => {
    let usedUntil = -Infinity
    for (let n = 0; n < BURST; n++) ({ usedUntil } = nextSlot(NOON, usedUntil))
    const first = nextSlot(NOON + by, usedUntil)
    expect(first.waitMs).toBeLessThanOrEqual(SECOND)
    expect(nextSlot(NOON + by + first.waitMs, first.usedUntil).waitMs).toBeLessThanOrEqual(SECOND)
  })
})

describe('turns', () => {
  test('of changes that are wanted at the same time come one after another', async () => {
    const clock = waitingClock()
    const writes = createPacedWrites()
    const sent: number[] = []
    await Promise.all(
      Array.from({ length: BURST + 3 }, () => writes.turn(clock).then(() => sent.push(clock.at - NOON))),
    )
    expect(sent).toEqual([...Array<number>(BURST).fill(0), 1000, 2000, 3000])
    expect(clock.waits).toEqual([1000, 1000, 1000])
  })

  test('are each process’s own', async () => {
    const clock = waitingClock()
    const [one, other] = [createPacedWrites(), createPacedWrites()]
    for (let n = 0; n < BURST; n++) await Promise.all([one.turn(clock), other.turn(clock)])
    expect(clock.waits).toEqual([])
  })
})
