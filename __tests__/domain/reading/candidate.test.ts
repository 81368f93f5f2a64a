import { describe, expect, test } from '@jest/globals'
import {
  isAhead,
  newest,
  objectionTo,
  onlyAhead,
  strongest,
  type Candidate,
} from '../../../src/domain/reading/candidate.js'
import { createSeen } from '../../../src/domain/reading/seen.js'
import type { WrittenTime } from '../../../src/domain/reading/written-time.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const FAR = 'more than a day in the future'
const time = (at: number, more: Partial<WrittenTime> = {}): WrittenTime => ({
  at,
  zone: 'utc',
  precisionMs: SECOND,
  ...more,
})
const seen = () => createSeen(NOW, 5 * MINUTE, { zone: { timezone: null }, each: false })

interface Said extends Partial<Omit<Candidate, 'time'>> {
  readonly at?: number
  readonly zone?: WrittenTime['zone']
  readonly precisionMs?: number
}

function candidate(field: string, { at = NOW - HOUR, zone = 'utc', precisionMs = SECOND, ...more }: Said): Candidate {
  return {
    field,
    time: { at, zone, precisionMs },
    rule: 'time-key',
    rank: 40,
    strange: 0,
    holder: null,
    holderField: '',
    ...more,
  }
}

test.each<[string, number, string | null]>([
  ['a day ahead', NOW + DAY, null],
  ['more than a day ahead', NOW + DAY + 1, FAR],
  ['now', NOW, null],
  ['the year 2000', Date.UTC(2000, 0, 1), null],
  ['before it', Date.UTC(2000, 0, 1) - 1, 'a placeholder: it lies before the year 2000'],
])('%s', (_what, at, why) => expect(objectionTo(time(at), NOW)).toBe(why))

test('ahead is what lies further ahead than clocks may differ', () => {
  expect(isAhead(time(NOW + MINUTE), NOW, MINUTE)).toBe(false)
  expect(isAhead(time(NOW + MINUTE + 1), NOW, MINUTE)).toBe(true)
})

test('only what lies far ahead was seen where something was ignored for it', () => {
  const one = seen()
  expect(onlyAhead(one)).toBe(false)
  one.ignore('/a', 1, 'a placeholder')
  expect(onlyAhead(one)).toBe(false)
  one.ignore('/b', 1, FAR)
  expect(onlyAhead(one)).toBe(true)
})

describe('the strongest', () => {
  test.each<[string, Said, Said, 'a' | 'b']>([
    ['by its rank', { rank: 41 }, { rank: 40, strange: 9, zone: 'date' }, 'b'],
    ['by the words that are known', { strange: 1 }, { strange: 0, zone: 'date' }, 'b'],
    ['by no more than nine of them', { strange: 9 }, { strange: 12 }, 'a'],
    ['by nine of them as by more', { strange: 12 }, { strange: 9 }, 'a'],
    ['by no fewer than nine of them', { strange: 12, rank: 40 }, { strange: 0, rank: 41 }, 'a'],
    ['by its zone: an abbreviation is vague', { zone: 'abbreviation' }, { zone: 'offset' }, 'b'],
    ['by its zone: none is vaguer', { zone: 'naive' }, { zone: 'abbreviation' }, 'b'],
    ['by its zone: a date is vaguest', { zone: 'date' }, { zone: 'naive' }, 'b'],
    ['by its order, where zones are as sure', { zone: 'epoch_s' }, { zone: 'utc' }, 'a'],
    ['by its order, with milliseconds', { zone: 'epoch_ms' }, { zone: 'epoch_s' }, 'a'],
    ['by its order, with an offset', { zone: 'offset' }, { zone: 'epoch_ms' }, 'a'],
    ['by what has been: what lies ahead is thirty ranks weaker', { at: NOW + HOUR, rank: 10 }, { rank: 39 }, 'b'],
    ['by its order, where it is just as strong for that', { at: NOW + HOUR, rank: 10 }, { rank: 40 }, 'a'],
    ['but no more than thirty', { at: NOW + HOUR, rank: 10 }, { rank: 41 }, 'a'],
    ['and not within what clocks differ', { at: NOW + 5 * MINUTE, rank: 38 }, { rank: 39 }, 'a'],
  ])('%s', (_what, a, b, which) => {
    expect(strongest([candidate('a', a), candidate('b', b)], seen())?.field).toBe(which)
  })

  test('of none is none', () => expect(strongest([], seen())).toBeNull())

  const day = { at: NOW - 12 * HOUR, zone: 'date', precisionMs: DAY, rank: 30 } as const
  test.each<[string, Said, 'a' | 'b']>([
    ['a fuller time of the same day says more', { at: NOW - HOUR, rank: 77 }, 'b'],
    ['its first instant is of that day', { at: NOW - 12 * HOUR, rank: 70 }, 'b'],
    ['its last one too', { at: NOW + 12 * HOUR, rank: 70 }, 'b'],
    ['not one of the day before', { at: NOW - 12 * HOUR - 1, rank: 70 }, 'a'],
    ['not one of the day after', { at: NOW + 12 * HOUR + 1, rank: 70 }, 'a'],
    ['not one that is of data', { at: NOW - HOUR, rank: 78 }, 'a'],
    ['not another date', { at: NOW - HOUR, precisionMs: DAY, rank: 70 }, 'a'],
  ])('%s', (_what, b, which) => {
    expect(strongest([candidate('a', day), candidate('b', b)], seen())?.field).toBe(which)
  })

  test('a time that is not a date stays, whatever else is of that day', () =>
    expect(strongest([candidate('a', { rank: 30, precisionMs: DAY - 1 }), candidate('b', {})], seen())?.field).toBe(
      'a',
    ))
})

describe('the newest', () => {
  test.each<[string, number[], number | null]>([
    ['of three', [3, 1, 2], 1],
    ['the first of equals', [2, 2], 0],
    ['of what has been', [-6, 3, -7], 1],
    ['of what is within what clocks differ', [-5, 3], 0],
    ['of what lies ahead, where all does', [-6, -8], 1],
    ['of none', [], null],
  ])('%s', (_what, minutes, index) => {
    const all = minutes.map((ago) => ({ time: time(NOW - ago * MINUTE) }))
    expect(newest(all, seen())).toBe(index === null ? null : all[index])
  })
})
