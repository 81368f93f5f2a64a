import { describe, expect, test } from '@jest/globals'
import { explainCron, explainMonitor, monitorData, upcoming } from '../../src/explain/explain-schedule.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { plainMonitor, type Expectation, type Monitor } from '../../src/domain/monitor.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'

const NOW = Date.parse('2026-11-22T09:30:00Z')

function monitor(expectation: Expectation, rest: Partial<Monitor> = {}): Monitor {
  return { ...plainMonitor('nightly-backup', { kind: 'file', options: {} }), expectation, ...rest }
}

const explained = (subject: Monitor, lastBeatAt: number | null = null): string =>
  explainMonitor(subject, timesOf(subject), NOW, { lastBeatAt })

test('the next instants of cron lines, in UTC without milliseconds', () => {
  expect(upcoming(['30 2 * * *'], 'Europe/Berlin', Date.parse('2026-03-28T12:00:00Z'), 3)).toEqual([
    '2026-03-29T01:00:00Z',
    '2026-03-30T00:30:00Z',
    '2026-03-31T00:30:00Z',
  ])
  expect(() => upcoming(['61 * * * *'], 'UTC', NOW, 1)).toThrow('write 0 to 59')
})

test('a cron line for people', () => {
  expect(explainCron(['0 4 * * 1'], 'Asia/Kolkata', NOW, 2)).toBe(
    `Mondays at 04:00 (0 4 * * 1), Asia/Kolkata
  Mon 2026-11-23 04:00 +05:30   2026-11-22 22:30 UTC
  Mon 2026-11-30 04:00 +05:30   2026-11-29 22:30 UTC
`,
  )
})

test('a nightly job', () => {
  const nightly = monitor(
    { kind: 'cron', crons: ['30 2 * * *'], timezone: 'Europe/Berlin', graceMs: 30 * MINUTE, levels: null },
    {
      name: 'Nightly backup',
      maintenance: [
        {
          kind: 'recurring',
          cron: '0 1 * * 0',
          timezone: 'Europe/Berlin',
          durationMs: 2 * HOUR,
          reason: 'patch night',
        },
        { kind: 'once', from: NOW + DAY, until: NOW + 2 * DAY, reason: 'move' },
        { kind: 'once', from: NOW - 2 * DAY, until: NOW - DAY, reason: 'over' },
      ],
    },
  )
  expect(explained(nightly)).toBe(`Nightly backup (nightly-backup)
  expected      every day at 02:30 (30 2 * * *), Europe/Berlin, 30 min of grace
  when late     critical at the first missed (default of a job)
  max-runtime   6 h (default)
  now           Sun 2026-11-22 10:30 +01:00 = 2026-11-22 09:30 UTC

Next expected beats
  Mon 2026-11-23 02:30 +01:00   2026-11-23 01:30 UTC   late after Mon 2026-11-23 03:00 +01:00
  Wed 2026-11-25 02:30 +01:00   2026-11-25 01:30 UTC   late after Wed 2026-11-25 03:00 +01:00
  Thu 2026-11-26 02:30 +01:00   2026-11-26 01:30 UTC   late after Thu 2026-11-26 03:00 +01:00
  Fri 2026-11-27 02:30 +01:00   2026-11-27 01:30 UTC   late after Fri 2026-11-27 03:00 +01:00
  Sat 2026-11-28 02:30 +01:00   2026-11-28 01:30 UTC   late after Sat 2026-11-28 03:00 +01:00

Deadlines of a beat now
  critical   Mon 2026-11-23 03:00 +01:00   2026-11-23 02:00 UTC

Maintenance
  Sun 2026-11-29 01:00 +01:00   Sundays at 01:00, Europe/Berlin, for 2 h   patch night
  Mon 2026-11-23 10:30 +01:00   until Tue 2026-11-24 10:30 +01:00          move

Clock changes ahead
  Sun 2027-03-28 02:00   Europe/Berlin   2027-03-28 01:00 UTC   02:00 to 03:00 is skipped; fixed-time jobs in it run at 03:00
  Sun 2027-10-31 03:00   Europe/Berlin   2027-10-31 01:00 UTC   02:00 to 03:00 comes twice; fixed-time jobs in it run the first time
`)
})

test('a service in market hours', () => {
  const trader = monitor(
    { kind: 'threshold', thresholdMs: 2 * HOUR },
    {
      active: {
        hours: 'mon-fri 09:30-16:00',
        timezone: 'America/New_York',
        calendar: 'nyse',
        holidays: ['2026-12-31'],
        sessions: [],
      },
    },
  )
  expect(explained(trader, Date.parse('2026-11-20T15:59:00-05:00'))).toBe(`nightly-backup
  expected      a beat at least every 2 h
  max-runtime   2 h (default)
  active        mon-fri 09:30-16:00, America/New_York, calendar nyse
  now           Sun 2026-11-22 04:30 -05:00 = 2026-11-22 09:30 UTC, outside active hours until Mon 2026-11-23 09:30 -05:00

Deadlines of the beat of Fri 2026-11-20 15:59 -05:00
  critical   Mon 2026-11-23 11:29 -05:00   2026-11-23 16:29 UTC

Active hours of the coming days, America/New_York
  Sun 2026-11-22   closed
  Mon 2026-11-23   09:30-16:00   14:30-21:00 UTC
  Tue 2026-11-24   09:30-16:00   14:30-21:00 UTC
  Wed 2026-11-25   09:30-16:00   14:30-21:00 UTC
  Thu 2026-11-26   closed                          Thanksgiving Day
  Fri 2026-11-27   09:30-13:00   14:30-18:00 UTC   early close
  Sat 2026-11-28   closed

Holidays and early closes ahead
  Thu 2026-11-26   Thanksgiving Day             closed
  Fri 2026-11-27   early close                  until 13:00
  Thu 2026-12-24   early close                  until 13:00
  Fri 2026-12-25   Christmas Day                closed
  Thu 2026-12-31   holiday                      closed
  Fri 2027-01-01   New Year's Day               closed
  Mon 2027-01-18   Martin Luther King Jr. Day   closed
  Mon 2027-02-15   Washington's Birthday        closed

Clock changes ahead
  Sun 2027-03-14 02:00   America/New_York   2027-03-14 07:00 UTC   02:00 to 03:00 is skipped
  Sun 2027-11-07 02:00   America/New_York   2027-11-07 06:00 UTC   01:00 to 02:00 comes twice
`)
})

describe('an interval', () => {
  const every = { kind: 'interval', everyMs: 30 * MINUTE, graceMs: 5 * MINUTE, levels: null } as const

  test('is due after each beat', () => {
    const text = explained(monitor(every, { kind: 'service' }))
    expect(text).toContain('expected      every 30 min, 5 min of grace')
    expect(text).toContain('Sun 2026-11-22 10:00 UTC   late after Sun 2026-11-22 10:05 UTC')
    expect(text).toContain('degraded   Sun 2026-11-22 11:05 UTC')
    expect(text).not.toContain('Clock changes')
  })

  test('what is left to a default is shown as one', () => {
    const text = explained(monitor({ ...every, graceMs: null }))
    expect(text).toContain("every 30 min, 15 min of grace (default; longer for runs that GitHub's schedule starts)")
    expect(text).toContain('when late     critical at the first missed (default of a job)')
    expect(text).toContain('max-runtime   45 min (default)')
  })

  test('levels that were set are shown as they are', () => {
    const levels = { by: 'missed', warning: 1, degraded: 3, critical: 5 } as const
    const text = explained(monitor({ ...every, levels }))
    expect(text).toContain('warning at the first missed, degraded at 3 missed, critical at 5 missed (levels)')
  })

  test('by age, nothing is said before the first missed beat', () => {
    const levels = { by: 'age', warning: MINUTE, degraded: HOUR, critical: 2 * HOUR } as const
    const text = explained(monitor({ ...every, levels }))
    expect(text).toContain('warning    Sun 2026-11-22 10:05 UTC')
    expect(text).toContain('critical   Sun 2026-11-22 11:30 UTC')
  })

  test('by age, a first missed beat is no deadline while the age is not reached', () => {
    const levels = { by: 'age', warning: HOUR, degraded: 3 * HOUR, critical: 6 * HOUR } as const
    const text = explained(monitor({ ...every, everyMs: 10 * MINUTE, levels }))
    expect(text).toContain('Sun 2026-11-22 09:40 UTC   late after Sun 2026-11-22 10:30 UTC')
    expect(text).toContain('warning    Sun 2026-11-22 10:30 UTC')
  })
})

test.each([
  ['paused: rebuild', { paused: { reason: 'rebuild', until: null } }],
  [
    'in maintenance until Sun 2026-11-22 10:00 UTC',
    { maintenance: [{ kind: 'once' as const, from: NOW, until: NOW + 30 * MINUTE, reason: null }] },
  ],
])('says when it is %s', (words, rest) => {
  expect(explained(monitor({ kind: 'threshold', thresholdMs: HOUR }, rest))).toContain(words)
})

test('as many beats as are asked for, in the zone that is named', () => {
  const hourly = monitor({ kind: 'interval', everyMs: HOUR, graceMs: 0, levels: null })
  const text = explainMonitor(hourly, timesOf(hourly), NOW, { count: 2, timezone: 'Europe/Berlin' })
  expect(text.match(/late after/g)).toHaveLength(2)
  expect(text).toContain('Sun 2026-11-22 11:30 +01:00   2026-11-22 10:30 UTC')
})

test('one that is judged by its age alone shows the clock of the zone that is set for it', () => {
  const threshold = monitor({ kind: 'threshold', thresholdMs: 2 * HOUR })
  const set = { ...threshold, reading: { ...threshold.reading, timezone: 'Europe/Berlin' } }
  expect(explained(set)).toContain('Sun 2026-11-22 10:30 +01:00 = 2026-11-22 09:30 UTC')
})

test('for programs every monitor has the same keys, also one without cron', () => {
  const threshold = monitor({ kind: 'threshold', thresholdMs: 2 * HOUR })
  expect(monitorData(threshold, timesOf(threshold), NOW, 3)).toEqual({
    name: 'nightly-backup',
    kind: 'threshold',
    expected: 'a beat at least every 2 h',
    cron: null,
    timezone: 'UTC',
    due: [],
    late_after: [],
    deadlines: { critical: '2026-11-22T11:30:00Z' },
  })
  const nightly = monitor({ kind: 'cron', crons: ['0 2 * * *'], timezone: 'UTC', graceMs: HOUR, levels: null })
  expect(monitorData(nightly, timesOf(nightly), NOW, 1)).toMatchObject({
    kind: 'cron',
    cron: ['0 2 * * *'],
    due: ['2026-11-23T02:00:00Z'],
    late_after: ['2026-11-23T03:00:00Z'],
  })
})
