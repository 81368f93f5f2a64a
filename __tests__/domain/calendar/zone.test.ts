import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { IANAZone } from 'luxon'
import { isZone, zoneOf } from '../../../src/domain/calendar/zone.js'
import { DAY, HOUR, MINUTE, toIso } from '../../../src/domain/time.js'

const ZONES = [
  'Europe/Berlin',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'Asia/Gaza',
  'UTC',
]
const at = (text: string): number => Date.parse(text)

describe.each(ZONES)('%s', (name) => {
  const zone = zoneOf(name)
  const instants = fc
    .integer({ min: at('1975-01-01') / 1000, max: at('2040-01-01') / 1000 })
    .map((second) => second * 1000)

  test('offsets agree with luxon', () => {
    const luxon = IANAZone.create(name)
    fc.assert(
      fc.property(instants, (instant) => {
        expect(zone.toWall(instant) - instant).toBe(luxon.offset(instant) * MINUTE)
      }),
    )
  })

  test('a clock time leads back to its instants', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const wall = zone.toWall(instant)
        expect(zone.instantsOf(wall)).toContain(instant)
        expect(zone.firstAt(wall)).toBeLessThanOrEqual(instant)
      }),
    )
  })

  test('later on the clock is never earlier in time', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 3 * DAY }), (instant, ms) => {
        const wall = zone.toWall(instant)
        expect(zone.firstAt(wall + ms)).toBeGreaterThanOrEqual(zone.firstAt(wall))
      }),
    )
  })
})

test('a skipped time is the moment of the change, a repeated one comes twice', () => {
  const berlin = zoneOf('Europe/Berlin')
  expect(toIso(berlin.firstAt(at('2026-03-29T02:30Z')))).toBe('2026-03-29T01:00:00Z')
  expect(berlin.instantsOf(at('2026-03-29T02:30Z'))).toEqual([])
  expect(berlin.instantsOf(at('2026-10-25T02:30Z')).map(toIso)).toEqual([
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
  ])
})

test('the changes of a year', () => {
  // A year that is over: governments change what is to come, and each Node has its own edition.
  const changes = zoneOf('Africa/Casablanca').transitions(at('2025-01-01'), at('2026-01-01'))
  expect(changes.map(({ at, before, after }) => `${toIso(at)} ${(after - before) / HOUR}`)).toEqual([
    '2025-02-23T02:00:00Z -1',
    '2025-04-06T02:00:00Z 1',
  ])
  expect(zoneOf('Asia/Kolkata').transitions(at('2000-01-01'), at('2040-01-01'))).toEqual([])
})

test.each([
  ['Berlin', 'write "Europe/Berlin"'],
  ['new york', 'write "America/New_York"'],
  ['US/Newyork', 'write "America/New_York"'],
  ['PST', 'write "America/Los_Angeles"'],
  ['BST', 'write "Europe/London"'],
  ['+02:00', 'write a name like "Europe/Berlin" or "UTC"'],
  ['', 'write a name like'],
  ['constructor', 'write a name like'],
])('%j is no zone: %s', (name, remedy) => {
  expect(isZone(name)).toBe(false)
  expect(() => zoneOf(name)).toThrow(remedy)
})
