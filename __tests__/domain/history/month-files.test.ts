import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { compacted, recalled, type StoredHistory } from '../../../src/domain/history/compact.js'
import { lastDays } from '../../../src/domain/history/days.js'
import { mergeJournals, readJournal } from '../../../src/domain/history/journal.js'
import { added, NO_TIME } from '../../../src/domain/history/sums.js'
import { UPTIME_WINDOWS } from '../../../src/domain/history/windows.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'
import { figure, times } from '../../support/figures.js'
import { aState, looksAtOne, totalOf, type PastLook } from '../../support/pasts.js'
import { written } from '../../support/written-journal.js'

const ZONES = [null, 'Europe/Riga', 'America/New_York', 'Australia/Lord_Howe'] as const
const begun = Date.UTC(2025, 0, 10, 5, 17)

/** Looks over some time, each of which dates nothing back behind the one before it. */
function looksOver(days: number, gap: { readonly min: number; readonly max: number }): fc.Arbitrary<PastLook[]> {
  const count = Math.ceil((2 * days * DAY) / ((gap.min + gap.max) * MINUTE))
  const step = fc.tuple(
    fc.integer(gap),
    fc.constantFrom(
      'healthy',
      'healthy',
      'healthy',
      'healthy',
      'critical',
      'warning',
      'unknown',
      'skipped',
      'pending',
      'gone',
    ),
  )
  return fc.array(step, { minLength: count, maxLength: count }).map((steps) => {
    let at = begun
    return steps.map(([minutes, is]): PastLook => {
      at += minutes * MINUTE
      return { at, state: aState('job', { is }) }
    })
  })
}

describe('the files of months', () => {
  test('add up: what each tells alone is what all of them tell together', () => {
    const runs = times(6, 300)
    fc.assert(
      fc.property(looksOver(40, { min: 20, max: 100 }), (looks) => {
        const { months, history } = written(looks)
        const firsts = [...months.values()].map((text) => readJournal(text)[0]?.at ?? 0)
        const end = looks.at(-1)?.at ?? begun
        const alone = [...months].map(([month, text], i) =>
          recalled({ days: null, months: new Map([[month, text]]) }, Infinity).uptime('job', {
            from: firsts[i] ?? 0,
            to: Math.min(firsts[i + 1] ?? end, end),
          }),
        )
        const together = alone.map(({ sums }) => sums).reduce(added, NO_TIME)
        expect(together).toEqual(history.uptime('job', { from: firsts[0] ?? 0, to: end }).sums)
      }),
      { numRuns: runs, endOnFailure: true },
    )
    figure('uptime', 'pasts whose month files add up', runs)
  })

  test('tell the same, however often and in whatever order their lines were merged', () => {
    fc.assert(
      fc.property(looksAtOne(), fc.array(fc.nat(1_000), { maxLength: 40 }), (looks, picks) => {
        const { months, history } = written(looks)
        const shuffled = new Map(
          [...months].map(([month, text]) => {
            const lines = text.split('\n').filter((line) => line !== '')
            const again = picks.map((pick) => lines[pick % lines.length] ?? '')
            return [month, mergeJournals([[...again, ...lines.reverse(), ''].join('\n'), again.join('\n')])]
          }),
        )
        const span = { from: (looks[0]?.at ?? 0) - HOUR, to: (looks.at(-1)?.at ?? 0) + HOUR }
        expect(recalled({ days: null, months: shuffled }, Infinity).uptime('job', span)).toEqual(
          history.uptime('job', span),
        )
      }),
      { numRuns: times(50, 5_000) },
    )
  })
})

describe.each(ZONES)('days that are closed in %s', (zone) => {
  test('tell of a year what their journals told, and of longer no hour less or more', () => {
    fc.assert(
      fc.property(looksOver(560, { min: 600, max: 1500 }), fc.nat(60), (looks, later) => {
        const { months } = written(looks)
        const now = (looks.at(-1)?.at ?? begun) + later * DAY
        const stored: StoredHistory = { days: null, months }
        const rules = { zone, usualGapMs: 600 * MINUTE }
        const before = recalled(stored, now, rules)
        const small = compacted(stored, now, rules)
        const after = recalled(small, now, rules)
        fc.pre(small.months.size < months.size)
        for (const { length } of UPTIME_WINDOWS) {
          const span = { from: now - length, to: now }
          expect(after.uptime('job', span)).toEqual(before.uptime('job', span))
        }
        const [first] = lastDays(460, now, zone)
        const long = { from: first?.from ?? 0, to: now }
        expect(after.uptime('job', long)).toEqual(before.uptime('job', long))
        expect(after.days('job', 460, now, zone)).toEqual(before.days('job', 460, now, zone))
        // A page that has moved to another zone since cuts days otherwise, and still has every hour once.
        expect(totalOf(recalled(small, now, { ...rules, zone: 'Asia/Tokyo' }).uptime('job', long).sums)).toBe(
          now - long.from,
        )
        expect(recalled(small, now, { ...rules, zone: 'Asia/Tokyo' }).uptime('job', long)).toEqual(
          after.uptime('job', long),
        )
      }),
      { numRuns: times(3, 60), endOnFailure: true },
    )
  })
})
