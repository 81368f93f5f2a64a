import { describe, expect, test } from '@jest/globals'
import { lookAtAnswer, lookAtRuns, mistakesIn } from '../support/watchdog-looks.js'
import type { World } from '../support/team-world.js'

// A Wednesday.
const NOW = '2026-11-25T12:00:00Z'
const now = Date.parse(NOW)
const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString()

/** From the config to what is said of its one workflow. */
const ofRuns = (settings: string, workflows: World['workflows']): Promise<string> =>
  lookAtRuns(`monitors: { job: { workflow: job.yml, ${settings} } }`, { now: NOW, workflows: workflows ?? {} })

describe('neighbours of watchdogs that people wrote: runs', () => {
  test.each<[string, string, NonNullable<World['workflows']>[string], string]>([
    ['the first red is told, and the window waits', 'failure-tolerance: 0, window: 2d', { runs: 'schedule failure 2, schedule success 26' }, 'critical failing'],
    ['one red of two is forgiven', 'failure-tolerance: 1', { runs: 'schedule failure 9, schedule success 33' }, 'healthy ok'],
    ['a cancelled one is no red', 'failure-tolerance: 0', { runs: 'schedule cancelled 9, schedule success 33' }, 'healthy ok'],
    ['a red one by hand is no red of the schedule', 'failure-tolerance: 0', { runs: 'workflow_dispatch failure 1, schedule success 9' }, 'healthy ok'],
    ['a merge queue, by its last runs', 'events: [merge_group], failure-tolerance: 0', { on: 'merge_group', runs: 'merge_group failure 1, merge_group success 3' }, 'critical failing'],
    ['a push that went well long ago', 'events: [push], failure-tolerance: 2', { on: 'push', runs: 'push success 2000' }, 'healthy ok'],
    ['skipped each night, on purpose', 'require: fired', { runs: 'schedule skipped 9, schedule skipped 33' }, 'healthy ok'],
    ['skipped each night, not on purpose', 'window: 30h', { runs: 'schedule skipped 9, schedule skipped 33, schedule success 57' }, 'critical failing'],
    ['a slot in minutes, at another end of the world', "events: [repository_dispatch], cron: '45 22 * * *', timezone: Australia/Brisbane", { on: 'repository_dispatch', runs: 'repository_dispatch success 23.3' }, 'healthy ok'],
    ['the same, missed', "events: [repository_dispatch], cron: '30 20 * * *', timezone: Australia/Brisbane, grace: 20m", { on: 'repository_dispatch', runs: 'repository_dispatch success 25.6' }, 'critical stale'],
  ])('%s', async (_name, settings, workflow, expected) => {
    expect(await ofRuns(settings, { 'job.yml': workflow })).toBe(expected)
  }) // prettier-ignore
})

describe('neighbours of watchdogs that people wrote: answers', () => {
  test.each<[string, string, unknown, string]>([
    ['a word in capitals', "status-field: /state, ok-values: [Green]", { state: 'GREEN' }, 'healthy ok'],
    ['a word that nobody knows', 'status-field: /state', { state: 'lagging', at: ago(0.1) }, 'critical reported-failure'],
    ['an age in seconds by its name', 'age-field: /lag_seconds, threshold: 5m', { lag_seconds: 240 }, 'healthy ok'],
    ['the same, too old', 'age-field: /lag_seconds, threshold: 5m', { lag_seconds: 360 }, 'critical stale'],
    ['an age whose unit is said', 'age-field: /lag, age-unit: days, threshold: 2d', { lag: 3 }, 'critical stale'],
    ['no age where one is asked', 'age-field: /lag_seconds, threshold: 5m', { status: 'ok' }, 'critical malformed'],
    ['a limit of each in minutes', 'monitors: each, stale-after-field: /maxAgeMinutes', [{ name: 'a', updated_at: ago(1), maxAgeMinutes: 90 }, { name: 'b', updated_at: ago(1), maxAgeMinutes: 30 }], 'a healthy ok, b critical stale'],
    ['a count that must not fall', "expect: ['/rows >= 1000']", { rows: 999 }, 'critical reported-failure'],
    ['nothing where a count is asked', "expect: ['/rows >= 1000']", { columns: 7 }, 'critical reported-failure'],
    ['flags that must not be, one by one', "expect: ['/maintenance != true', '/region == \"eu\"']", { maintenance: false, region: 'eu' }, 'healthy ok'],
  ])('%s', async (_name, settings, body, expected) => {
    expect(await lookAtAnswer(settings, body, now)).toBe(expected)
  }) // prettier-ignore
})

describe('neighbours of watchdogs that people wrote: what is refused, and how', () => {
  test.each<[string, RegExp]>([
    ['monitors: { a: { workflow: a.yml, cron: "0 3 * * *", grace: 1h } }', /events.*|window/],
    ['monitors: { a: { workflow: a.yml, threshold: 26h } }', /write "window"/],
    ['monitors: { a: { url: "https://example.org", expect: ["a.b > 3"] } }', /expect/],
    ['monitors: { a: { url: "https://example.org", expect: ["/a > 3 && /b < 2"] } }', /expect/],
    ['monitors: { a: { url: "http://example.org/x" } }', /https|allow-http/],
    ['monitors: { a: { url: "https://example.org", headers: { Authorization: "Bearer abc" } } }', /env:/],
    ['monitors: { a: { file: a.json, at-most: 3 of 12 } }', /monitors: each/],
    ['monitors: { a: { commits: { subject: "^(feat|fix): " }, threshold: 1d } }', /regular expression|plain text/],
    ['workflows: { include: [pushes] }', /"push"/],
    ['incidents: { one-issue: each }', /one-issue/],
    ['channels: { slack: { digest: "sunday evening" } }', /digest/],
    ['monitors: { a: { workflow: a.yml, require: { step: x } } }', /require/],
  ])('%s', async (text, told) => {
    const mistakes = await mistakesIn(text)
    expect(mistakes).toMatch(told)
    expect(mistakes).not.toMatch(/Bearer abc/)
  })
})
