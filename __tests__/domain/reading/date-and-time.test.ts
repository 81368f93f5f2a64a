import { describe, expect, test } from '@jest/globals'
import type { Candidate, JsonObject } from '../../../src/domain/reading/candidate.js'
import { withItsClock } from '../../../src/domain/reading/date-and-time.js'
import type { WrittenTime, ZoneContext } from '../../../src/domain/reading/written-time.js'
import { DAY, HOUR } from '../../../src/domain/time.js'

const AT = Date.parse('2026-09-22T00:00:00Z')
const UTC: ZoneContext = { timezone: null }

function dated(holder: JsonObject | null, key = 'date', more: Partial<WrittenTime> = {}): Candidate {
  const time: WrittenTime = { at: AT, zone: 'date', precisionMs: DAY, ...more }
  return { field: `/a/${key}`, time, rule: 'date-key', rank: 50, strange: 0, holder, holderField: '/a' }
}

function told(holder: JsonObject, key = 'date', context = UTC): string {
  const { time } = withItsClock(dated({ [key]: '2026-09-22', ...holder }, key), context)
  return `${new Date(time.at).toISOString().slice(0, 19)} ${time.zone} ${time.precisionMs}`
}

describe('a clock in a key of its own', () => {
  test.each<[unknown, string]>([
    ['10:30', '2026-09-22T10:30:00 naive 60000'],
    ['10:30:15', '2026-09-22T10:30:15 naive 1000'],
    ['10:30:15.250', '2026-09-22T10:30:15 naive 1000'],
    ['10.30', '2026-09-22T10:30:00 naive 60000'],
    ['10h30', '2026-09-22T10:30:00 naive 60000'],
    ['10h', '2026-09-22T10:00:00 naive 60000'],
    ['10 Uhr', '2026-09-22T10:00:00 naive 60000'],
    ['10:30 Uhr', '2026-09-22T10:30:00 naive 60000'],
    ['10:30 hrs', '2026-09-22T10:30:00 naive 60000'],
    ['10:30 pm', '2026-09-22T22:30:00 naive 60000'],
    ['10 p.m.', '2026-09-22T22:00:00 naive 60000'],
    ['7am', '2026-09-22T07:00:00 naive 60000'],
    ['10:30Z', '2026-09-22T10:30:00 utc 60000'],
    ['10:30 UTC', '2026-09-22T10:30:00 utc 60000'],
    ['10:30 +02:00', '2026-09-22T08:30:00 offset 60000'],
    ['10:30 CEST', '2026-09-22T08:30:00 abbreviation 60000'],
    ['2026', '2026-09-22T20:26:00 naive 60000'],
    ['1030', '2026-09-22T10:30:00 naive 60000'],
    ['930', '2026-09-22T09:30:00 naive 60000'],
    ['103015', '2026-09-22T10:30:15 naive 1000'],
    ['93015', '2026-09-22T09:30:15 naive 1000'],
    [1030, '2026-09-22T10:30:00 naive 60000'],
    [930, '2026-09-22T09:30:00 naive 60000'],
    [103015, '2026-09-22T10:30:15 naive 1000'],
    [0, '2026-09-22T00:00:00 naive 60000'],
    [10, '2026-09-22T10:00:00 naive 60000'],
    [23, '2026-09-22T23:00:00 naive 60000'],
  ])('%s', (clock, full) => expect(told({ time: clock })).toBe(full))

  test.each<[unknown]>([
    [24], [-1], [10.5], ['10'], ['10:3'], ['25:00'], ['10:60'], ['10:30 and more'], [`10:30${' '.repeat(26)}`], ['noon'], [true], [null], ['12345678'],
  ])('is not %j', (clock) => expect(told({ time: clock })).toBe('2026-09-22T00:00:00 date 86400000')) // prettier-ignore

  test('may be thirty letters', () =>
    expect(told({ time: `10:30${' '.repeat(25)}` })).toBe('2026-09-22T10:30:00 naive 60000'))

  test.each<[string, JsonObject, string]>([
    ['an hour and its minute', { hour: 9, minute: 5 }, '2026-09-22T09:05:00 naive 60000'],
    ['an hour and its minutes', { hour: 9, minutes: 45 }, '2026-09-22T09:45:00 naive 60000'],
    ['an hour and a minute that is text', { hour: 9, minute: '5', minutes: 7 }, '2026-09-22T09:07:00 naive 60000'],
    ['an hour and half a minute', { hour: 9, minute: 5.5 }, '2026-09-22T00:00:00 date 86400000'],
    ['an hour alone', { hour: 9 }, '2026-09-22T09:00:00 naive 60000'],
  ])('%s', (_what, holder, full) => expect(told(holder)).toBe(full))
})

describe('the clock of a date is', () => {
  test.each<[string, string, JsonObject, string]>([
    [
      'the one with its name',
      'last_run_date',
      { time: '01:00', backup_time: '02:00', last_run_time: '03:00' },
      '2026-09-22T03:00:00 naive 60000',
    ],
    [
      'the one without a name, where its own is absent',
      'last_run_date',
      { backup_time: '02:00', time: '01:00' },
      '2026-09-22T01:00:00 naive 60000',
    ],
    [
      'the one with the name of its day',
      'run_day',
      { time: '01:00', run_time: '03:00' },
      '2026-09-22T03:00:00 naive 60000',
    ],
    ['no other', 'last_run_date', { backup_time: '02:00' }, '2026-09-22T00:00:00 date 86400000'],
    ['the first of two', 'date', { time: '01:00', clock: '02:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called clock', 'day', { clock: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called hour', 'on', { hour: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called hours', 'the_date', { hours: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called at', 'date', { at: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called hms', 'date', { hms: '010203' }, '2026-09-22T01:02:03 naive 1000'],
    ['called hhmm', 'date', { hhmm: '0102' }, '2026-09-22T01:02:00 naive 60000'],
    ['called stunde', 'date', { stunde: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['called hora', 'fecha', { hora: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
    ['not a key of the same name that is no clock', 'run_date', { run: '01:00' }, '2026-09-22T00:00:00 date 86400000'],
    ['not a key of another kind', 'date', { noon: '01:00' }, '2026-09-22T00:00:00 date 86400000'],
    ['not under a very long key', 'date', { [`time${'_'.repeat(37)}`]: '01:00' }, '2026-09-22T00:00:00 date 86400000'],
    ['under a long one', 'date', { [`time${'_'.repeat(36)}`]: '01:00' }, '2026-09-22T01:00:00 naive 60000'],
  ])('%s', (_what, key, holder, full) => expect(told(holder, key)).toBe(full))

  test('looked for among two hundred keys', () => {
    const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))
    expect(told({ ...many(198), time: '01:00' })).toBe('2026-09-22T01:00:00 naive 60000')
    expect(told({ ...many(199), time: '01:00' })).toBe('2026-09-22T00:00:00 date 86400000')
  })
})

describe('a date stays as it is', () => {
  test.each<[string, Candidate]>([
    ['without an object around it', dated(null)],
    ['with an hour of its own', dated({ date: 'x', time: '10:30' }, 'date', { precisionMs: DAY - 1 })],
    ['without a clock', dated({ date: '2026-09-22' })],
  ])('%s', (_what, one) => expect(withItsClock(one, UTC)).toBe(one))
})

describe('with a zone that was set', () => {
  const context: ZoneContext = { timezone: 'Asia/Tokyo', zoned: (wall) => Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour - 9, wall.minute) } // prettier-ignore
  const tokyo = dated({ date: ' 2026-09-22 ', time: '10:30' }, 'date', { at: AT - 9 * HOUR })

  test('the day is the one that was written', () =>
    expect(new Date(withItsClock(tokyo, context).time.at).toISOString()).toBe('2026-09-22T01:30:00.000Z'))

  test('a day in other words is the one of its instant', () => {
    const other = { ...tokyo, holder: { date: '22 Sep 2026', time: '10:30' } }
    expect(new Date(withItsClock(other, context).time.at).toISOString()).toBe('2026-09-21T01:30:00.000Z')
  })
})

test('what was assumed of a day is assumed of its clock', () => {
  const holder = { date: '2026-09-22', time: '10:30' }
  expect(withItsClock(dated(holder, 'date', { assumed: 'day first' }), UTC).time).toEqual({
    at: AT + 10.5 * HOUR,
    zone: 'naive',
    precisionMs: 60_000,
    assumed: 'day first',
  })
  expect(withItsClock(dated(holder), UTC).time).not.toHaveProperty('assumed')
})
