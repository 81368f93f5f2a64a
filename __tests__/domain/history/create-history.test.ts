import { describe, expect, test } from '@jest/globals'
import { createHistory } from '../../../src/domain/history/create-history.js'
import type { SeenState } from '../../../src/domain/history/history.js'
import { upText, uptimeSentence, uptimeText } from '../../../src/domain/history/uptime-text.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.js'
import { aPast, aState, minutesText, moment } from '../../support/pasts.js'

const seen = (is: 'healthy' | 'critical', since: string): SeenState => aState('job', { is, since }) as SeenState

describe('changes and outages', () => {
  const history = aPast({
    from: '00:00',
    to: '10:00',
    seen: [
      { from: '00:00', is: 'healthy', since: '00:00' },
      { from: '03:00', is: 'warning', since: '02:50' },
      { from: '04:00', is: 'critical', since: '02:50' },
      { from: '05:00', is: 'healthy', since: '04:40' },
      { from: '08:00', is: 'critical', since: '07:45' },
    ],
  })
  const all = { from: 0, to: moment('10:00') }

  test('a change is told by the look that saw it, with what it was before', () => {
    expect(history.changes(all).map(({ at, since, before, status }) => [at, since, before, status])).toEqual([
      [moment('00:00'), moment('00:00'), null, 'healthy'],
      [moment('03:00'), moment('02:50'), 'healthy', 'warning'],
      [moment('04:00'), moment('02:50'), 'warning', 'critical'],
      [moment('05:00'), moment('04:40'), 'critical', 'healthy'],
      [moment('08:00'), moment('07:45'), 'healthy', 'critical'],
    ])
    expect(history.changes({ from: moment('04:00'), to: moment('05:00') }, 'job')).toHaveLength(1)
    expect(history.changes(all, 'another')).toEqual([])
  })

  test('outages stand newest first, and one that lasts has no end', () => {
    expect(history.outages(all)).toEqual([
      { monitor: 'job', since: moment('07:45'), until: null, worst: 'critical', message: 'job is critical' },
      { monitor: 'job', since: moment('02:50'), until: moment('04:40'), worst: 'critical', message: 'job is critical' },
    ])
    expect(history.outages({ from: moment('05:00'), to: moment('07:00') })).toEqual([])
  })

  test('it is up since the beat that ended the last outage, and since nothing while it is down', () => {
    expect(history.upSince('job')).toBeNull()
    const past = createHistory()
    past.look(moment('01:00'), [seen('healthy', '00:50')])
    expect(past.upSince('job')).toBe(moment('00:50'))
    past.look(moment('02:00'), [seen('critical', '01:50')])
    past.look(moment('03:00'), [seen('healthy', '02:30')])
    past.look(moment('04:00'), [seen('healthy', '03:30')])
    expect(past.upSince('job')).toBe(moment('02:30'))
    expect(past.upSince('another')).toBeNull()
  })

  test('a clock that was ahead for one look has told of nothing', () => {
    const past = createHistory()
    past.look(moment('02:00'), [seen('healthy', '01:50')])
    past.look(moment('04-10 00:00'), [seen('critical', '03-10 02:30')])
    expect(past.look(moment('02:15'), [seen('healthy', '02:10')])).toEqual([])
    expect(past.look(moment('03:00'), [seen('critical', '02:45')])).toHaveLength(1)
    expect(past.lastLookAt).toBe(moment('03:00'))
    expect(minutesText(past.uptime('job', { from: moment('02:00'), to: moment('03:00') }).sums)).toBe('up 45 down 15')
  })

  test('who is asked for no more is named once', () => {
    const past = createHistory()
    past.look(moment('02:00'), [seen('healthy', '01:50')])
    past.look(moment('03:00'), [])
    expect(past.gone).toEqual(['job'])
    past.look(moment('04:00'), [])
    expect(past.gone).toEqual([])
    expect(past.standing()).toEqual([])
  })
})

describe('days', () => {
  const down = { from: '03-28 12:00', is: 'critical', since: '03-28 12:00' } as const
  const back = { from: '03-29 12:00', is: 'healthy', since: '03-29 12:00' } as const

  test('a day of a zone is as long as its clocks make it', () => {
    const history = aPast({
      from: '03-27 00:00',
      to: '03-30 12:00',
      seen: [{ from: '03-27 00:00', is: 'healthy' }, down, back],
    })
    const days = history.days('job', 4, moment('03-30 12:00'), 'Europe/Riga')
    expect(days.map(({ date, worst, ...sums }) => [date, worst, minutesText(sums)])).toEqual([
      // Riga is two hours ahead of UTC, and three from 03:00 on 29 March on.
      ['2026-03-27', 'healthy', 'up 1320 excluded 120'],
      ['2026-03-28', 'critical', 'up 840 down 600'],
      ['2026-03-29', 'critical', 'up 540 down 840'],
      ['2026-03-30', 'healthy', 'up 900'],
    ])
  })

  test('days in which nobody looked, or only looked away, say so', () => {
    const history = aPast({
      from: '03-02 00:00',
      to: '03-06 00:00',
      seen: [
        { from: '03-02 00:00', is: 'healthy' },
        { from: '03-03 00:00', is: 'skipped' },
        { from: '03-04 00:00', is: 'unknown' },
        { from: '03-05 00:00', is: 'healthy' },
      ],
      notLooked: [['03-05 00:00', '03-06 00:00']],
    })
    const days = history.days('job', 6, moment('03-06 00:00'), null)
    expect(days.map(({ worst }) => worst)).toEqual([null, 'healthy', 'skipped', 'unknown', null, null])
    expect(days.map((day) => minutesText(day))).toEqual([
      'excluded 1440',
      'up 1440',
      'excluded 1440',
      'blind 1440',
      'blind 1440',
      '',
    ])
  })

  test('closed days keep their sums, and what still holds goes on', () => {
    const history = aPast({
      from: '03-27 00:00',
      to: '03-30 12:00',
      seen: [{ from: '03-27 00:00', is: 'healthy' }, down, back],
    })
    const asked = () => history.days('job', 5, moment('03-30 12:00'), null)
    const before = asked()
    history.close(moment('03-28 18:00'))
    history.close(moment('03-29 18:00'))
    expect(asked()).toEqual(before)
    expect(history.outages({ from: 0, to: moment('03-30 00:00') })).toEqual([])
    const reopened = createHistory({ closed: history.closed() })
    expect(reopened.firstLookAt).toBe(moment('03-27 00:00'))
    expect(minutesText(reopened.uptime('job', { from: moment('03-28 00:00'), to: moment('03-29 00:00') }).sums)).toBe(
      'up 720 down 720',
    )
  })
})

describe('memory', () => {
  const many = (count: number, is: 'healthy' | 'critical', name = ''): SeenState[] =>
    Array.from({ length: count }, (_, i) => aState(`${name}${i}`, { is }) as SeenState)
  const always = { from: 0, to: Infinity }

  test('thousands that change at every look are kept as days', () => {
    const history = createHistory({ mostChanges: 2_000 })
    for (let round = 0; round < 150; round++)
      history.look(moment('03-01 00:00') + round * HOUR, many(20, round % 2 === 0 ? 'healthy' : 'critical'))
    expect(history.changes(always).length).toBeLessThanOrEqual(2_040)
    const [day] = history.days('7', 7, moment('03-07 06:00'), null)
    expect(minutesText(day ?? { up: 0, down: 0, blind: 0, excluded: 0 })).toBe('up 720 down 720')
  })

  test('those who left are forgotten where they are many', () => {
    const history = createHistory({ mostGone: 200 })
    for (let round = 0; round < 30; round++)
      history.look(moment('03-01 00:00') + round * MINUTE, many(10, 'healthy', `${round}-`))
    expect(history.changes(always).length).toBeLessThanOrEqual(210)
    expect(history.standing()).toHaveLength(10)
  })
})

describe('texts', () => {
  test.each([
    [1, '100 %'],
    [0.999999, '99.99 %'],
    [0.9998, '99.98 %'],
    [0.29, '29 %'],
    [0.5, '50 %'],
    [0, '0 %'],
    [null, '–'],
  ])('a ratio of %p reads %s', (ratio, text) => {
    expect(uptimeText({ ratio })).toBe(text)
  })

  test('too little that was seen is said', () => {
    expect(uptimeSentence({ ratio: 1, observed: 0.9499 })).toBe('100 %, 94 % observed')
    expect(uptimeSentence({ ratio: 1, observed: 0.95 })).toBe('100 %')
    expect(uptimeSentence({ ratio: null, observed: null })).toBe('–')
  })

  test.each([
    [2 * DAY + 14 * HOUR + 23 * MINUTE + 59 * SECOND, '2d 14h 23m'],
    [3 * DAY, '3d 0h 0m'],
    [14 * HOUR, '14h 0m'],
    [23 * MINUTE, '23m'],
    [59 * SECOND, '0m'],
    [-1, '0m'],
  ])('%p ms read %s', (ms, text) => {
    expect(upText(ms)).toBe(text)
  })
})
