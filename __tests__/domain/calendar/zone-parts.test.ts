import { describe, expect, test } from '@jest/globals'
import { looksLikeZone, nearestZone } from '../../../src/domain/calendar/zone-names.js'
import { offsetReader, stretchesOf, BLOCK } from '../../../src/domain/calendar/zone-changes.js'
import { zoneProblem } from '../../../src/domain/calendar/zone-problem.js'
import { isZone, wallToInstant, zoneOf } from '../../../src/domain/calendar/zone.js'
import { zonedInstant } from '../../../src/domain/calendar/zoned-instant.js'
import { DAY, HOUR, MINUTE, toIso } from '../../../src/domain/time.js'

describe('the zone that was probably meant', () => {
  test.each([
    ['aest', 'Australia/Sydney'],
    ['bst', 'Europe/London'],
    ['cdt', 'America/Chicago'],
    ['cest', 'Europe/Berlin'],
    ['cst', 'America/Chicago'],
    ['edt', 'America/New_York'],
    ['est', 'America/New_York'],
    ['et', 'America/New_York'],
    ['ist', 'Asia/Kolkata'],
    ['jst', 'Asia/Tokyo'],
    ['mdt', 'America/Denver'],
    ['msk', 'Europe/Moscow'],
    ['pdt', 'America/Los_Angeles'],
    ['pst', 'America/Los_Angeles'],
    ['pt', 'America/Los_Angeles'],
    ['sgt', 'Asia/Singapore'],
    ['z', 'UTC'],
    ['E.S.T.', 'America/New_York'],
    ['europe/berlin', 'Europe/Berlin'],
    ['berlin', 'Europe/Berlin'],
    ['Germany/Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['Lisb', 'Europe/Lisbon'],
  ])('%s is %s', (name, zone) => {
    expect(nearestZone(name)).toBe(`"${zone}"`)
  })

  test.each(['', '+02:00', 'xyz', 'qqqq', 'ber'])('%j is none', (name) => {
    expect(nearestZone(name)).toBeNull()
  })
})

test.each(
  'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
)('%s is no name of a place', (letters) => {
  expect([looksLikeZone(letters), looksLikeZone(letters.toLowerCase())]).toEqual([false, false])
})

test('names begin with a letter', () => {
  expect(['UTC', 'Europe/Berlin', 'CET', 'EST', 'utc'].every(looksLikeZone)).toBe(true)
  expect(['+01:00', '01', '', ' UTC', '/x'].some(looksLikeZone)).toBe(false)
})

test('why a name is no zone', () => {
  expect([zoneProblem('Europe/Berlin'), isZone('Europe/Berlin'), isZone('Nowhere/Land')]).toEqual([null, true, false])
  expect(zoneProblem('Berlin')).toBe('is not an IANA time zone; write "Europe/Berlin"')
  expect(zoneProblem('+01:00')).toBe('is not an IANA time zone; write a name like "Europe/Berlin" or "UTC"')
  expect(() => offsetReader('Berlin')).toThrow('timezone: "Berlin" is not an IANA time zone; write "Europe/Berlin"')
})

describe('the offset of a zone', () => {
  test.each(['UTC', 'utc', 'Etc/UTC', 'UCT', 'Zulu', 'Etc/Zulu', 'Universal', 'etc/universal'])(
    '%s has none',
    (name) => {
      expect([0, 1, -1, Date.UTC(2026, 6, 1)].map(offsetReader(name))).toEqual([0, 0, 0, 0])
    },
  )

  test.each([
    ['Europe/Berlin', '2026-01-01T00:00:00Z', 60],
    ['Europe/Berlin', '2026-07-01T00:00:00Z', 120],
    ['Asia/Kathmandu', '2026-07-01T12:34:56.789Z', 345],
    ['America/St_Johns', '2026-12-31T23:59:59.999Z', -210],
    ['Pacific/Kiritimati', '2026-12-31T12:00:00Z', 840],
    ['America/New_York', '1969-12-31T23:59:59.500Z', -300],
  ])('%s at %s is %i minutes', (name, at, minutes) => {
    expect(offsetReader(name)(Date.parse(at))).toBe(minutes * MINUTE)
  })
})

describe('stretches of one offset', () => {
  const berlin = offsetReader('Europe/Berlin')
  const shown = (index: number) =>
    stretchesOf(index, berlin).map(
      ({ start, end, offset, before }) => `${toIso(start)} ${toIso(end)} ${offset / HOUR} ${before / HOUR}`,
    )

  test('of one block, each from a change to the next', () => {
    const index = Math.floor(Date.UTC(2026, 5, 1) / BLOCK)
    expect(shown(index)).toEqual([
      '2025-12-18T00:00:00Z 2026-03-29T01:00:00Z 1 1',
      '2026-03-29T01:00:00Z 2026-10-25T01:00:00Z 2 1',
      '2026-10-25T01:00:00Z 2026-12-18T00:00:00Z 1 2',
    ])
  })

  /** A clock that changes once, at an instant of our choice. */
  const changing = (at: number) => (instant: number) => (instant >= at ? HOUR : 0)

  test.each([
    ['long before the block', -5 * HOUR, [[0, BLOCK, HOUR, HOUR]]],
    ['just before it', -HOUR, [[-HOUR, BLOCK, HOUR, 0]]],
    ['a second before it', -1000, [[-1000, BLOCK, HOUR, 0]]],
    ['at its edge', 0, [[0, BLOCK, HOUR, 0]]],
    [
      'a second after it',
      1000,
      [
        [0, 1000, 0, 0],
        [1000, BLOCK, HOUR, 0],
      ],
    ],
    [
      'at the edge of a sample',
      7 * DAY,
      [
        [0, 7 * DAY, 0, 0],
        [7 * DAY, BLOCK, HOUR, 0],
      ],
    ],
    [
      'a second after that',
      7 * DAY + 1000,
      [
        [0, 7 * DAY + 1000, 0, 0],
        [7 * DAY + 1000, BLOCK, HOUR, 0],
      ],
    ],
    [
      'a second before its end',
      BLOCK - 1000,
      [
        [0, BLOCK - 1000, 0, 0],
        [BLOCK - 1000, BLOCK, HOUR, 0],
      ],
    ],
    ['after its end', BLOCK + 1000, [[0, BLOCK, 0, 0]]],
  ])('a change %s', (_, at, expected) => {
    expect(stretchesOf(0, changing(at)).map(({ start, end, offset, before }) => [start, end, offset, before])).toEqual(
      expected,
    )
  })

  test('two changes', () => {
    const summer = (instant: number) => (instant >= 90 * DAY && instant < 300 * DAY ? HOUR : 0)
    expect(stretchesOf(0, summer).map(({ start, offset, before }) => [start / DAY, offset, before])).toEqual([
      [0, 0, 0],
      [90, HOUR, 0],
      [300, 0, HOUR],
    ])
  })
})

describe('the clocks of a zone around its changes', () => {
  const berlin = zoneOf('Europe/Berlin')
  const at = (text: string): number => Date.parse(text)
  const spring = at('2026-03-29T01:00:00Z')
  const autumn = at('2026-10-25T01:00:00Z')

  test('what they show', () => {
    const shows = (instant: number) => berlin.toWall(instant) - instant
    expect([spring - 1, spring, autumn - 1, autumn].map(shows)).toEqual([HOUR, 2 * HOUR, 2 * HOUR, HOUR])
  })

  test('the first instant at which they show it', () => {
    expect(
      [
        '03-29T01:59:59',
        '03-29T02:00',
        '03-29T02:59',
        '03-29T03:00',
        '10-25T01:59',
        '10-25T02:00',
        '10-25T02:59',
        '10-25T03:00',
      ].map((wall) => toIso(berlin.firstAt(at(`2026-${wall}Z`))).slice(5, -4)),
    ).toEqual([
      '03-29T00:59',
      '03-29T01:00',
      '03-29T01:00',
      '03-29T01:00',
      '10-24T23:59',
      '10-25T00:00',
      '10-25T00:59',
      '10-25T02:00',
    ])
  })

  test('every instant at which they show it', () => {
    const instants = (wall: string) => berlin.instantsOf(at(`2026-${wall}Z`)).map((one) => toIso(one).slice(5, -4))
    expect(instants('03-29T01:59')).toEqual(['03-29T00:59'])
    expect(instants('03-29T02:00')).toEqual([])
    expect(instants('03-29T02:59')).toEqual([])
    expect(instants('03-29T03:00')).toEqual(['03-29T01:00'])
    expect(instants('10-25T01:59')).toEqual(['10-24T23:59'])
    expect(instants('10-25T02:00')).toEqual(['10-25T00:00', '10-25T01:00'])
    expect(instants('10-25T02:59')).toEqual(['10-25T00:59', '10-25T01:59'])
    expect(instants('10-25T03:00')).toEqual(['10-25T02:00'])
  })

  test('the changes between two instants, the first left out and the last not', () => {
    const changes = (from: number, to: number) => berlin.transitions(from, to).map((one) => one.at)
    expect(changes(spring - 1, autumn)).toEqual([spring, autumn])
    expect(changes(spring, autumn - 1)).toEqual([])
    expect(changes(spring - 1, spring)).toEqual([spring])
    expect(berlin.transitions(spring - DAY, spring + DAY)).toEqual([{ at: spring, before: HOUR, after: 2 * HOUR }])
    expect(changes(at('2024-01-01T00:00Z'), at('2027-01-01T00:00Z'))).toHaveLength(6)
  })

  test('a time written without a zone', () => {
    const wall = { year: 2026, month: 7, day: 1, hour: 10, minute: 20, second: 30, ms: 400 }
    expect(toIso(zonedInstant(wall, 'Europe/Berlin'))).toBe('2026-07-01T08:20:30.400Z')
    expect(wallToInstant(at('2026-07-01T10:00:00Z'), 'Asia/Tokyo')).toBe(at('2026-07-01T01:00:00Z'))
  })
})
