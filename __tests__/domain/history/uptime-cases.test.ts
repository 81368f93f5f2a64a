import { describe, expect, test } from '@jest/globals'
import { uptimeSentence } from '../../../src/domain/history/uptime-text.js'
import { aPast, minutesText, moment, type Told, type Watch } from '../../support/pasts.js'
import { figure } from '../../support/figures.js'
import { DAY, HOUR } from '../../../src/domain/time.js'

interface Case extends Partial<Omit<Watch, 'seen'>> {
  readonly seen: readonly Told[]
  /** `from – to`; the whole of what was watched by default. */
  readonly window?: readonly [string, string]
  readonly sums: string
  readonly text: string
}

const OK: Told = { from: '00:00', is: 'healthy', since: '00:00' }
const WELL = { from: '00:00', to: '10:00' }

const CASES: Readonly<Record<string, Case>> = {
  'well all the time': { seen: [OK], sums: 'up 600', text: '100 %' },
  'late, and dated at the deadline that passed': {
    seen: [OK, { from: '05:00', is: 'critical', since: '04:40' }, { from: '06:00', is: 'healthy', since: '05:40' }],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'the beat that ended it was seen only at the next look': {
    seen: [OK, { from: '05:00', is: 'critical', since: '05:00' }, { from: '06:00', is: 'healthy', since: '05:31' }],
    sums: 'up 569 down 31',
    text: '94.83 %',
  },
  'a recovery whose beat is not known counts from the look': {
    seen: [OK, { from: '05:00', is: 'critical', since: '05:00' }, { from: '06:00', is: 'healthy' }],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'trouble without a beginning counts from the look': {
    seen: [OK, { from: '05:00', is: 'critical' }, { from: '06:00', is: 'healthy', since: '06:00' }],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'an outage that lasts': {
    seen: [OK, { from: '09:00', is: 'critical', since: '09:00' }],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'an outage that lasts is not cut by the window': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }],
    window: ['08:00', '10:00'],
    sums: 'down 120',
    text: '0 %',
  },
  'an outage over the beginning of the window': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }, { from: '06:00', is: 'healthy', since: '06:00' }],
    window: ['04:00', '10:00'],
    sums: 'up 240 down 120',
    text: '66.66 %',
  },
  'an outage before the window': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }, { from: '03:00', is: 'healthy', since: '03:00' }],
    window: ['04:00', '10:00'],
    sums: 'up 360',
    text: '100 %',
  },
  'dated back behind looks that saw it well': {
    seen: [OK, { from: '05:00', is: 'critical', since: '03:10' }, { from: '06:00', is: 'healthy', since: '06:00' }],
    sums: 'up 430 down 170',
    text: '71.66 %',
  },
  'the beat was made in time and came late: there was no outage': {
    seen: [OK, { from: '05:00', is: 'critical', since: '04:40' }, { from: '06:00', is: 'healthy', since: '04:30' }],
    sums: 'up 600',
    text: '100 %',
  },
  'the first look sees trouble that is older': {
    seen: [
      { from: '00:00', is: 'critical', since: '03-09 22:00' },
      { from: '01:00', is: 'healthy', since: '01:00' },
    ],
    window: ['03-09 12:00', '10:00'],
    sums: 'up 540 down 180 excluded 600',
    text: '75 %',
  },
  'before the first look nothing counts': {
    seen: [OK],
    window: ['03-09 00:00', '10:00'],
    sums: 'up 600 excluded 1440',
    text: '100 %',
  },
  'a window in which nobody had looked yet': {
    seen: [OK],
    window: ['03-08 00:00', '03-09 00:00'],
    sums: 'excluded 1440',
    text: '–',
  },
  'one look alone is no time': { to: '00:00', seen: [OK], sums: '', text: '–' },
  'new, and its first beat is waited for': {
    seen: [{ from: '00:00', is: 'pending' }],
    sums: 'excluded 600',
    text: '–',
  },
  'new, and counted from its first beat': {
    seen: [
      { from: '00:00', is: 'pending' },
      { from: '05:00', is: 'healthy', since: '04:45' },
    ],
    sums: 'up 315 excluded 285',
    text: '100 %',
  },
  'new, and the first beat never came': {
    seen: [
      { from: '00:00', is: 'pending' },
      { from: '05:00', is: 'critical', since: '04:50' },
    ],
    sums: 'down 310 excluded 290',
    text: '0 %',
  },
  'a monitor that was added later': {
    seen: [{ from: '05:00', is: 'healthy', since: '04:55' }],
    sums: 'up 300 excluded 300',
    text: '100 %',
  },
  paused: {
    seen: [OK, { from: '02:00', is: 'skipped' }, { from: '04:00', is: 'healthy', since: '03:59' }],
    sums: 'up 480 excluded 120',
    text: '100 %',
  },
  'paused while it was down': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '03:00', is: 'skipped' },
      { from: '05:00', is: 'critical', since: '02:00' },
      { from: '06:00', is: 'healthy', since: '06:00' },
    ],
    sums: 'up 360 down 120 excluded 120',
    text: '75 %',
  },
  'paused while it was down, and well when that ended': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '03:00', is: 'skipped' },
      { from: '05:00', is: 'healthy', since: '04:00' },
    ],
    sums: 'up 420 down 60 excluded 120',
    text: '87.5 %',
  },
  'dated back into a pause': {
    seen: [OK, { from: '02:00', is: 'skipped' }, { from: '04:00', is: 'critical', since: '03:00' }],
    sums: 'up 120 down 360 excluded 120',
    text: '25 %',
  },
  'paused all the time': { seen: [{ from: '00:00', is: 'skipped' }], sums: 'excluded 600', text: '–' },
  'its source could not be read': {
    seen: [OK, { from: '02:00', is: 'unknown' }, { from: '04:00', is: 'healthy', since: '03:00' }],
    sums: 'up 480 blind 120',
    text: '100 %, 80 % observed',
  },
  'its source could never be read': {
    seen: [{ from: '00:00', is: 'unknown' }],
    sums: 'blind 600',
    text: '–, 0 % observed',
  },
  'unreadable while it was down': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '03:00', is: 'unknown' },
      { from: '05:00', is: 'critical', since: '02:00' },
      { from: '06:00', is: 'healthy', since: '06:00' },
    ],
    sums: 'up 360 down 240',
    text: '60 %',
  },
  'unreadable while it was down, and well afterwards': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '03:00', is: 'unknown' },
      { from: '06:00', is: 'healthy', since: '04:00' },
    ],
    sums: 'up 360 down 120 blind 120',
    text: '75 %, 80 % observed',
  },
  'unreadable, and found to have been down': {
    seen: [OK, { from: '02:00', is: 'unknown' }, { from: '04:00', is: 'critical', since: '03:00' }],
    sums: 'up 120 down 420 blind 60',
    text: '22.22 %, 90 % observed',
  },
  'nobody looked for three hours': {
    seen: [OK],
    notLooked: [['02:00', '05:00']],
    sums: 'up 420 blind 180',
    text: '100 %, 70 % observed',
  },
  'nobody looked for just two hours': { seen: [OK], notLooked: [['02:00', '04:00']], sums: 'up 600', text: '100 %' },
  'nobody looked, and it was down before and after': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }],
    notLooked: [['02:00', '05:00']],
    sums: 'up 120 down 480',
    text: '20 %',
  },
  'nobody looked, and it came back meanwhile': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }, { from: '02:30', is: 'healthy', since: '04:00' }],
    notLooked: [['02:00', '05:00']],
    sums: 'up 420 down 120 blind 60',
    text: '77.77 %, 90 % observed',
  },
  'nobody looked, and it went down meanwhile': {
    seen: [OK, { from: '05:00', is: 'critical', since: '04:00' }],
    notLooked: [['02:00', '05:00']],
    sums: 'up 120 down 360 blind 120',
    text: '25 %, 80 % observed',
  },
  'nobody looked while it was paused': {
    seen: [OK, { from: '02:00', is: 'skipped' }, { from: '06:00', is: 'healthy', since: '06:00' }],
    notLooked: [['02:30', '05:30']],
    sums: 'up 360 excluded 240',
    text: '100 %',
  },
  'nobody looked, and the pause may have ended long before': {
    seen: [OK, { from: '02:00', is: 'skipped' }, { from: '02:30', is: 'healthy', since: '06:00' }],
    notLooked: [['02:00', '06:00']],
    sums: 'up 360 blind 240',
    text: '100 %, 60 % observed',
  },
  'nobody looked, and beats tell that it was well': {
    seen: [OK],
    notLooked: [['02:00', '05:00']],
    known: [['02:00', '05:00', 'up']],
    sums: 'up 600',
    text: '100 %',
  },
  'nobody looked, and beats tell of an outage in between': {
    seen: [OK],
    notLooked: [['02:00', '06:00']],
    known: [
      ['02:00', '03:00', 'up'],
      ['03:00', '04:00', 'down'],
      ['04:00', '06:00', 'up'],
    ],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'nobody looked, and of a part of it nothing is known': {
    seen: [OK],
    notLooked: [['02:00', '06:00']],
    known: [
      ['03:00', '04:00', 'up'],
      ['04:00', '05:00', 'down'],
    ],
    sums: 'up 420 down 60 blind 120',
    text: '87.5 %, 80 % observed',
  },
  'nobody looked, and it was closed meanwhile': {
    seen: [OK],
    notLooked: [['02:00', '06:00']],
    known: [
      ['02:00', '03:00', 'up'],
      ['03:00', '05:00', 'excluded'],
      ['05:00', '06:00', 'up'],
    ],
    sums: 'up 480 excluded 120',
    text: '100 %',
  },
  'nobody looked, and it came back with the first of many beats': {
    seen: [OK, { from: '02:00', is: 'critical', since: '02:00' }, { from: '06:00', is: 'healthy', since: '05:50' }],
    notLooked: [['02:00', '06:00']],
    known: [
      ['02:00', '02:30', 'down'],
      ['02:30', '06:00', 'up'],
    ],
    sums: 'up 570 down 30',
    text: '95 %',
  },
  'nobody looked, and what is known of it ends in trouble that the look saw': {
    seen: [OK, { from: '06:00', is: 'critical', since: '05:00' }],
    notLooked: [['02:00', '06:00']],
    known: [
      ['02:00', '05:00', 'up'],
      ['05:00', '06:00', 'down'],
    ],
    sums: 'up 300 down 300',
    text: '50 %',
  },
  'trouble that a look saw is not unmade by what is known afterwards': {
    seen: [OK, { from: '06:00', is: 'critical', since: '04:00' }],
    notLooked: [['02:00', '06:00']],
    known: [['02:00', '06:00', 'up']],
    sums: 'up 240 down 360',
    text: '40 %',
  },
  'what is known of a time in which somebody looked changes nothing': {
    seen: [OK, { from: '06:00', is: 'critical', since: '06:00' }],
    known: [['02:00', '10:00', 'up']],
    sums: 'up 360 down 240',
    text: '60 %',
  },
  'what two found out differently is believed where it is worse': {
    seen: [OK],
    notLooked: [['02:00', '06:00']],
    known: [
      ['02:00', '06:00', 'up'],
      ['03:00', '05:00', 'excluded'],
      ['04:00', '04:30', 'down'],
    ],
    sums: 'up 480 down 30 excluded 90',
    text: '94.11 %',
  },
  'a late sign of life that was no success ends the silence': {
    seen: [
      OK,
      { from: '03:00', is: 'critical', since: '02:00', good: '01:00' },
      { from: '05:00', is: 'warning', since: '04:00', good: '01:00' },
    ],
    sums: 'up 480 down 120',
    text: '80 %',
  },
  'the incident that was opened later changes no time': {
    seen: [
      OK,
      { from: '05:00', is: 'critical', since: '05:00' },
      { from: '06:00', is: 'critical', since: '05:00', incident: '12' },
      { from: '07:00', is: 'healthy', since: '06:30' },
    ],
    sums: 'up 510 down 90',
    text: '85 %',
  },
  'a year, with an hour down': {
    every: 6 * HOUR,
    from: '01-01 00:00',
    to: '12-31 00:00',
    seen: [
      { from: '01-01 00:00', is: 'healthy' },
      { from: '06-01 00:00', is: 'critical', since: '06-01 00:00' },
      { from: '06-01 06:00', is: 'healthy', since: '06-01 01:00' },
    ],
    rules: { usualGapMs: 6 * HOUR },
    sums: 'up 524100 down 60',
    text: '99.98 %',
  },
  'a checker that looks once a day is not blind by it': {
    every: DAY,
    from: '03-01 00:00',
    to: '03-10 00:00',
    seen: [{ from: '03-01 00:00', is: 'healthy' }],
    rules: { usualGapMs: DAY },
    sums: 'up 12960',
    text: '100 %',
  },
  'nobody knows at first how often one looks': {
    every: DAY,
    from: '03-01 00:00',
    to: '03-03 00:00',
    seen: [{ from: '03-01 00:00', is: 'healthy' }],
    sums: 'up 1440 blind 1440',
    text: '100 %, 50 % observed',
  },
  'the last look is long ago': {
    seen: [OK],
    window: ['00:00', '15:00'],
    sums: 'up 600 blind 300',
    text: '100 %, 66 % observed',
  },
  'the last look was just now': { seen: [OK], window: ['00:00', '10:20'], sums: 'up 620', text: '100 %' },
  'the last look is long ago, and it was down': {
    seen: [OK, { from: '05:00', is: 'critical', since: '05:00' }],
    window: ['00:00', '15:00'],
    sums: 'up 300 down 600',
    text: '33.33 %',
  },
  'a warning is up': { seen: [OK, { from: '05:00', is: 'warning', since: '05:00' }], sums: 'up 600', text: '100 %' },
  'degraded is up': { seen: [OK, { from: '05:00', is: 'degraded', since: '05:00' }], sums: 'up 600', text: '100 %' },
  'degraded is down where that is wished': {
    seen: [OK, { from: '05:00', is: 'degraded', since: '05:00' }],
    rules: { downFrom: 'degraded' },
    sums: 'up 300 down 300',
    text: '50 %',
  },
  'degraded, then critical: one outage from the first deadline where degraded is down': {
    seen: [
      OK,
      { from: '05:00', is: 'degraded', since: '04:50' },
      { from: '06:00', is: 'critical', since: '04:50' },
      { from: '07:00', is: 'healthy', since: '06:50' },
    ],
    rules: { downFrom: 'degraded' },
    sums: 'up 480 down 120',
    text: '80 %',
  },
  'a warning that became critical is down from the deadline': {
    seen: [OK, { from: '05:00', is: 'warning', since: '04:30' }, { from: '06:00', is: 'critical', since: '04:30' }],
    sums: 'up 270 down 330',
    text: '45 %',
  },
  'critical, then late by less: the beat between ended it': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '05:00', is: 'warning', since: '04:50', good: '04:00' },
    ],
    sums: 'up 480 down 120',
    text: '80 %',
  },
  'down, back and down again between two looks': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '04:00', is: 'critical', since: '03:50', good: '03:40' },
      { from: '05:00', is: 'healthy', since: '05:00' },
    ],
    sums: 'up 430 down 170',
    text: '71.66 %',
  },
  'late, then a failed run: the same outage': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00', good: '00:00' },
      { from: '04:00', is: 'critical', since: '03:50', good: '00:00' },
      { from: '05:00', is: 'healthy', since: '05:00' },
    ],
    sums: 'up 420 down 180',
    text: '70 %',
  },
  'trouble that is dated back into an earlier outage counts once': {
    seen: [
      OK,
      { from: '02:00', is: 'critical', since: '02:00' },
      { from: '03:00', is: 'healthy', since: '03:00' },
      { from: '04:00', is: 'critical', since: '02:30' },
      { from: '05:00', is: 'healthy', since: '05:00' },
    ],
    sums: 'up 420 down 180',
    text: '70 %',
  },
  'a deadline in the future is no more than the look': {
    seen: [OK, { from: '05:00', is: 'critical', since: '09:00' }],
    sums: 'up 300 down 300',
    text: '50 %',
  },
  'over the end of a month': {
    from: '03-31 20:00',
    to: '04-01 06:00',
    seen: [
      { from: '03-31 20:00', is: 'healthy' },
      { from: '03-31 23:00', is: 'critical', since: '03-31 23:00' },
      { from: '04-01 01:00', is: 'healthy', since: '04-01 01:00' },
    ],
    sums: 'up 480 down 120',
    text: '80 %',
  },
  'the clocks are set forward, and an hour is an hour': {
    from: '03-28 23:00',
    to: '03-29 09:00',
    seen: [
      { from: '03-28 23:00', is: 'healthy' },
      { from: '03-29 00:30', is: 'critical', since: '03-29 00:30' },
      { from: '03-29 01:30', is: 'healthy', since: '03-29 01:30' },
    ],
    sums: 'up 540 down 60',
    text: '90 %',
  },
  'nobody asks for it any more': {
    seen: [OK, { from: '05:00', is: 'gone' }],
    sums: 'up 300 excluded 300',
    text: '100 %',
  },
  'nobody asks for it any more while it is down': {
    seen: [OK, { from: '04:00', is: 'critical', since: '04:00' }, { from: '05:00', is: 'gone' }],
    sums: 'up 240 down 60 excluded 300',
    text: '80 %',
  },
  'gone, and asked for again': {
    seen: [OK, { from: '05:00', is: 'gone' }, { from: '07:00', is: 'healthy', since: '06:00' }],
    sums: 'up 480 excluded 120',
    text: '100 %',
  },
  'down for a second in a week is not 100 %': {
    every: HOUR,
    from: '03-01 00:00',
    to: '03-08 00:00',
    seen: [
      { from: '03-01 00:00', is: 'healthy' },
      { from: '03-02 00:00', is: 'critical', since: '03-02 00:00' },
      { from: '03-02 01:00', is: 'healthy', since: '03-02 00:01' },
    ],
    sums: 'up 10079 down 1',
    text: '99.99 %',
  },
}

describe('uptime of one monitor', () => {
  test.each(Object.entries(CASES))('%s', (_name, { window, sums, text, ...watch }) => {
    const told = { ...WELL, ...watch }
    const [from, to] = window ?? [told.from, told.to]
    const uptime = aPast(told).uptime('job', { from: moment(from), to: moment(to) })
    expect(minutesText(uptime.sums)).toBe(sums)
    expect(uptimeSentence(uptime)).toBe(text)
  })

  test('there are at least forty cases', () => {
    figure('uptime', 'cases', Object.keys(CASES).length)
    expect(Object.keys(CASES).length).toBeGreaterThanOrEqual(40)
  })
})
