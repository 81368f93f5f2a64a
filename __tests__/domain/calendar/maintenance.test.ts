import { describe, expect, test } from '@jest/globals'
import { cronSchedule } from '../../../src/domain/calendar/cron.js'
import { maintenanceAt } from '../../../src/domain/calendar/maintenance.js'
import type { Maintenance } from '../../../src/domain/monitor.js'
import { DAY, HOUR, MINUTE, toIso } from '../../../src/domain/time.js'

const at = (text: string): number => Date.parse(`2026-11-${text}Z`)
const once = (from: string, until: string, reason: string | null = null): Maintenance => ({
  kind: 'once',
  from: at(from),
  until: at(until),
  reason,
})
const recurring = (cron: string, durationMs: number, timezone = 'UTC'): Maintenance => ({
  kind: 'recurring',
  cron,
  timezone,
  durationMs,
  reason: 'patches',
})
const until = (spans: Maintenance[], moment: string): string | null => {
  const found = maintenanceAt(spans, at(moment), (cron, timezone) => cronSchedule([cron], timezone))
  return found === null ? null : toIso(found.until).slice(8, 16)
}

describe('a window is half-open', () => {
  const sundays = [recurring('0 2 * * 0', 90 * MINUTE)]
  test.each([
    ['22T01:59', null],
    ['22T02:00', '22T03:30'],
    ['22T03:29', '22T03:30'],
    ['22T03:30', null],
    ['23T02:30', null],
  ])('recurring at %s', (moment, expected) => {
    expect(until(sundays, moment)).toBe(expected)
  })

  test.each([
    ['22T09:59', null],
    ['22T10:00', '22T12:00'],
    ['22T12:00', null],
  ])('one-off at %s', (moment, expected) => {
    expect(until([once('22T10:00', '22T12:00')], moment)).toBe(expected)
  })
})

test('a window is in the zone it names', () => {
  expect(until([recurring('0 2 * * *', HOUR, 'Asia/Kolkata')], '21T20:45')).toBe('21T21:30')
})

test('windows that follow on each other are told as one', () => {
  expect(
    until([once('22T10:00', '22T12:00'), once('22T11:00', '22T13:00'), once('22T13:00', '22T14:00')], '22T10:30'),
  ).toBe('22T14:00')
})

test('the reason is that of the window under way', () => {
  const found = maintenanceAt([once('22T10:00', '22T12:00', 'move')], at('22T11:00'), () =>
    cronSchedule(['@daily'], 'UTC'),
  )
  expect(found?.reason).toBe('move')
})

test('windows without an end do not take forever', () => {
  const endless = [recurring('* * * * *', 10 * DAY)]
  expect(
    maintenanceAt(endless, at('22T10:00'), (cron, timezone) => cronSchedule([cron], timezone))?.until,
  ).toBeGreaterThan(at('22T10:00') + 366 * DAY)
})
