import { describe, expect, test } from '@jest/globals'
import { timeProblems, timesOf } from '../../../src/domain/calendar/index.js'
import { plainMonitor, type Monitor } from '../../../src/domain/monitor.js'
import { HOUR, toIso } from '../../../src/domain/time.js'

function monitor(rest: Partial<Monitor>): Monitor {
  return {
    ...plainMonitor('job', { kind: 'file', options: {} }),
    expectation: { kind: 'threshold', thresholdMs: HOUR },
    ...rest,
  }
}

const cron = (crons: string[], timezone = 'UTC'): Monitor['expectation'] => ({
  kind: 'cron',
  crons,
  timezone,
  graceMs: 0,
  levels: null,
})
const hours = (text: string): Monitor['active'] => ({
  hours: text,
  timezone: 'UTC',
  calendar: null,
  holidays: [],
  sessions: [],
})
const NOW = Date.parse('2026-11-22T09:30:00Z')

describe('what a calendar knows of a monitor', () => {
  test('nothing, if it has no hours, cron lines or maintenance', () => {
    const times = timesOf(monitor({}))
    expect(times.hours).toBeNull()
    expect(times.cron).toBeNull()
    expect(times.maintenanceAt(NOW)).toBeNull()
  })

  test('its hours, its schedule and its maintenance', () => {
    const times = timesOf(
      monitor({
        expectation: cron(['30 8 * * *']),
        active: hours('daily 08:00-09:00'),
        maintenance: [{ kind: 'recurring', cron: '0 9 * * *', timezone: 'UTC', durationMs: HOUR, reason: 'patches' }],
      }),
    )
    expect(times.hours?.isActive(NOW)).toBe(false)
    expect(toIso(times.cron?.next(NOW) ?? 0)).toBe('2026-11-23T08:30:00Z')
    expect(times.maintenanceAt(NOW)).toEqual({ reason: 'patches', until: Date.parse('2026-11-22T10:00:00Z') })
  })

  test('monitors configured alike share it', () => {
    const make = (): ReturnType<typeof timesOf> =>
      timesOf(monitor({ expectation: cron(['7 7 * * *']), active: hours('mon 07:00-08:00') }))
    expect(make().cron).toBe(make().cron)
    expect(make().hours).toBe(make().hours)
  })
})

test('every mistake is told before anything is judged, those of maintenance too', () => {
  const wrong = monitor({
    expectation: cron(['61 * * * *']),
    active: hours('mon'.repeat(2)),
    maintenance: [{ kind: 'recurring', cron: '@reboot', timezone: 'UTC', durationMs: HOUR, reason: null }],
  })
  expect(timeProblems(wrong)).toEqual([
    expect.stringContaining('active-hours: "monmon"'),
    expect.stringContaining('cron "61 * * * *"'),
    expect.stringContaining('cron "@reboot"'),
  ])
  expect(() => timesOf(wrong)).toThrow('cron "@reboot"')
  expect(timeProblems(monitor({}))).toEqual([])
})

test('a cron that never falls in active hours is such a mistake', () => {
  const never = monitor({ expectation: cron(['0 12 * * *']), active: hours('daily 08:00-09:00') })
  expect(timeProblems(never)).toEqual([
    expect.stringContaining('cron: "0 12 * * *" (UTC) never falls in active-hours "daily 08:00-09:00" (UTC)'),
  ])
  expect(() => timesOf(never)).toThrow('never falls in active-hours')
})
