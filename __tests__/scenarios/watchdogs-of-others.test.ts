import { describe, expect, test } from '@jest/globals'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { judge, type SingleReading } from '../../src/domain/judging/judge.js'
import { loadOwnRules } from '../../src/domain/judging/own-rules.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { aidsFor, readMonitors } from '../../src/sources/document.js'
import { SOURCES } from '../../src/sources/index.js'
import { ConfigError } from '../../src/errors.js'
import { verdictOf } from '../support/monitor-samples.js'
import { noRedis } from '../support/no-redis.js'
import { workflowsOf, type World } from '../support/team-world.js'
import { silentLog, stubGitHub } from '../support/workflow-stub.js'

// A Wednesday.
const NOW = '2026-11-25T12:00:00Z'
const now = Date.parse(NOW)
const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString()

async function monitorsOf(text: string): Promise<readonly Monitor[]> {
  const inputs = readInputs(CHECK_INPUTS, { config: 'heartbeat.yml' })
  return (await readConfig({ inputs, text, environment: null, hide: () => {} })).monitors
}

/** From the config to what is said of its one workflow. */
async function ofRuns(settings: string, workflows: World['workflows']): Promise<string> {
  const [monitor] = await monitorsOf(`monitors: { job: { workflow: job.yml, ${settings} } }`)
  if (monitor === undefined) throw new Error('no monitor')
  const github = stubGitHub({ workflows: workflowsOf({ now: NOW, workflows }, 'octo/example') })
  const source = (await SOURCES.workflow()).create({
    clock: { now: () => now, sleep: async () => {} },
    log: silentLog(),
    files: { read: async () => null, write: async () => {} },
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
  const readings = (await source.read([monitor], now)) as ReadonlyMap<string, SingleReading>
  const reading = readings.get('job')
  if (reading === undefined) throw new Error('nothing was read')
  const times = timesOf(monitor)
  const context = { now, force: false, times, place: source.placeOf(monitor), declaration: null, onGitHub: true }
  const ownRules = await loadOwnRules([reading])
  const { status, reason } = judge(monitor, ownRules(monitor, reading, context, times.counted), context)
  return `${status} ${reason}`
}

/** The same of what an address answers, or of all members of it. */
async function ofAnswer(settings: string, body: unknown): Promise<string> {
  const [monitor] = await monitorsOf(`monitors: { job: { url: 'https://example.org/health', ${settings} } }`)
  if (monitor === undefined) throw new Error('no monitor')
  const aids = { ...(await aidsFor([monitor.reading])), isLive: true }
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const reading = readMonitors(text, [monitor], now, aids).get('job')
  if (reading === undefined) throw new Error('nothing was read')
  const said = reading.kind === 'members' ? reading.members : [{ name: '', reading }]
  const all = said.map(({ name, reading: one }) => {
    const { status, reason } = verdictOf(monitor, one as SingleReading, now)
    return `${name} ${status} ${reason}`.trim()
  })
  return all.join(', ')
}

async function mistakesIn(text: string): Promise<string> {
  try {
    await monitorsOf(text)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.join('\n')
    throw error
  }
  return ''
}

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
    expect(await ofAnswer(settings, body)).toBe(expected)
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
