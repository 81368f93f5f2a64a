import { describe, expect, test } from '@jest/globals'
import { declaredIn } from '../../../src/domain/reading/declared.js'

function told(root: unknown): string {
  return declaredIn(root)
    .map(({ field, value, unit }) => `${field} ${value} ${unit}`)
    .join(', ')
}

describe('what a document says of when it is to beat', () => {
  test.each<[Record<string, unknown>, string]>([
    [{ interval: 5 }, '/interval 5 unknown'],
    [{ intervals: 5 }, '/intervals 5 unknown'],
    [{ every: 5 }, '/every 5 unknown'],
    [{ period: 5 }, '/period 5 unknown'],
    [{ frequency: 5 }, '/frequency 5 unknown'],
    [{ cadence: 5 }, '/cadence 5 unknown'],
    [{ ttl: 5 }, '/ttl 5 unknown'],
    [{ interval_ms: 5 }, '/interval_ms 5 milliseconds'],
    [{ intervalMillis: 5 }, '/intervalMillis 5 milliseconds'],
    [{ every_seconds: 5 }, '/every_seconds 5 seconds'],
    [{ ttl_s: 5 }, '/ttl_s 5 seconds'],
    [{ interval_min: 5 }, '/interval_min 5 minutes'],
    [{ interval_hours: 5 }, '/interval_hours 5 hours'],
    [{ period_days: 5 }, '/period_days 5 days'],
    [{ max_age: 5 }, '/max_age 5 unknown'],
    [{ maximum_age_h: 5 }, '/maximum_age_h 5 hours'],
    [{ stale_after_minutes: 5 }, '/stale_after_minutes 5 minutes'],
    [{ gap_threshold: 5 }, '/gap_threshold 5 unknown'],
    [{ stale_threshold: 5 }, '/stale_threshold 5 unknown'],
    [{ interval: '5m' }, '/interval 5m text'],
    [{ interval_ms: ' 15 Minutes ' }, '/interval_ms  15 Minutes  text'],
    [{ cron: '*/5 * * * *' }, '/cron */5 * * * * cron'],
    [{ next_run: '2026-09-22T12:00:00Z' }, '/next_run 2026-09-22T12:00:00Z next'],
    [{ next_run: 1790078400 }, '/next_run 1790078400 next'],
    [{ a: { b: { c: { every: 1 } } } }, '/a/b/c/every 1 unknown'],
  ])('%j', (root, declared) => expect(told(root)).toBe(declared))

  test.each<[unknown]>([
    [{ interval: '' }], [{ interval: true }], [{ interval: null }], [{ interval: 'often' }], [{ interval: '5 m 3' }], [{ interval: '1234567 m' }],
    [{ interval: '5 fortnights' }], [{ cron: 5 }], [{ cron: '* * * *' }], [{ cron: '* * * * * *' }], [{ next_run: 'soon' }], [{ next_run: 123 }], [{ next_run: [2026] }],
    [{ the_next: 2026 }], [{ age: 5 }], [{ threshold: 5 }], [{ [`interval${'_'.repeat(53)}`]: 5 }], [[{ interval: 5 }]], ['interval'], [null],
    [{ a: { b: { c: { d: { every: 1 } } } } }], [{ a: [{ every: 1 }] }],
  ])('not %j', (root) => expect(told(root)).toBe('')) // prettier-ignore

  test('a key of sixty letters may say it', () =>
    expect(declaredIn({ [`interval${'_'.repeat(52)}`]: 5 })).toHaveLength(1))

  test('twenty are enough', () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`every${i + 1}`, { every: i }]))
    expect(declaredIn(many(19))).toHaveLength(19)
    expect(declaredIn(many(25))).toHaveLength(20)
  })

  test('two hundred keys are looked at, and into no part of an object that has more', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
    expect(told({ ...many(199), every: 5 })).toBe('/every 5 unknown')
    expect(told({ ...many(200), every: 5 })).toBe('')
    expect(told({ a: { every: 5 }, ...many(199) })).toBe('/a/every 5 unknown')
    expect(told({ a: { every: 5 }, ttl: 5, ...many(199) })).toBe('/ttl 5 unknown')
  })
})
