import { describe, expect, test } from '@jest/globals'
import type { Expected } from '../../../src/domain/judging/expected.js'
import { ruleRest } from '../../../src/domain/judging/rule-rest.js'
import type { ActiveTime } from '../../../src/domain/monitor.js'
import { HOUR, MINUTE } from '../../../src/domain/time.js'

const LEVELS = { by: 'missed', warning: 1, degraded: 1, critical: 1 } as const
const NIGHTLY: Expected = { kind: 'cron', crons: ['23 2 * * *'], timezone: 'UTC', graceMs: HOUR, levels: LEVELS }
const OFTEN: Expected = { kind: 'interval', everyMs: 30 * MINUTE, graceMs: 15 * MINUTE, levels: LEVELS }
const OFFICE: ActiveTime = {
  hours: 'mon-fri 09:30-16:00',
  timezone: 'America/New_York',
  calendar: null,
  holidays: [],
  sessions: [],
}

describe('what the words of a rule leave out', () => {
  test.each<[string, Expected, ActiveTime | null]>([
    ['', OFTEN, null],
    ['', { ...NIGHTLY, graceMs: 0 }, null],
    [', with 1 h of grace', NIGHTLY, null],
    [', watched mon-fri 09:30-16:00 (America/New_York)', OFTEN, OFFICE],
    [', watched mon-fri 09:30-16:00 (America/New_York, calendar nyse)', OFTEN, { ...OFFICE, calendar: 'nyse' }],
    [
      ', with 1 h of grace, watched in the hours of calendar nyse',
      NIGHTLY,
      { ...OFFICE, hours: null, calendar: 'nyse' },
    ],
    [', watched on days that are no holidays', OFTEN, { ...OFFICE, hours: null, holidays: ['2026-12-24'] }],
  ])('is "%s"', (words, expected, active) => {
    expect(ruleRest(expected, active)).toBe(words)
  })
})
