import { describe, expect, test } from '@jest/globals'
import { absentees, leave, openBook, openParts, pastOf, takeIn, type Book } from '../../../src/domain/history/book.js'
import { bound, closeDays } from '../../../src/domain/history/close-days.js'
import { compacted, KEPT, recalled } from '../../../src/domain/history/compact.js'
import { daysText } from '../../../src/domain/history/days-file.js'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { DayRun, JournalLook, Outage, SeenState, Sums } from '../../../src/domain/history/history.js'
import { newPast } from '../../../src/domain/history/monitor-past.js'
import { statesOf } from '../../../src/domain/history/seen-states.js'
import type { Status } from '../../../src/domain/status.js'
import { DAY, HOUR } from '../../../src/domain/time.js'
import { aVerdict } from '../../support/incident-samples.js'

const state = (monitor: string, status: Status = 'healthy', more: Partial<SeenState> = {}): SeenState => ({
  monitor,
  status,
  reason: status === 'healthy' ? 'ok' : 'stale',
  since: null,
  message: '',
  ...more,
})
const sums = (up: number, down = 0, blind = 0, excluded = 0): Sums => ({ up, down, blind, excluded })
const run = (day: number, count: number, more: Partial<DayRun> = {}): DayRun => ({
  day,
  count,
  ...sums(DAY),
  worst: 'healthy',
  ...more,
})
const outage = (since: number, until: number | null): Outage => ({
  monitor: 'a',
  since,
  until,
  worst: 'critical',
  message: '',
})

describe('a book that is opened', () => {
  test('knows nothing, and has bounds', () => {
    const { times, ...book } = openBook({})
    expect(book).toEqual({
      downFrom: 'critical',
      zone: null,
      mostChanges: 200_000,
      mostGone: 20_000,
      pasts: new Map(),
      present: new Set(),
      closedFirstAt: null,
      closedUntil: null,
      changeCount: 0,
      wrong: new Set(),
    })
    expect(times.usualMs).toBeNull()
  })

  test('knows what it is told', () => {
    const closed = { firstLookAt: 3, until: 5, runs: new Map([['a', [run(1, 1)]]]) }
    const rules = { downFrom: 'degraded', usualGapMs: 7, zone: 'Europe/Riga', mostChanges: 8, mostGone: 9 } as const
    const { times, ...book } = openBook({ ...rules, closed })
    const { usualGapMs, ...own } = rules
    expect(book).toMatchObject({ ...own, closedFirstAt: 3, closedUntil: 5 })
    expect(book.pasts).toEqual(new Map([['a', { ...newPast(), runs: [run(1, 1)] }]]))
    expect(times.usualMs).toBe(usualGapMs)
  })

  const runs = new Map()
  test.each<[string, object, string | null]>([
    ['none', {}, null],
    ['that of the page', { zone: 'Europe/Riga' }, 'Europe/Riga'],
    ['that of closed days', { zone: 'Europe/Riga', closed: { until: 5, zone: 'Asia/Seoul', runs } }, 'Asia/Seoul'],
    ['none, as closed days have none', { zone: 'Europe/Riga', closed: { until: 5, zone: null, runs } }, null],
    [
      'that of the page, where closed days say none',
      { zone: 'Europe/Riga', closed: { until: 5, runs } },
      'Europe/Riga',
    ],
    [
      'that of the page, where none are closed',
      { zone: 'Europe/Riga', closed: { until: null, zone: 'Asia/Seoul', runs } },
      'Europe/Riga',
    ],
  ])('has a zone: %s', (_, rules, zone) => expect(openBook(rules).zone).toBe(zone))
})

describe('looks in a book', () => {
  test('changes are counted, but not those of an incident alone', () => {
    const book = openBook({})
    expect(takeIn(book, 5, [state('a'), state('b', 'critical')]).map(({ monitor }) => monitor)).toEqual(['a', 'b'])
    expect([book.changeCount, [...book.present], book.times.lastAt]).toEqual([2, ['a', 'b'], 5])
    expect(takeIn(book, 6, [state('a'), state('b', 'critical', { incident: '#7' })])).toHaveLength(1)
    expect(book.changeCount).toBe(2)
  })

  test('who is asked for no more is known', () => {
    const book = openBook({})
    takeIn(book, 5, [state('a'), state('b', 'critical')])
    expect(absentees(book, [state('a'), state('b')])).toEqual([])
    expect(absentees(book, [state('b')])).toEqual(['a'])
    expect(absentees(book, [])).toEqual(['a', 'b'])
    expect(leave(book, 9, ['b', 'stranger'])).toEqual(['b'])
    expect(leave(book, 9, ['b'])).toEqual([])
    expect([...book.present]).toEqual(['a'])
    expect(pastOf(book, 'b').absent).toEqual([{ from: 9, to: Infinity }])
    expect(pastOf(book, 'stranger')).toEqual(newPast())
  })

  test('of what is closed nothing is known moment by moment', () => {
    const book = openBook({})
    takeIn(book, 0, [state('a')])
    const parts = (from: number, to: number) => openParts(book, pastOf(book, 'a'), { from, to })
    expect(parts(0, 9).map((part) => [part.from, part.to])).toEqual([[0, 9]])
    book.closedUntil = 5
    expect(parts(0, 9).map((part) => [part.from, part.to])).toEqual([[5, 9]])
    expect(parts(0, 5)).toEqual([])
  })
})

describe('days that are closed', () => {
  function watched(): Book {
    const book = openBook({})
    for (let hour = 0; hour <= 96; hour += 1)
      takeIn(book, hour * HOUR, [state('a', hour >= 30 && hour < 36 ? 'critical' : 'healthy'), state('b')])
    return book
  }

  test('keep what was, in runs, and forget the rest', () => {
    const book = watched()
    closeDays(book, 2.5 * DAY)
    const past = pastOf(book, 'a')
    expect(past.runs).toEqual([
      run(0, 1),
      run(1, 1, { ...sums(18 * HOUR, 6 * HOUR), worst: 'critical' }),
      run(2, 1, sums(DAY / 2)),
    ])
    expect([past.changes.map(({ at }) => at / HOUR), past.outages]).toEqual([[36], []])
    expect([book.closedUntil, book.changeCount]).toEqual([2.5 * DAY, 2])
    closeDays(book, 2.5 * DAY)
    closeDays(book, DAY)
    expect([book.closedUntil, pastOf(book, 'a').runs]).toEqual([2.5 * DAY, past.runs])
    closeDays(book, 4 * DAY)
    expect(pastOf(book, 'a').runs).toEqual([
      run(0, 1),
      run(1, 1, { ...sums(18 * HOUR, 6 * HOUR), worst: 'critical' }),
      run(2, 2),
    ])
  })

  test('begin with the first look, or with what was down before', () => {
    const book = openBook({ usualGapMs: 10 * DAY })
    takeIn(book, 2 * DAY, [state('a')])
    closeDays(book, 3 * DAY)
    expect(pastOf(book, 'a').runs).toEqual([run(2, 1)])
    const down = openBook({ usualGapMs: 10 * DAY })
    takeIn(down, 2 * DAY, [state('a', 'critical', { since: DAY }), state('b')])
    closeDays(down, 3 * DAY)
    expect(pastOf(down, 'a').runs).toEqual([run(1, 2, { ...sums(0, DAY), worst: 'critical' })])
    expect(pastOf(down, 'b').runs).toEqual([run(1, 1, { ...sums(0, 0, 0, DAY), worst: null }), run(2, 1)])
  })

  test('begin nowhere where nobody looked', () => {
    const book = openBook({})
    closeDays(book, 3 * DAY)
    expect(book.closedUntil).toBeNull()
    book.pasts.set('a', { ...newPast(), outages: [outage(DAY, 2 * DAY)] })
    closeDays(book, 3 * DAY)
    expect([book.closedUntil, pastOf(book, 'a').runs.map(({ day, down }) => [day, down])]).toEqual([
      3 * DAY,
      [
        [1, DAY],
        [2, 0],
      ],
    ])
  })

  test('are four hundred at most', () => {
    const book = openBook({ usualGapMs: 1_000 * DAY })
    takeIn(book, 0, [state('a')])
    closeDays(book, 500 * DAY)
    expect(pastOf(book, 'a').runs).toEqual([run(100, 400)])
  })

  test('let those go who left before', () => {
    const book = watched()
    leave(book, 2 * DAY, ['b'])
    closeDays(book, 3 * DAY)
    expect(pastOf(book, 'b').runs).toHaveLength(2)
    book.pasts.set('c', { ...newPast(), absent: [{ from: 0, to: Infinity }] })
    book.pasts.set('d', { ...newPast(), absent: [{ from: 0, to: 1 }] })
    book.pasts.set('e', {
      ...newPast(),
      absent: [{ from: 3.5 * DAY, to: Infinity }],
      filled: [{ from: 3.5 * DAY, to: 3.6 * DAY, counted: 'up' }],
    })
    closeDays(book, 3.7 * DAY)
    expect([...book.pasts.keys()]).toEqual(['a', 'b', 'd'])
    const left = { ...newPast(), absent: [{ from: 0, to: Infinity }] }
    book.pasts.set('f', { ...left, runs: [run(3, 1, { ...sums(5, 5) })] })
    book.pasts.set('g', { ...left, runs: [run(3, 1, { ...sums(0, 5, 5) })] })
    book.pasts.set('h', { ...left, runs: [run(3, 1, { ...sums(0, 0, 0, 5) })] })
    closeDays(book, 3.8 * DAY)
    expect([...book.pasts.keys()]).toEqual(['a', 'b', 'd', 'f', 'g'])
    expect(book.changeCount).toBe(2)
  })
})

describe('a book has bounds', () => {
  const many = (count: number, name = 'm') => Array.from({ length: count }, (_, i) => state(`${name}${i}`))

  test('those who left are forgotten where they are too many', () => {
    const book = openBook({ mostGone: 3 })
    takeIn(book, 5, [...many(3, 'gone'), state('here')])
    leave(book, 6, ['gone0', 'gone1', 'gone2'])
    bound(book, 7)
    expect(book.pasts.size).toBe(4)
    takeIn(book, 8, [state('another')])
    leave(book, 9, ['another'])
    bound(book, 9)
    expect([[...book.pasts.keys()], book.changeCount]).toEqual([['here'], 1])
  })

  test.each<[number, number | null]>([
    // So many changes: how old a day is that stays.
    [4, null],
    [5, 30],
  ])('after %i changes days are closed: %j', (changes, kept) => {
    const book = openBook({ mostChanges: 2 })
    const now = 100 * DAY
    for (let i = 0; i < changes; i += 1) takeIn(book, i * DAY, [state('a', i % 2 === 0 ? 'healthy' : 'critical')])
    bound(book, now)
    expect(book.closedUntil).toBe(kept === null ? null : now - kept * DAY)
  })

  test.each<[number, number]>([
    [29, 7],
    [6, 1],
    [0.9, 0],
  ])('where all changes are of the last %d days only %i days stay', (age, kept) => {
    const book = openBook({ mostChanges: 2 })
    const now = 100 * DAY
    for (let i = 0; i < 20; i += 1)
      takeIn(book, now - age * DAY + i * HOUR, [state('a', i % 2 === 0 ? 'healthy' : 'critical')])
    bound(book, now)
    expect(book.closedUntil).toBe(now - kept * DAY)
  })

  test('what was filled counts as well', () => {
    const book = openBook({ mostChanges: 0 })
    takeIn(book, 0, [state('a')])
    const filled = [0, 1, 2].map((day) => ({ from: day * DAY, to: (day + 0.5) * DAY, counted: 'up' as const }))
    book.pasts.set('a', { ...pastOf(book, 'a'), filled })
    closeDays(book, DAY)
    expect(book.changeCount).toBe(3)
  })
})

describe('a history', () => {
  test('knows when was looked', () => {
    const history = createHistory({ usualGapMs: HOUR })
    expect([history.firstLookAt, history.lastLookAt, history.usualGapMs, history.gone]).toEqual([null, null, HOUR, []])
    expect(history.gapUntil(5)).toBeNull()
    history.look(DAY, [state('a')])
    history.look(DAY + HOUR, [])
    expect([history.firstLookAt, history.lastLookAt, history.gone]).toEqual([DAY, DAY + HOUR, ['a']])
    history.look(DAY + 2 * HOUR, [])
    expect(history.gone).toEqual([])
    const last = DAY + 2 * HOUR
    expect(history.gapUntil(last + 3 * HOUR)).toBeNull()
    expect(history.gapUntil(last + 3 * HOUR + 1)).toEqual({ from: last, to: Infinity })
  })

  test('looks that were written down are taken in, in order and as they are', () => {
    const history = createHistory()
    const look = (at: number, more: Partial<JournalLook> = {}): JournalLook => ({
      at,
      whole: false,
      states: [],
      gone: [],
      ...more,
    })
    history.recall(look(5, { whole: true, states: [state('a'), state('b')] }))
    history.recall(look(4, { whole: true, states: [] }))
    expect(history.standing()).toHaveLength(2)
    history.recall(look(5, { gone: ['a'] }))
    expect(history.standing().map(({ monitor }) => monitor)).toEqual(['b'])
    history.recall(look(6, { states: [state('c')] }))
    expect(history.standing().map(({ monitor }) => monitor)).toEqual(['b', 'c'])
    history.recall(look(7, { whole: true, states: [state('c')], gone: ['c'], wrong: [9] }))
    expect(history.standing().map(({ monitor }) => monitor)).toEqual(['c'])
    expect([history.isWrong(9), history.isWrong(8)]).toEqual([true, false])
    history.recall(look(9, { whole: true, states: [state('d')] }))
    expect([history.lastLookAt, history.standing().map(({ monitor }) => monitor)]).toEqual([7, ['c']])
    history.recall(look(9 * HOUR, { filled: new Map([['c', [{ from: 7, to: 9 * HOUR, counted: 'down' }]]]) }))
    expect(history.uptime('c', { from: 7, to: 9 * HOUR }).sums).toEqual(sums(0, 9 * HOUR - 7))
  })

  test('so many looks that were written down are bounded too', () => {
    const history = createHistory({ mostChanges: 2 })
    for (let i = 0; i < 20; i += 1)
      history.recall({
        at: i * 10 * DAY,
        whole: true,
        states: [state('a', i % 2 === 0 ? 'healthy' : 'critical')],
        gone: [],
      })
    expect(history.changes({ from: 0, to: Infinity }).length).toBeLessThan(8)
  })

  test('changes and outages are those of a span: of all, or of one', () => {
    const history = createHistory()
    history.look(10, [state('b'), state('a')])
    history.look(20, [state('b', 'critical'), state('a')])
    history.look(30, [state('b'), state('a', 'critical')])
    const at = (from: number, to: number, monitor?: string) =>
      history.changes({ from, to }, monitor).map((change) => `${change.at} ${change.monitor}`)
    expect(at(10, 31)).toEqual(['10 b', '10 a', '20 b', '30 b', '30 a'])
    expect(at(10, 31, 'a')).toEqual(['10 a', '30 a'])
    expect(at(20, 30)).toEqual(['20 b'])
    const since = (from: number, to: number, monitor?: string) =>
      history.outages({ from, to }, monitor).map((one) => `${one.since}-${one.until}`)
    expect(since(0, 99)).toEqual(['30-null', '20-30'])
    expect(since(0, 99, 'b')).toEqual(['20-30'])
    expect(since(0, 30)).toEqual(['20-30'])
    expect(since(29, 30)).toEqual(['20-30'])
    expect(since(30, 31)).toEqual(['30-null'])
    expect(since(0, 20)).toEqual([])
  })

  test('it is up since then only where it is asked for and up', () => {
    const history = createHistory()
    history.look(10, [state('a', 'healthy', { since: 4 })])
    expect(history.upSince('a')).toBe(4)
    history.look(20, [state('a', 'unknown')])
    expect(history.upSince('a')).toBeNull()
    history.look(30, [state('a')])
    expect(history.upSince('a')).toBe(4)
    history.look(40, [])
    expect(history.upSince('a')).toBeNull()
  })

  test('a look before the last one takes back what came after it', () => {
    const history = createHistory()
    history.look(10, [state('a')])
    history.look(30, [state('a', 'critical', { since: 25 })])
    history.look(30, [state('a', 'critical', { since: 25 })])
    expect(history.outages({ from: 0, to: 99 })).toHaveLength(1)
    history.look(20, [state('a')])
    expect([history.outages({ from: 0, to: 99 }), history.lastLookAt, history.upSince('a')]).toEqual([[], 20, 10])
  })

  test('what a clock that was ahead called down is up, though it was late by then', () => {
    const history = createHistory()
    history.look(10, [state('a', 'healthy', { since: 4 })])
    history.look(HOUR, [state('a', 'critical', { since: 15 })])
    history.look(20, [state('a', 'healthy', { since: 18 })])
    expect(history.outages({ from: 0, to: HOUR })).toEqual([])
    expect(history.uptime('a', { from: 10, to: HOUR }).sums).toEqual(sums(HOUR - 10))
  })

  test('a gap that is over lasts no more', () => {
    const history = createHistory({ usualGapMs: HOUR })
    for (const hour of [0, 1, 2, 10, 11, 12]) history.look(hour * HOUR, [state('a')])
    expect(history.gapUntil(13 * HOUR)).toBeNull()
    expect(history.gapUntil(10 * HOUR)).toBeNull()
    expect(history.gapUntil(2 * HOUR)).toBeNull()
    expect(history.gapUntil(9 * HOUR)).toEqual({ from: 2 * HOUR, to: 10 * HOUR })
  })

  test('days that were closed are written down by monitor', () => {
    const history = createHistory({ zone: 'Europe/Riga', usualGapMs: 10 * DAY })
    expect(history.closed()).toEqual({ firstLookAt: null, until: null, zone: 'Europe/Riga', runs: new Map() })
    history.look(DAY, [state('a')])
    expect(history.closed()).toEqual({ firstLookAt: DAY, until: null, zone: 'Europe/Riga', runs: new Map() })
    history.close(2 * DAY)
    history.look(2 * DAY, [state('a'), state('b')])
    const { firstLookAt, until, runs } = history.closed()
    expect([firstLookAt, until, [...runs.keys()]]).toEqual([DAY, 2 * DAY, ['a']])
    const again = createHistory({ closed: history.closed() })
    again.look(3 * DAY, [])
    expect(again.closed().firstLookAt).toBe(DAY)
    expect(again.firstLookAt).toBe(DAY)
  })

  test('days are asked for anew where something else is asked', () => {
    const history = createHistory({ usualGapMs: 10 * DAY })
    history.look(0, [state('a')])
    history.look(3 * DAY, [state('a')])
    const dates = (count: number, now: number, zone: string | null) =>
      history.days('a', count, now, zone).map(({ date, up }) => `${date} ${up / HOUR}`)
    expect(dates(2, 2.5 * DAY, null)).toEqual(['1970-01-02 24', '1970-01-03 12'])
    expect(dates(2, 2.5 * DAY, null)).toEqual(['1970-01-02 24', '1970-01-03 12'])
    expect(dates(1, 2.5 * DAY, null)).toEqual(['1970-01-03 12'])
    expect(dates(1, 1.5 * DAY, null)).toEqual(['1970-01-02 12'])
    expect(dates(1, 1.5 * DAY, 'Asia/Seoul')).toEqual(['1970-01-02 21'])
    expect(dates(0, 1.5 * DAY, null)).toEqual([])
    history.close(1.5 * DAY)
    expect(dates(3, 2.5 * DAY, null)).toEqual(['1970-01-01 24', '1970-01-02 24', '1970-01-03 12'])
    expect(history.uptime('a', { from: DAY, to: 2 * DAY }).sums).toEqual(sums(DAY))
    expect(history.uptime('a', { from: 1.5 * DAY, to: 2 * DAY }).sums).toEqual(sums(DAY / 2))
    expect(history.uptime('a', { from: DAY, to: 1.25 * DAY }).sums).toEqual(sums(DAY / 4))
  })
})

describe('files of a history', () => {
  const line = (at: number, more: object = {}) => `${JSON.stringify({ t: at, ...more })}\n`
  const at = (text: string) => Date.parse(`${text}:00Z`)
  const ALL = { v: 1, all: { a: ['healthy', 'ok'] } }

  test('are read in the order of their months, up to now', () => {
    const months = new Map([
      [
        '2026-02',
        line(at('2026-02-01T00:00'), { c: { b: ['healthy', 'ok'] } }) +
          line(at('2026-02-03T00:00'), { c: { a: null } }),
      ],
      ['2026-01', line(at('2026-01-31T00:00'), ALL)],
    ])
    const names = (now: number) =>
      recalled({ days: null, months }, now)
        .standing()
        .map(({ monitor }) => monitor)
    expect(names(at('2026-01-30T00:00'))).toEqual([])
    expect(names(at('2026-01-31T00:00'))).toEqual(['a'])
    expect(names(at('2026-02-01T00:00'))).toEqual(['a', 'b'])
    expect(names(at('2026-02-03T00:00'))).toEqual(['b'])
  })

  test('tell of days that were closed', () => {
    const runs = new Map([['a', [run(1, 2)]]])
    const days = daysText({ firstLookAt: DAY, until: 3 * DAY, zone: null, runs })
    const history = recalled({ days, months: new Map() }, 5 * DAY)
    expect(history.uptime('a', { from: DAY, to: 3 * DAY }).sums).toEqual(sums(2 * DAY))
    expect(recalled({ days: 'x', months: new Map() }, 5 * DAY).firstLookAt).toBeNull()
  })

  test('are left as they are while none is too old', () => {
    const now = at('2027-02-10T00:00')
    expect(KEPT).toBe(400 * DAY)
    const stored = { days: null, months: new Map([['2026-01', line(at('2026-01-06T00:00'), ALL)]]) }
    // Four hundred days before now it was January.
    expect(compacted(stored, now)).toBe(stored)
    const old = { days: null, months: new Map([['2025-12', line(at('2025-12-30T00:00'), ALL)], ...stored.months]) }
    const fewer = compacted(old, now)
    expect([...fewer.months]).toEqual([...stored.months])
    // They tell of what was until the first look of what stays.
    expect(JSON.parse(fewer.days ?? '').until).toBe(at('2026-01-06T00:00'))
    const none = compacted({ days: null, months: new Map([['2025-12', line(at('2025-12-30T00:00'), ALL)]]) }, now)
    expect([none.months.size, JSON.parse(none.days ?? '').until]).toEqual([0, at('2026-01-01T00:00')])
    const unread = {
      days: null,
      months: new Map([['2026-02', 'x\n'], ['2026-01', line(at('2026-01-09T00:00'))], ...old.months]),
    }
    expect(JSON.parse(compacted(unread, now).days ?? '').until).toBe(at('2026-01-06T00:00'))
  })
})

describe('what a run tells of its end', () => {
  const incident = { ref: '#7', phase: 'open' } as const
  const told = (
    more: object,
    incidents?: ReadonlyMap<string, typeof incident | { ref: string; phase: 'closed' } | null>,
  ) => statesOf({ verdicts: [aVerdict({ monitor: 'a', message: 'm', ...more })], ...(incidents && { incidents }) })[0]
  const base = { monitor: 'a', status: 'critical', reason: 'stale', message: 'm' }
  const beat = { at: 1, state: 'failed', lastSuccessAt: 2 } as const

  test.each<[string, object, object]>([
    ['late', { since: 9, lastEndAt: 4, goodEnd: true }, { ...base, since: 9, lastGoodAt: 4 }],
    ['failed', { since: 9, lastEndAt: 4, goodEnd: false, beat }, { ...base, since: 9, lastGoodAt: 2 }],
    [
      'failed, and never was good',
      { since: 9, lastEndAt: 4, goodEnd: false, beat: { at: 1, state: 'failed' } },
      { ...base, since: 9, lastGoodAt: null },
    ],
    [
      'failed, and no beat is known',
      { since: 9, lastEndAt: 4, goodEnd: false, beat: null },
      { ...base, since: 9, lastGoodAt: null },
    ],
    [
      'well',
      { status: 'healthy', reason: 'ok', since: null, lastEndAt: 4, goodEnd: true },
      { ...base, status: 'healthy', reason: 'ok', since: 4, lastGoodAt: 4 },
    ],
    [
      'forgiven',
      { status: 'healthy', reason: 'ok', since: null, lastEndAt: 4, goodEnd: false, beat },
      { ...base, status: 'healthy', reason: 'ok', since: 4, lastGoodAt: 2 },
    ],
    [
      'well, and no end is known',
      { status: 'healthy', reason: 'ok', since: 9, lastEndAt: null, goodEnd: false, beat },
      { ...base, status: 'healthy', reason: 'ok', since: 2, lastGoodAt: 2 },
    ],
  ])('%s', (_, more, expected) => expect(told(more)).toEqual(expected))

  test('by an incident that is open', () => {
    expect(told({}, new Map([['a', incident]]))).toMatchObject({ incident: '#7' })
    expect(told({}, new Map([['a', { ref: '#7', phase: 'closed' as const }]]))).not.toHaveProperty('incident')
    expect(told({}, new Map([['a', null]]))).not.toHaveProperty('incident')
    expect(told({}, new Map([['b', incident]]))).not.toHaveProperty('incident')
    expect(told({})).not.toHaveProperty('incident')
  })
})
