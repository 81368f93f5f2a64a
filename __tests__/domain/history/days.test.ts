import { describe, expect, test } from '@jest/globals'
import { closedSums, dayOf, KEPT_DAYS, withDays } from '../../../src/domain/history/closed-days.js'
import { DAY_KINDS, DAY_WORDS, dayKinds, type DayKind } from '../../../src/domain/history/day-kind.js'
import { byDay, daysOver, lastDays, type NumberedDay } from '../../../src/domain/history/days.js'
import type { Day, DayRun, Sums } from '../../../src/domain/history/history.js'
import { added, NO_TIME, sumsOf, uptimeOf, worseOf } from '../../../src/domain/history/sums.js'
import type { Part } from '../../../src/domain/history/timeline.js'
import { summed, togetherUptime } from '../../../src/domain/history/together.js'
import {
  observedText,
  percentOf,
  percentText,
  upText,
  uptimeSentence,
} from '../../../src/domain/history/uptime-text.js'
import { overWindows, UPTIME_WINDOWS } from '../../../src/domain/history/windows.js'
import { STATUSES, type Status } from '../../../src/domain/status.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'

const sums = (up: number, down = 0, blind = 0, excluded = 0): Sums => ({ up, down, blind, excluded })
const numbered = (day: number, more: Partial<NumberedDay> = {}): NumberedDay => ({
  day,
  ...sums(1),
  worst: 'healthy',
  ...more,
})
const run = (day: number, count: number, more: Partial<DayRun> = {}): DayRun => ({ ...numbered(day), count, ...more })

describe('days of a zone', () => {
  test('the last ones end with today', () => {
    expect(lastDays(2, 3 * DAY + HOUR, null)).toEqual([
      { day: 2, date: '1970-01-03', from: 2 * DAY, to: 3 * DAY },
      { day: 3, date: '1970-01-04', from: 3 * DAY, to: 4 * DAY },
    ])
    expect(lastDays(1, 3 * DAY, null).map(({ day }) => day)).toEqual([3])
    expect(lastDays(1, 3 * DAY - 1, null).map(({ day }) => day)).toEqual([2])
    expect(lastDays(0, 3 * DAY, null)).toEqual([])
    // At 22:30 it is the next day in Riga.
    const [today] = lastDays(1, Date.UTC(2026, 0, 5, 22, 30), 'Europe/Riga')
    expect(today).toMatchObject({ date: '2026-01-06', from: Date.UTC(2026, 0, 5, 22), to: Date.UTC(2026, 0, 6, 22) })
  })

  test.each<[number, number, readonly number[]]>([
    [0, DAY, [0]],
    [0, DAY + 1, [0, 1]],
    [DAY - 1, DAY + 1, [0, 1]],
    [DAY, 2 * DAY, [1]],
    [DAY, DAY, []],
    [DAY + 1, DAY + 1, []],
    [2 * DAY, DAY, []],
  ])('from %i to %i lie days %j', (from, to, expected) => {
    expect(daysOver({ from, to }, null).map(({ day }) => day)).toEqual(expected)
  })
})

describe('parts by their days', () => {
  const part = (from: number, to: number, counted: Part['counted'], status: Status | null): Part => ({
    from: from * HOUR,
    to: to * HOUR,
    counted,
    status,
  })
  const days = lastDays(2, DAY, null)

  test('each holds as much as reaches into it', () => {
    const parts = [part(1, 20, 'up', 'healthy'), part(20, 30, 'down', 'critical'), part(30, 40, 'blind', 'unknown')]
    expect(byDay(parts, days)).toEqual([
      { day: 0, ...sums(19 * HOUR, 4 * HOUR), worst: 'critical' },
      { day: 1, ...sums(0, 6 * HOUR, 10 * HOUR), worst: 'critical' },
    ])
  })

  test('a day ends where the next begins', () => {
    expect(byDay([part(0, 24, 'up', 'warning'), part(24, 48, 'excluded', 'skipped')], days)).toEqual([
      { day: 0, ...sums(DAY), worst: 'warning' },
      { day: 1, ...sums(0, 0, 0, DAY), worst: 'skipped' },
    ])
    expect(byDay([part(0, 60, 'up', 'healthy')], days).map(({ up }) => up)).toEqual([DAY, DAY])
    expect(byDay([part(-5, 0, 'down', 'critical'), part(0, 60, 'up', 'healthy')], days)[0]).toEqual({
      day: 0,
      ...sums(DAY),
      worst: 'healthy',
    })
    expect(byDay([], days)).toEqual(days.map(({ day }) => ({ day, ...NO_TIME, worst: null })))
    expect(byDay([part(30, 31, 'up', null)], days)).toEqual([
      { day: 0, ...NO_TIME, worst: null },
      { day: 1, ...sums(HOUR), worst: null },
    ])
  })
})

describe('days that are closed', () => {
  test.each<[string, readonly DayRun[], readonly NumberedDay[], readonly DayRun[]]>([
    ['the first of all', [], [numbered(5)], [run(5, 1)]],
    ['one like the last', [run(5, 2)], [numbered(7)], [run(5, 3)]],
    ['two like the last', [run(5, 1)], [numbered(6), numbered(7)], [run(5, 3)]],
    ['one after a hole', [run(5, 2)], [numbered(8)], [run(5, 2), run(8, 1)]],
    ['one that was up for longer', [run(5, 1)], [numbered(6, { up: 2 })], [run(5, 1), run(6, 1, { up: 2 })]],
    ['one that was down', [run(5, 1)], [numbered(6, { down: 2 })], [run(5, 1), run(6, 1, { down: 2 })]],
    ['one that was blind', [run(5, 1)], [numbered(6, { blind: 2 })], [run(5, 1), run(6, 1, { blind: 2 })]],
    ['one that was excluded', [run(5, 1)], [numbered(6, { excluded: 2 })], [run(5, 1), run(6, 1, { excluded: 2 })]],
    [
      'one that was worse',
      [run(5, 1)],
      [numbered(6, { worst: 'warning' })],
      [run(5, 1), run(6, 1, { worst: 'warning' })],
    ],
    [
      'more of the last',
      [run(5, 1)],
      [numbered(5, { down: 3, worst: 'critical' })],
      [run(5, 1, { up: 2, down: 3, worst: 'critical' })],
    ],
    ['more of the last of many', [run(5, 3)], [numbered(7, { up: 4 })], [run(5, 2), run(7, 1, { up: 5 })]],
    ['none', [run(5, 3)], [], [run(5, 3)]],
  ])('%s', (_, runs, days, expected) => expect(withDays(runs, days)).toEqual(expected))

  test('what is older than four hundred days is forgotten', () => {
    expect(KEPT_DAYS).toBe(400)
    const after = (day: number) => withDays([run(1, 2), run(8, 1, { up: 7 })], [numbered(day, { up: 9 })])
    expect(after(402).map(({ day }) => day)).toEqual([1, 8, 402])
    expect(after(403).map(({ day }) => day)).toEqual([8, 403])
  })

  test('a day is found in its run', () => {
    const runs = [run(1, 2), run(5, 1, { up: 7 })]
    expect([0, 1, 2, 3, 5, 6].map((day) => dayOf(runs, day)?.up ?? null)).toEqual([null, 1, 1, null, 7, null])
  })

  const HALF = [run(1, 2, sums(DAY / 2, DAY / 4, DAY / 8, DAY / 8))]
  test.each<[string, number, number, number, Sums]>([
    ['a whole day', 1, 2, 3, sums(DAY / 2, DAY / 4, DAY / 8, DAY / 8)],
    ['half a day', 1, 1.5, 3, sums(DAY / 4, DAY / 8, DAY / 16, DAY / 16)],
    ['another half of it', 1.5, 2, 3, sums(DAY / 4, DAY / 8, DAY / 16, DAY / 16)],
    ['two days', 1, 3, 3, sums(DAY, DAY / 2, DAY / 4, DAY / 4)],
    ['a day of which nothing is known', 0, 1, 3, sums(0, 0, 0, DAY)],
    ['what is too old', -500, -399, 3, sums(0, 0, 0, 101 * DAY)],
    ['no time', 1, 1, 3, sums(0)],
  ])('%s', (_, from, to, until, expected) => {
    expect(closedSums(HALF, { from: from * DAY, to: to * DAY }, until * DAY, null)).toEqual(expected)
  })

  test('four hundred days and the one that is not over are known', () => {
    const long = [run(-400, 10, sums(DAY))]
    expect(closedSums(long, { from: -400 * DAY, to: -390 * DAY }, 3 * DAY, null)).toEqual(sums(8 * DAY, 0, 0, 2 * DAY))
  })

  test('of the day that is closed last, what is known of it lies before', () => {
    const half = [run(5, 1, sums(DAY / 4, DAY / 8))]
    const to = 5.5 * DAY
    expect(closedSums(half, { from: 5 * DAY, to }, to, null)).toEqual(sums(DAY / 4, DAY / 8, 0, DAY / 8))
    expect(closedSums(half, { from: 5.25 * DAY, to }, to, null)).toEqual(sums(DAY / 8, DAY / 16, 0, DAY / 16))
  })

  test('what is shared is rounded down, and the rest is excluded', () => {
    const odd = [run(0, 1, sums(3, 3, 3, DAY - 9))]
    expect(closedSums(odd, { from: 0, to: DAY / 2 }, DAY, null)).toEqual(sums(1, 1, 1, DAY / 2 - 3))
  })
})

describe('sums', () => {
  test('of parts, and of sums', () => {
    const at = (from: number, to: number, counted: Part['counted']): Part => ({ from, to, counted, status: null })
    expect(sumsOf([at(0, 3, 'up'), at(3, 5, 'down'), at(5, 6, 'up'), at(6, 9, 'blind'), at(9, 9, 'excluded')])).toEqual(
      sums(4, 2, 3, 0),
    )
    expect(added(sums(1, 2, 3, 4), sums(10, 20, 30, 40))).toEqual(sums(11, 22, 33, 44))
    expect(NO_TIME).toEqual(sums(0))
  })

  test.each<[Sums, number | null, number | null]>([
    [sums(0), null, null],
    [sums(0, 0, 0, 9), null, null],
    [sums(0, 0, 9), null, 0],
    [sums(3, 1), 0.75, 1],
    [sums(3, 1, 4, 9), 0.75, 0.5],
    [sums(0, 1), 0, 1],
  ])('%j is up for %j, observed for %j', (of, ratio, observed) => {
    expect(uptimeOf(of)).toEqual({ ratio, observed, sums: of })
    expect(summed([uptimeOf(of)])).toEqual({ ratio, observed, sums: of })
  })

  test('of several, each once', () => {
    const history = { uptime: (monitor: string) => uptimeOf(sums(monitor.length, 1)) }
    expect(togetherUptime(history, ['a', 'bbb', 'a'], { from: 0, to: 1 }).sums).toEqual(sums(4, 2))
    expect(togetherUptime(history, [], { from: 0, to: 1 })).toEqual(uptimeOf(NO_TIME))
  })

  test('the worst is told, and not knowing or not asking only where there is nothing else', () => {
    const order = [null, 'skipped', 'unknown', 'healthy', 'warning', 'degraded', 'critical'] as const
    expect([...order].filter((status) => status !== null).sort()).toEqual([...STATUSES].sort())
    for (const [i, a] of order.entries())
      for (const [j, b] of order.entries()) expect(worseOf(a, b)).toBe(order[Math.max(i, j)])
  })
})

describe('how a day is drawn', () => {
  const day = (more: Partial<Day>): Day => ({ date: '', ...NO_TIME, worst: null, ...more })
  const SEEN = day({ up: 1, worst: 'healthy' })
  test.each<[string, Partial<Day>, DayKind]>([
    ['down', { up: 9, down: 1, worst: 'degraded' }, 'critical'],
    ['critical', { up: 9, worst: 'critical' }, 'critical'],
    ['blind for longer', { up: 1, blind: 2, worst: 'warning' }, 'unknown'],
    ['blind as long', { up: 2, blind: 2, worst: 'warning' }, 'warning'],
    ['degraded', { up: 2, worst: 'degraded' }, 'degraded'],
    ['well', { up: 2, worst: 'healthy' }, 'healthy'],
    ['well, and not watched', { up: 2, excluded: 9, worst: 'healthy' }, 'healthy'],
    ['not watched', { excluded: 2 }, 'skipped'],
    ['not watched at all', { worst: 'skipped' }, 'skipped'],
    ['nothing', {}, 'unknown'],
    ['not known', { worst: 'unknown' }, 'unknown'],
  ])('%s', (_, more, kind) => expect(dayKinds([SEEN, day(more)], 2)).toEqual(['healthy', kind]))

  test('before the first that was seen there is none', () => {
    const blind = day({ blind: 9 })
    expect(dayKinds([blind, SEEN, blind], 5)).toEqual(['none', 'none', 'none', 'healthy', 'unknown'])
    expect(dayKinds([blind, SEEN, blind], 2)).toEqual(['healthy', 'unknown'])
    expect(dayKinds([SEEN], 1)).toEqual(['healthy'])
    expect(dayKinds([blind, blind], 2)).toEqual(['none', 'none'])
    expect(dayKinds([], 1)).toEqual(['none'])
    expect(dayKinds([blind, day({ down: 1 })], 2)).toEqual(['none', 'critical'])
    expect(dayKinds([blind, day({ up: 1 })], 2)).toEqual(['none', 'healthy'])
    expect(dayKinds([blind, day({ worst: 'unknown' })], 2)).toEqual(['none', 'unknown'])
  })

  test('each kind has its words', () => {
    expect(dayKinds([SEEN], 2)).toEqual([DAY_KINDS[0], DAY_KINDS[3]])
    expect(Object.keys(DAY_WORDS)).toEqual([...DAY_KINDS])
    expect(DAY_KINDS).toEqual(['none', 'skipped', 'unknown', 'healthy', 'warning', 'degraded', 'critical'])
  })
})

describe('figures in words', () => {
  test.each<[number, number]>([
    [0, 0],
    [0.00009, 0],
    [0.0001, 0.01],
    [0.29, 29],
    [0.57, 57],
    [0.98765, 98.76],
    [0.999_9, 99.99],
    [0.999_999_999, 99.99],
    [0.999_999_999_999, 99.99],
    [1, 100],
    [1.5, 100],
  ])('%d is %d %', (ratio, percent) => {
    expect(percentOf(ratio)).toBe(percent)
    expect(percentText(ratio)).toBe(`${percent} %`)
  })

  test.each<[number | null, string | null]>([
    [null, null],
    [1, null],
    [0.95, null],
    [0.949, '94 % observed'],
    [0.839, '83 % observed'],
    [0, '0 % observed'],
  ])('%j is %j', (observed, text) => {
    expect(observedText({ observed })).toBe(text)
    expect(uptimeSentence({ ratio: 1, observed })).toBe(text === null ? '100 %' : `100 %, ${text}`)
  })

  test.each<[number, string]>([
    [-5 * HOUR, '0m'],
    [0, '0m'],
    [MINUTE - 1, '0m'],
    [MINUTE, '1m'],
    [HOUR - 1, '59m'],
    [HOUR, '1h 0m'],
    [DAY - 1, '23h 59m'],
    [DAY, '1d 0h 0m'],
    [2 * DAY + 14 * HOUR + 23 * MINUTE, '2d 14h 23m'],
  ])('%d is %s', (ms, text) => expect(upText(ms)).toBe(text))

  test('the windows are those of a day up to a year', () => {
    expect(UPTIME_WINDOWS.map(({ key, text, length }) => [key, text, length / DAY])).toEqual([
      ['24h', '24 h', 1],
      ['7d', '7 d', 7],
      ['30d', '30 d', 30],
      ['90d', '90 d', 90],
      ['1y', '1 y', 365],
    ])
    expect(overWindows((length) => length / DAY)).toEqual({ '24h': 1, '7d': 7, '30d': 30, '90d': 90, '1y': 365 })
  })
})
