import { expect, test } from '@jest/globals'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { toMonitor } from '../../src/config/to-monitor.js'

const NEW_YORK = 'America/New_York'

function zonesOf(settings: string) {
  const [monitor] = parseConfigFile(`monitors: {a: ${settings}}`, 'c.yml').monitors
  const { expectation, active, reading } = toMonitor('a', monitor?.settings ?? {}, '', [])
  return {
    cron: 'timezone' in expectation ? expectation.timezone : null,
    hours: active?.timezone,
    written: reading.timezone,
  }
}

// Times in the file of another program stay UTC: the market says nothing of them.
test.each([
  ['{cron: 30 9 * * mon-fri, market-hours: true}', { cron: NEW_YORK, hours: NEW_YORK, written: null }],
  ['{cron: 30 9 * * mon-fri, calendar: nyse}', { cron: NEW_YORK, hours: NEW_YORK, written: null }],
  [
    '{cron: 30 9 * * mon-fri, calendar: nyse, active-hours: mon-fri 09:00-12:00}',
    { cron: NEW_YORK, hours: NEW_YORK, written: null },
  ],
  [
    '{cron: 30 16 * * mon-fri, market-hours: true, timezone: Europe/Berlin}',
    { cron: 'Europe/Berlin', hours: NEW_YORK, written: 'Europe/Berlin' },
  ],
  ['{cron: 30 9 * * *}', { cron: 'UTC', hours: undefined, written: null }],
  ['{every: 1h, active-hours: mon 09:00-10:00}', { cron: null, hours: 'UTC', written: null }],
])('%s', (settings, zones) => expect(zonesOf(settings)).toEqual(zones))
