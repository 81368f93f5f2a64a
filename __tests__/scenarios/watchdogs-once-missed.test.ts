import { describe, expect, test } from '@jest/globals'
import { lookAtFile, lookAtRuns, mistakesIn } from '../support/watchdog-looks.js'

const NOW = Date.parse('2026-11-25T12:00:00Z')
const ago = (hours: number): string => new Date(NOW - hours * 3_600_000).toISOString()

describe('what once went unseen', () => {
  test.each([
    'threshold: 1h', 'every: 1h', 'cron: "0 3 * * *"', 'levels: "1,2,3"', 'max-runtime: 1h', 'critical: true', 'missing: warning',
    'timestamp-field: /a',
  ])('a workflow that says %s is told that it does nothing', async (key) => {
    const [name = ''] = key.split(':')
    const mistakes = await mistakesIn(`monitors: { a: { workflow: a.yml, ${key} } }`)
    expect(mistakes).toMatch(new RegExp(`^heartbeat\\.yml:1:\\d+: monitors\\.a\\.${name}: `))
    expect(mistakes.split('\n')).toHaveLength(1)
  }) // prettier-ignore

  test('the ninth of them counts now', async () => {
    const runs = { 'job.yml': { runs: 'schedule failure 5, schedule success 29' } }
    const look = (settings: string): Promise<string> =>
      lookAtRuns(`monitors: { job: { workflow: job.yml${settings} } }`, {
        now: '2026-11-25T12:00:00Z',
        workflows: runs,
      })
    expect(await look('')).toBe('healthy ok')
    expect(await look(', failure-tolerance: 0')).toBe('critical failing')
    expect(await look(', window: 26h')).toBe('critical failing')
  })

  test.each<[string, unknown, string]>([
    ['monitors: each, every: 24h, grace: 24h', `workflow,ran_at,status\nchips,${ago(120)},ok\ndaily_sync,${ago(4)},ok\n`, 'chips critical stale, daily_sync healthy ok'],
    ['monitors: each, threshold: 26h', [{ jobname: 'rents', last: ago(60) }, { jobname: 'sales', last: ago(2) }], 'rents critical stale, sales healthy ok'],
    ['monitors: each, threshold: 26h', { last_run: ago(2) }, 'critical no-timestamp'],
    ['status-field: /state, critical: true', { state: 'dark', at: ago(0.1) }, 'critical reported-failure'],
    ['status-field: /state, critical: true', { state: 'stale', at: ago(0.1) }, 'critical reported-failure'],
    ['status-field: /state, critical: true', { state: 'degraded', at: ago(0.1) }, 'critical reported-failure'],
    ['monitors: each, status-field: /is_alert', [{ jobname: 'a', is_alert: true, at: ago(0.1) }, { jobname: 'b', is_alert: false, at: ago(0.1) }], 'a critical reported-failure, b healthy ok'],
  ])('a dead member, and a word of trouble: %s %j', async (settings, body, expected) => {
    expect(await lookAtFile(settings, body, NOW)).toBe(expected)
  }) // prettier-ignore

  test.each([
    ['Monday, before it is due', 'window: 26h', '2026-11-23T14:31:00Z', 71.52, 'healthy ok'],
    ['Monday, at the end of the day', 'window: 7h', '2026-11-23T20:59:00Z', 77.99, 'critical stale'],
    ['the first minute after Labor Day', 'window: 7h', '2026-09-08T13:31:00Z', 95.52, 'healthy ok'],
    ['at night', 'window: 7h', '2026-11-24T03:00:00Z', 12, 'skipped inactive-hours'],
  ])('the age of a run in market hours: %s', async (_when, window, now, age, expected) => {
    const workflows = { 'job.yml': { cron: '35 14 * * 1-5', runs: `schedule success ${age}` } }
    const text = `monitors: { job: { workflow: job.yml, ${window}, market-hours: true } }`
    expect(await lookAtRuns(text, { now, workflows })).toBe(expected)
  })

  test.each([
    ['cron: "0 3 * * *", grace: 1h', /cron: /],
    ['cron: "0 3 * * *", grace: 1h, events: [schedule]', /events: .*write "window" instead of "cron"/],
  ])('cron lines without events are refused where the config is read: %s', async (settings, told) => {
    expect(await mistakesIn(`monitors: { a: { workflow: a.yml, ${settings} } }`)).toMatch(told)
  })

  test('a workflow that is only dispatched is judged by its last runs, where its event is named', async () => {
    const look = (runs: string): Promise<string> =>
      lookAtRuns('monitors: { job: { workflow: job.yml, events: [workflow_dispatch] } }', {
        now: '2026-11-25T12:00:00Z',
        workflows: { 'job.yml': { on: 'workflow_dispatch', runs } },
      })
    expect(await look('workflow_dispatch success 900')).toBe('healthy ok')
    expect(await look('workflow_dispatch failure 3, workflow_dispatch success 900')).toBe('critical failing')
  })
})
