import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { GrowingHistory, Sums } from '../../../src/domain/history/history.js'
import { lastDays } from '../../../src/domain/history/days.js'
import { uptimeText } from '../../../src/domain/history/uptime-text.js'
import { added, NO_TIME } from '../../../src/domain/history/sums.js'
import { MINUTE } from '../../../src/domain/time.js'
import { figure, times } from '../../support/figures.js'
import { aState, BEGUN, looksAtBeats, looksAtOne, totalOf, type PastLook } from '../../support/pasts.js'

const RUNS = { numRuns: times(300, 20_000) }

function historyOf(
  looks: readonly PastLook[],
  closing: readonly number[] = [],
  zone: string | null = null,
): GrowingHistory {
  const history = createHistory({ zone })
  looks.forEach(({ at, state }, i) => {
    history.look(at, state === null ? [] : [state])
    if (closing.includes(i)) history.close(at)
  })
  return history
}

function ratioOf(looks: readonly PastLook[]): number | null {
  const last = looks.at(-1)?.at ?? BEGUN
  return historyOf(looks).uptime('job', { from: BEGUN, to: last }).ratio
}

/** Unknown, or not looked at all, where nothing is lost by it that only this look could tell. */
function blinded(looks: readonly PastLook[], from: number, to: number, how: 'unknown' | 'not looked'): PastLook[] {
  return looks.flatMap((look, i): PastLook[] => {
    const before = looks[i - 1]?.state
    const tells =
      look.state?.status === 'critical' && (before?.status !== 'critical' || before.since !== look.state.since)
    if (i < from || i >= to || i === 0 || i === looks.length - 1 || tells) return [look]
    if (how === 'not looked') return []
    return [{ at: look.at, state: aState('job', { is: 'unknown' }) }]
  })
}

describe('whatever looks saw', () => {
  test('the sums of a window are as long as the window', () => {
    fc.assert(
      fc.property(looksAtOne(), fc.nat(20_000), fc.nat(20_000), (looks, a, b) => {
        const span = { from: BEGUN + (Math.min(a, b) - 1000) * MINUTE, to: BEGUN + Math.max(a, b) * MINUTE }
        expect(totalOf(historyOf(looks).uptime('job', span).sums)).toBe(span.to - span.from)
      }),
      RUNS,
    )
  })

  test('100 % stands only where nothing was down', () => {
    fc.assert(
      fc.property(looksAtOne(), fc.nat(20_000), (looks, length) => {
        const uptime = historyOf(looks).uptime('job', { from: BEGUN, to: BEGUN + length * MINUTE })
        if (uptime.sums.down > 0) expect(uptimeText(uptime)).not.toBe('100 %')
        if (uptimeText(uptime) === '100 %') expect(uptime.ratio).toBe(1)
      }),
      RUNS,
    )
  })

  test('blind time never raises uptime', () => {
    fc.assert(
      fc.property(
        looksAtBeats(),
        fc.nat(60),
        fc.nat(20),
        fc.constantFrom('unknown' as const, 'not looked' as const),
        (looks, from, count, how) => {
          const less = ratioOf(blinded(looks, from, from + count, how))
          if (less !== null) expect(less).toBeLessThanOrEqual(ratioOf(looks) ?? 0)
        },
      ),
      RUNS,
    )
    figure('uptime', 'laws, pasts each', RUNS.numRuns)
  })

  test.each(['Europe/Riga', 'America/New_York', 'Australia/Lord_Howe', null])(
    'days of %s add up to the window, closed or not',
    (zone) => {
      fc.assert(
        fc.property(looksAtOne(), fc.array(fc.nat(60), { maxLength: 3 }), (looks, closing) => {
          const now = (looks.at(-1)?.at ?? BEGUN) + 5 * MINUTE
          const from = lastDays(30, now, zone)[0]?.from ?? now
          const whole = historyOf(looks).uptime('job', { from, to: now }).sums
          const closed = historyOf(looks, closing, zone)
          const sumOf = (history: GrowingHistory): Sums => history.days('job', 30, now, zone).reduce(added, NO_TIME)
          expect(sumOf(historyOf(looks))).toEqual(expect.objectContaining(whole))
          expect(totalOf(closed.uptime('job', { from, to: now }).sums)).toBe(now - from)
          expect(totalOf(sumOf(closed))).toBe(now - from)
        }),
        { numRuns: Math.ceil(RUNS.numRuns / 4) },
      )
    },
  )

  test('what is closed once everything in it is settled counts as it did', () => {
    fc.assert(
      fc.property(looksAtOne({ seen: ['healthy', 'skipped', 'unknown'] }), fc.nat(60), (looks, at) => {
        const now = looks.at(-1)?.at ?? BEGUN
        const from = lastDays(30, now, 'Europe/Riga')[0]?.from ?? now
        const closed = historyOf(looks, [at], 'Europe/Riga').uptime('job', { from, to: now })
        expect(closed).toEqual(historyOf(looks).uptime('job', { from, to: now }))
      }),
      RUNS,
    )
  })
})
