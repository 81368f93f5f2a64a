import { describe, expect, test } from '@jest/globals'
import { ageAt, limitAt, unitInName } from '../../../../src/domain/reading/conditions/spans.js'
import { DAY, HOUR, MINUTE, SECOND, type Duration } from '../../../../src/domain/time.js'

describe('the unit that the name of a field tells', () => {
  test.each<[Duration, string]>([
    [1, 'ms msec msecs millis millisecond milliseconds'],
    [SECOND, 's sec secs second seconds'],
    [MINUTE, 'm min mins minute minutes'],
    [HOUR, 'h hr hrs hour hours'],
    [DAY, 'd day days'],
  ])('%d ms: %s', (unit, names) => {
    for (const name of names.split(' ')) {
      expect([name, unitInName(`/${name}`)]).toEqual([name, unit])
      expect([name, unitInName(`/age_${name}`)]).toEqual([name, unit])
    }
  })

  test.each<[string, Duration | null]>([
    ['/agemillis', 1],
    ['/agemilliseconds', 1],
    ['/ageseconds', SECOND],
    ['/ageminutes', MINUTE],
    ['/agehours', HOUR],
    ['/agedays', DAY],
    ['/agesecs', null],
    ['/minutes/value', MINUTE],
    ['/minutes/0/value', MINUTE],
    ['/minutes/value/0/1', MINUTE],
    ['/minutes/limit/value', null],
    ['/hours/minutes', MINUTE],
    ['/minutes/hours', HOUR],
    ['/minutes_or_hours/seconds/value', SECOND],
    ['/seconds/minutes_or_hours', null],
    ['age_hours', HOUR],
    ['/', null],
    ['', null],
  ])('%s: %s', (pointer, unit) => expect(unitInName(pointer)).toBe(unit))
})

describe('an age', () => {
  const age = (value: unknown, unitMs: Duration | null = MINUTE, pointer = '/age') =>
    ageAt({ age: value, ageHours: value }, { pointer, unitMs })

  test.each<[number, Duration]>([
    [0, 0],
    [1, MINUTE],
    [0.5, 30 * SECOND],
    [3650 * 24 * 60, 3650 * DAY],
  ])('of %d minutes', (value, ms) => expect(age(value)).toEqual({ ms }))

  test('by its name', () => expect(age(2, null, '/ageHours')).toEqual({ ms: 2 * HOUR }))

  test('by what was said of its unit, whatever its name', () =>
    expect(age(2, DAY, '/ageHours')).toEqual({ ms: 2 * DAY }))

  test.each<[unknown, string]>([
    [-0.001, '-0.001'],
    [3650 * 24 * 60 + 1, '5256001'],
    [Number.NaN, 'NaN'],
    [Infinity, 'Infinity'],
    ['5', '"5"'],
    [null, 'null'],
    [true, 'true'],
    [[5], 'a list'],
    [{ minutes: 5 }, 'a map'],
  ])('is not %s', (value, told) => expect(age(value)).toEqual({ problem: `/age holds ${told}, which is no age` }))

  test('is none without a unit', () => expect(age(5, null)).toEqual({ problem: '/age holds 5, which is no age' }))

  test('is none where nothing stands', () =>
    expect(age(5, MINUTE, '/gone')).toEqual({ problem: 'nothing is at /gone' }))
})

describe('a limit', () => {
  const limit = (value: unknown, unitMs: Duration | null = null, pointer = '/limit') =>
    limitAt({ limit: value, limit_days: value }, { pointer, unitMs })

  test.each<[unknown, Duration | null, string, Duration]>([
    [1, 1, '/limit', 1],
    [2, HOUR, '/limit', 2 * HOUR],
    [0.5, HOUR, '/limit', 30 * MINUTE],
    [400, null, '/limit_days', 400 * DAY],
    [1, HOUR, '/limit_days', HOUR],
    ['6h', null, '/limit', 6 * HOUR],
    ['PT6H', null, '/limit', 6 * HOUR],
    ['6h', DAY, '/limit_days', 6 * HOUR],
    ['400d', null, '/limit', 400 * DAY],
  ])('%s in %s at %s', (value, unitMs, pointer, ms) => expect(limit(value, unitMs, pointer)).toEqual({ ms }))

  test.each<[unknown, Duration | null, string]>([
    [0, DAY, '0'],
    [-1, DAY, '-1'],
    [400.01, DAY, '400.01'],
    [Number.NaN, DAY, 'NaN'],
    [4, null, '4'],
    ['401d', null, '"401d"'],
    ['0h', null, '"0h"'],
    ['4', DAY, '"4"'],
    ['', DAY, '""'],
    ['soon', DAY, '"soon"'],
    [true, DAY, 'true'],
    [null, DAY, 'null'],
    [['6h'], DAY, 'a list'],
    [{ h: 6 }, DAY, 'a map'],
  ])('is not %s in %s', (value, unitMs, told) =>
    expect(limit(value, unitMs)).toEqual({ problem: `/limit holds ${told}, which is no limit` }),
  )

  test('is none where nothing stands', () => expect(limit(5, DAY, '/gone')).toEqual({ problem: 'nothing is at /gone' }))
})
