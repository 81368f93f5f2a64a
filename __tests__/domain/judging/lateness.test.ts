import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { timesOf } from '../../../src/domain/calendar/index.js'
import { expectedOf, type Expected } from '../../../src/domain/judging/expected.js'
import { lateness, measuredBy } from '../../../src/domain/judging/lateness.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../../src/domain/time.js'
import { aMonitor } from '../../support/monitor-samples.js'

/** The levels of a service grade, so that what is counted can be seen. */
function expectedIn(monitor: Monitor, from: Instant): Expected {
  return expectedOf({ ...monitor, kind: 'service' }, { from, startedByGitHub: false, cron: timesOf(monitor).cron })
}

function latenessAt(settings: MonitorSettings, at: Instant, now: Instant, force = false) {
  const monitor = aMonitor(settings)
  const times = timesOf(monitor)
  return lateness(expectedIn(monitor, at), at, now, measuredBy(times, force))
}

/** The first whole minute in active time at which a beat counts as late, looked for minute by minute. */
function firstLateMinute(settings: MonitorSettings, at: Instant, until: Instant): Instant | null {
  const monitor = aMonitor(settings)
  const times = timesOf(monitor)
  for (let now = at; now < until; now += MINUTE) {
    if (times.counted && !times.counted.isActive(now)) continue
    if (lateness(expectedIn(monitor, at), at, now, times).status !== null) return now
  }
  return null
}

test('what is in time is late since never, and its deadline is one to come', () => {
  const at = Date.parse('2026-10-20T00:00:00Z')
  const soon = latenessAt({ threshold: HOUR }, at, at + HOUR)
  expect(soon).toMatchObject({ status: null, ageMs: HOUR, deadline: at + HOUR, since: null, missed: null })
  const late = latenessAt({ threshold: HOUR }, at, at + HOUR + 1)
  expect(late).toMatchObject({ status: 'critical', deadline: at + HOUR, since: at + HOUR })
})

describe('property: the deadline is where looking minute by minute finds it', () => {
  const from = Date.parse('2026-10-20T00:00:00Z')
  const hours = fc.constantFrom<MonitorSettings>(
    {},
    { 'active-hours': ['mon-fri 09:30-16:00'], timezone: 'America/New_York' },
    { 'active-hours': ['fri-sun 22:00-04:00'], timezone: 'Europe/Berlin' },
    { 'active-hours': ['mon-sun 01:00-03:00'], timezone: 'Australia/Lord_Howe' },
  )
  const due = fc.oneof(
    fc.integer({ min: 1, max: 600 }).map((minutes) => ({ threshold: minutes * MINUTE })),
    fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0, max: 60 })).map(([every, grace]) => ({
      every: every * MINUTE,
      grace: grace * MINUTE,
    })),
  )

  test('over a week with the last Sunday of October in it', () => {
    fc.assert(
      fc.property(due, hours, fc.integer({ min: 0, max: 4 * 24 * 60 }), (expected, active, minute) => {
        const at = from + minute * MINUTE
        const settings = { ...active, ...expected }
        const { deadline } = latenessAt(settings, at, at)
        const late = firstLateMinute(settings, at, from + 9 * DAY)
        const windows = timesOf(aMonitor(settings)).counted
        // The first minute strictly after the deadline, in active time.
        const after = deadline === null ? null : (Math.floor((deadline - at) / MINUTE) + 1) * MINUTE + at
        const walked = after === null || windows === null ? after : windows.nextOpening(after)
        if (late !== null) expect(toIso(walked ?? 0)).toBe(toIso(late))
        else expect(walked === null || walked >= from + 9 * DAY).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

describe('age', () => {
  const friday = Date.parse('2026-11-13T20:59:00Z')
  const monday = Date.parse('2026-11-16T14:30:00Z')

  test('runs only in active time: a beat of Friday 15:59 is a minute old on Monday at 09:30', () => {
    expect(latenessAt({ 'market-hours': true }, friday, monday).ageMs).toBe(MINUTE)
    expect(latenessAt({ 'market-hours': true }, friday, monday, true).ageMs).toBe(monday - friday)
  })

  test('a half day moves the deadline by the hours that were not traded', () => {
    // The day after Thanksgiving closes at 13:00 New York time.
    const halfDay = Date.parse('2026-11-27T17:30:00Z')
    const { deadline } = latenessAt({ 'market-hours': true, threshold: 2 * HOUR }, halfDay, halfDay)
    expect(toIso(deadline ?? 0)).toBe('2026-11-30T16:00:00Z')
  })

  test('the last Sunday of October has 25 hours in Berlin', () => {
    const settings = { 'active-hours': ['mon-sun 00:00-24:00'], timezone: 'Europe/Berlin' }
    const midnight = Date.parse('2026-10-24T22:00:00Z')
    expect(latenessAt(settings, midnight, midnight + 25 * HOUR).ageMs).toBe(25 * HOUR)
  })
})

describe('cron', () => {
  test('a leap day is waited for', () => {
    const late = latenessAt(
      { cron: ['0 12 29 2 *'], grace: HOUR },
      Date.parse('2024-02-29T12:10:00Z'),
      Date.parse('2027-01-01T00:00:00Z'),
    )
    expect(late).toMatchObject({ status: null, deadline: Date.parse('2028-02-29T13:00:00Z'), missed: 0 })
  })

  test('a line that always falls in maintenance has no deadline, and is given up soon', () => {
    const begun = performance.now()
    const settings: MonitorSettings = {
      cron: ['30 12 * * *'],
      maintenance: [{ kind: 'recurring', cron: '0 12 * * *', timezone: 'UTC', durationMs: HOUR, reason: null }],
    }
    const late = latenessAt(settings, Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-11-22T00:30:00Z'))
    expect(late).toMatchObject({ status: null, deadline: null })
    expect(performance.now() - begun).toBeLessThan(1000)
  })

  test('of very many missed ones no more are counted than are told', () => {
    const begun = performance.now()
    const late = latenessAt(
      { cron: ['* * * * *'] },
      Date.parse('2020-01-01T00:00:00Z'),
      Date.parse('2026-11-22T00:00:00Z'),
    )
    expect(late.status).toBe('critical')
    expect(late.missed).toBe(25)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})
