import { describe, expect, it } from '@jest/globals'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { toMonitor } from '../../src/config/to-monitor.js'
import { timesOf } from '../../src/domain/calendar/index.js'
import { judge } from '../../src/domain/judging/judge.js'
import { loadOwnRules } from '../../src/domain/judging/own-rules.js'
import type { SingleReading } from '../../src/domain/judging/judge.js'
import { SOURCES } from '../../src/sources/index.js'
import { noRedis } from '../support/no-redis.js'
import { silentLog, stubGitHub, workflowText, type StubRun, type StubWorkflow } from '../support/workflow-stub.js'

const UNDER_WAY = { event: 'workflow_dispatch', status: 'in_progress', conclusion: null } as const
const BY_HAND = { event: 'workflow_dispatch' } as const
const ON_DEMAND = 'on:\n  workflow_dispatch:\n  repository_dispatch:\njobs: {}\n'

/** What a config makes of these workflows at one moment, from its text to the verdicts. */
async function judged(text: string, workflows: readonly StubWorkflow[], at: string): Promise<string[]> {
  const now = Date.parse(at)
  const problems: string[] = []
  const { monitors: declared } = parseConfigFile(text, 'heartbeat.yml')
  const monitors = declared.map(({ id, settings }) => toMonitor(id, settings, '', problems))
  expect(problems).toEqual([])
  const github = stubGitHub({ workflows: workflows.map((one) => ({ ...one, runs: until(one.runs, at) })) })
  const source = (await SOURCES.workflow()).create({
    clock: { now: () => now, sleep: async () => {} },
    log: silentLog(),
    files: { read: async () => null, write: async () => {} },
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => github,
    redis: noRedis,
    place: async (path) => path,
  })
  const readings = (await source.read(monitors, now)) as ReadonlyMap<string, SingleReading>
  const ownRules = await loadOwnRules([...readings.values()])
  return monitors.map((monitor) => {
    const times = timesOf(monitor)
    const reading = readings.get(monitor.id) ?? { kind: 'unreachable', detail: 'nobody answered' }
    const place = source.placeOf(monitor)
    const context = { now, force: false, times, place, declaration: null, onGitHub: true }
    const { status, reason } = judge(monitor, ownRules(monitor, reading, context, times.counted), context)
    return `${monitor.id} ${status} ${reason}`
  })
}

/** Places of runs stay: the stub knows jobs and artifacts by them. */
function until(runs: readonly StubRun[] = [], at: string): StubRun[] {
  return runs.map((run) => (run.created_at <= at ? run : { ...run, event: 'of_later' }))
}

function run(at: string, more: Partial<StubRun> = {}): StubRun {
  return { event: 'repository_dispatch', status: 'completed', conclusion: 'success', created_at: `${at}:00Z`, ...more }
}

function scheduled(at: string, conclusion = 'success'): StubRun {
  return run(at, { event: 'schedule', conclusion })
}

describe('twenty slots a day that a cron elsewhere starts', () => {
  const config = `
monitors:
  picks:
    workflow: picks.yml
    events: [workflow_dispatch, repository_dispatch]
    cron: ['5 9-16 * * 1-5', '35 9-16 * * 1-5', '0 20 * * 1-5', '0 6 * * 6']
    timezone: America/New_York
    grace: 90m
    recovery: [{ workflow: picks.yml }]
recovery: { allow: [picks.yml] }
`
  // Wednesday: 09:05 in New York is 14:05 UTC.
  const first = run('2026-11-18T14:06')
  it.each<[string, StubRun[], string, string]>([
    ['each slot has a run', [first, run('2026-11-18T14:36')], '2026-11-18T15:10:00Z', 'healthy ok'],
    ['one without, while the grace lasts', [first], '2026-11-18T16:05:00Z', 'healthy ok'],
    ['and after it', [first], '2026-11-18T16:05:01Z', 'critical stale'],
    [
      'a dispatch under way does not hide it',
      [first, run('2026-11-18T16:06', UNDER_WAY)],
      '2026-11-18T16:10:00Z',
      'critical stale',
    ],
    [
      'the run that came of it ends it',
      [first, run('2026-11-18T16:06', BY_HAND)],
      '2026-11-18T16:20:00Z',
      'healthy ok',
    ],
    ['and asks for the next', [first, run('2026-11-18T16:06', BY_HAND)], '2026-11-18T18:05:01Z', 'critical stale'],
    [
      'the last slot of Friday asks for nothing until Saturday',
      [run('2026-11-21T01:00')],
      '2026-11-21T12:30:00Z',
      'healthy ok',
    ],
    ['which is missed then', [run('2026-11-21T01:00')], '2026-11-21T12:30:01Z', 'critical stale'],
    ['and Sunday has none', [run('2026-11-21T11:01')], '2026-11-23T15:35:00Z', 'healthy ok'],
  ])('%s', async (_what, runs, at, expected) => {
    expect(await judged(config, [{ file: 'picks.yml', text: ON_DEMAND, runs }], at)).toEqual([`picks ${expected}`])
  })
})

describe('one slot in Seoul, with a quarter of an hour before it and three hours after', () => {
  const config = `
timezone: Asia/Seoul
monitors:
  publish:
    workflow: publish.yml
    events: [schedule, workflow_dispatch, repository_dispatch]
    cron: 7 17 * * *
    grace: 3h
`
  it.each<[string, StubRun[], string, string]>([
    ['a run a quarter of an hour early', [run('2026-11-18T07:52')], '2026-11-18T11:08:00Z', 'healthy ok'],
    ['one that is earlier', [run('2026-11-18T07:51')], '2026-11-18T11:08:00Z', 'critical stale'],
    ['a run three hours late', [run('2026-11-18T11:07')], '2026-11-18T11:08:00Z', 'healthy ok'],
    [
      'by the schedule of GitHub, which is named',
      [scheduled('2026-11-18T10:55')],
      '2026-11-18T11:08:00Z',
      'healthy ok',
    ],
    [
      'one that failed',
      [run('2026-11-18T08:07', { conclusion: 'failure' })],
      '2026-11-18T11:08:00Z',
      'critical failing',
    ],
    [
      'one that goes on',
      [run('2026-11-17T08:07'), run('2026-11-18T11:00', UNDER_WAY)],
      '2026-11-18T11:08:00Z',
      'healthy ok',
    ],
  ])('%s', async (_what, runs, at, expected) => {
    const text = workflowText(['7 8 * * *'])
    expect(await judged(config, [{ file: 'publish.yml', text, runs }], at)).toEqual([`publish ${expected}`])
  })
})

describe('a trading step at a time of the exchange', () => {
  const config = `
monitors:
  trade:
    workflow: trade.yml
    events: [repository_dispatch]
    calendar: nyse
    cron: 0 10 * * 1-5
    grace: 30m
    require: { job: trade }
`
  const step = (conclusion: string) => [
    { name: 'gate', conclusion: 'success' },
    { name: 'trade', conclusion },
  ]
  // 10:00 in New York is 15:00 UTC.
  it.each<[string, StubRun[], unknown[][], string, string]>([
    ['it was reached', [run('2026-11-25T15:01')], [step('success')], '2026-11-25T15:31:00Z', 'healthy ok'],
    [
      'though the run failed after it',
      [run('2026-11-25T15:01', { conclusion: 'failure' })],
      [step('success')],
      '2026-11-25T15:31:00Z',
      'healthy ok',
    ],
    ['it was left out', [run('2026-11-25T15:01')], [step('skipped')], '2026-11-25T15:31:00Z', 'critical failing'],
    ['nobody started it', [run('2026-11-24T15:01')], [step('success')], '2026-11-25T15:30:01Z', 'critical stale'],
    ['Thanksgiving', [run('2026-11-25T15:01')], [step('success')], '2026-11-26T18:00:00Z', 'skipped inactive-hours'],
    ['the half day after it', [run('2026-11-25T15:01')], [step('success')], '2026-11-27T15:30:01Z', 'critical stale'],
    ['Sunday', [run('2026-11-27T15:01')], [step('success')], '2026-11-29T18:00:00Z', 'skipped inactive-hours'],
  ])('%s', async (_what, runs, jobsOf, at, expected) => {
    const [one] = await judged(config, [{ file: 'trade.yml', text: ON_DEMAND, runs, jobsOf }], at)
    expect(one).toBe(`trade ${expected}`)
  })
})

describe('a weekly digest that counts only with what it sent', () => {
  const config = `
monitors:
  digest:
    workflow: digest.yml
    events: [workflow_dispatch, schedule]
    cron: 0 8 * * sun
    grace: 4h
    require: { artifact: issue-* }
`
  const sent = [{ name: 'issue-47', size_in_bytes: 900 }]
  it.each<[string, StubRun[], unknown[][], string, string]>([
    ['sent', [run('2026-11-22T08:30', BY_HAND)], [sent], '2026-11-22T12:01:00Z', 'healthy ok'],
    [
      'a run of a moment that sent nothing',
      [run('2026-11-22T08:30', BY_HAND)],
      [[]],
      '2026-11-22T12:01:00Z',
      'critical failing',
    ],
    [
      'under way',
      [run('2026-11-22T11:50', UNDER_WAY), run('2026-11-15T08:30', BY_HAND)],
      [[], sent],
      '2026-11-22T12:01:00Z',
      'healthy ok',
    ],
    ['not started', [run('2026-11-15T08:30', BY_HAND)], [sent], '2026-11-22T12:01:00Z', 'critical stale'],
  ])('%s', async (_what, runs, artifactsOf, at, expected) => {
    const world = { file: 'digest.yml', text: workflowText(['0 8 * * 0']), runs, artifactsOf }
    expect(await judged(config, [world], at)).toEqual([`digest ${expected}`])
  })
})

describe('a weekly run that counts only by schedule and with its artifact', () => {
  const config = 'monitors: { bench: { workflow: bench.yml, window: 8d, require: { artifact: results } } }'
  const results = [{ name: 'results', size_in_bytes: 10, expired: true }]
  it.each<[string, StubRun[], unknown[][], string]>([
    ['with it', [scheduled('2026-11-16T03:00')], [results], 'healthy ok'],
    ['without it', [scheduled('2026-11-16T03:00')], [[]], 'critical failing'],
    ['by hand', [run('2026-11-16T03:00', BY_HAND)], [results], 'critical never-fired'],
    ['nine days ago', [scheduled('2026-11-09T03:00')], [results], 'critical stale'],
    [
      'without it, and one with it within the window',
      [scheduled('2026-11-17T03:00'), scheduled('2026-11-12T03:00')],
      [[], results],
      'healthy ok',
    ],
  ])('%s', async (_what, runs, artifactsOf, expected) => {
    const world = { file: 'bench.yml', text: workflowText(['0 3 * * 1']), runs, artifactsOf }
    expect(await judged(config, [world], '2026-11-18T12:00:00Z')).toEqual([`bench ${expected}`])
  })
})

it('runners of a list that leave an artifact each are judged one by one', async () => {
  const of = (name: string) => `  ${name}: { workflow: runners.yml, window: 8d, require: { artifact: runner-${name} } }`
  const config = `monitors:\n${['halo', 'linux', 'mac'].map(of).join('\n')}\n`
  const left = (name: string) => ({ name: `runner-${name}`, size_in_bytes: 10 })
  const world = {
    file: 'runners.yml',
    text: workflowText(['0 3 * * *']),
    runs: [scheduled('2026-11-18T03:00'), scheduled('2026-11-17T03:00'), scheduled('2026-11-16T03:00')],
    artifactsOf: [[left('halo')], [left('halo'), left('linux')], [left('halo')]],
  }
  expect(await judged(config, [world], '2026-11-18T12:00:00Z')).toEqual([
    'halo healthy ok',
    'linux healthy ok',
    'mac critical failing',
  ])
})

describe('a gate that skips on purpose', () => {
  const gated = [scheduled('2026-11-18T03:00', 'skipped'), scheduled('2026-11-17T03:00', 'skipped')]
  it.each<[string, string, StubRun[], string]>([
    ['is no life by itself', '', gated, 'critical failing'],
    ['is life where it is meant', ', require: run', gated, 'healthy ok'],
    ['and where only its start is asked for', ', require: fired', gated, 'healthy ok'],
    [
      'while a start that was lost is not',
      ', require: fired',
      [scheduled('2026-11-10T03:00', 'skipped')],
      'critical stale',
    ],
    ['nor a run by hand', ', require: fired', [run('2026-11-18T03:00', BY_HAND)], 'critical never-fired'],
  ])('%s', async (_what, more, runs, expected) => {
    const config = `monitors: { gate: { workflow: gate.yml${more} } }`
    const world = { file: 'gate.yml', text: workflowText(['0 3 * * *']), runs }
    expect(await judged(config, [world], '2026-11-18T12:00:00Z')).toEqual([`gate ${expected}`])
  })
})
