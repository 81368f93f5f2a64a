import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, toIso } from '../../src/domain/time.js'
import type { DiscoveryRequest } from '../../src/sources/source.js'
import { workflowMonitor } from '../../src/sources/workflow/options.js'
import { watchWorld, type Judged } from '../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow, type StubWorld } from '../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')
const DAILY = workflowText(['0 3 * * *'])

function run(hoursAgo: number, conclusion: string | null = 'success', more: Partial<StubRun> = {}): StubRun {
  const created_at = toIso(NOW - hoursAgo * HOUR)
  const status = conclusion === null ? 'in_progress' : 'completed'
  return { event: 'schedule', status, conclusion, created_at, updated_at: created_at, ...more }
}
const red = (hoursAgo: number, more: Partial<StubRun> = {}): StubRun => run(hoursAgo, 'failure', more)

async function judgedAs(
  workflow: Partial<StubWorkflow>,
  options: Record<string, unknown>,
  world: Partial<StubWorld> = {},
) {
  const monitor = workflowMonitor(null, '.github/workflows/job.yml', 'Job')
  const source = { kind: 'workflow', options: { workflow: 'job.yml', ...options } }
  const workflows = [
    { file: 'job.yml', text: DAILY, ...workflow },
    { file: 'other.yml', text: DAILY, runs: [run(9)] },
  ]
  const named = [{ ...monitor, id: 'job', source }]
  const { verdicts, github } = await watchWorld({ workflows, ...world }, NOW, { named, except: ['other.yml'] })
  const verdict: Partial<Judged> = verdicts.get('job') ?? {}
  const asked = github.asked.filter((path) => path.includes('/runs') || path.startsWith('/commits'))
  return { said: `${verdict.status} ${verdict.reason}`, verdict, asked }
}

const FIRST_RED = { 'failure-tolerance': 0 }
const jobs = [{ name: 'build', conclusion: 'failure', steps: [{ name: 'test', conclusion: 'failure' }] }]

describe('the first red run of a schedule', () => {
  it('is told at once with where it broke, after a second question and without asking for its cron lines', async () => {
    const { said, verdict, asked } = await judgedAs({ runs: [red(9), run(33)], jobs }, FIRST_RED)
    expect(said).toBe('critical failing')
    expect(verdict.diagnosis?.[0]).toBe('The job starts and fails: first in job "build", step "test".')
    expect(asked.map((path) => path.split('?')[0])).toEqual([
      '/actions/workflows/1/runs',
      '/actions/workflows/1/runs',
      '/actions/runs/1000/jobs',
    ])
  })

  it('costs one request while it is green', async () => {
    expect((await judgedAs({ runs: [run(9), red(33)] }, FIRST_RED)).asked).toHaveLength(1)
  })

  it('is not believed where another question does not show it', async () => {
    const { said } = await judgedAs({ filtered: [red(9), run(33)], runs: [run(33)] }, FIRST_RED)
    expect(said).toBe('unknown source-unreachable')
  })

  it('is none where another question shows a green one after it', async () => {
    const { said } = await judgedAs({ filtered: [red(9), run(33)], runs: [run(2), red(9), run(33)] }, FIRST_RED)
    expect(said).toBe('healthy ok')
  })

  it('is none where it was green at an earlier attempt', async () => {
    const runs = [red(9, { run_attempt: 2 }), run(33)]
    expect((await judgedAs({ runs, attempts: ['success'] }, FIRST_RED)).said).toBe('healthy ok')
    expect((await judgedAs({ runs, attempts: ['failure'] }, FIRST_RED)).said).toBe('critical failing')
  })

  it('of several a green attempt of any of them counts', async () => {
    const runs = [red(9), red(33, { run_attempt: 2 }), run(57)]
    const tolerance = { 'failure-tolerance': 1, window: 4 * DAY }
    expect((await judgedAs({ runs, attempts: ['success'] }, tolerance)).said).toBe('healthy ok')
    expect((await judgedAs({ runs, attempts: ['failure'] }, tolerance)).said).toBe('critical failing')
  })

  it('is seen behind runs of other events, however many', async () => {
    const pushes = Array.from({ length: 120 }, (_, i) => run(i / 10, 'success', { event: 'push' }))
    const weekly = workflowText(['0 3 * * 1'])
    const runs = [...pushes, red(60), run(60 + 168)]
    expect((await judgedAs({ text: weekly, runs }, FIRST_RED)).said).toBe('critical failing')
  })

  it('ends with a later green run of an event that is named', async () => {
    const runs = [run(2, 'success', { event: 'workflow_dispatch' }), red(9), run(33)]
    expect((await judgedAs({ runs }, { ...FIRST_RED, events: ['workflow_dispatch', 'push'] })).said).toBe('healthy ok')
    const unnamed = await judgedAs({ runs }, FIRST_RED)
    expect(unnamed.said).toBe('critical failing')
    expect(unnamed.verdict.notes?.join()).toContain('unless the monitor has "events: [workflow_dispatch]"')
  })

  it('by several events is asked for by each before it is told', async () => {
    const { said, asked } = await judgedAs({ runs: [red(9), run(33)] }, { ...FIRST_RED, events: ['workflow_dispatch'] })
    expect(said).toBe('critical failing')
    expect(asked.filter((path) => path.includes('event='))).toHaveLength(2)
  })

  it('is found in a row longer than a page', async () => {
    const runs = Array.from({ length: 40 }, (_, i) => red(9 + 24 * i))
    expect((await judgedAs({ runs }, { 'failure-tolerance': 30, window: 60 * DAY })).said).toBe('critical failing')
    expect(
      (await judgedAs({ runs: [...runs.slice(0, 20), run(600)] }, { 'failure-tolerance': 30, window: 60 * DAY })).said,
    ).toBe('healthy ok')
  })

  it('of a job that runs each quarter is told though it is older than the second question usually reaches', async () => {
    const quarterly = workflowText(['0 3 1 1,4,7,10 *'])
    const window = { ...FIRST_RED, window: 400 * DAY }
    expect((await judgedAs({ text: quarterly, runs: [red(24 * 120), run(24 * 210)] }, window)).said).toBe(
      'critical failing',
    )
  })
})

describe('a workflow that only events start', () => {
  const text = 'on:\n  push:\n    branches: [main]\n  pull_request:\njobs: {}\n'
  const push: Partial<StubRun> = { event: 'push', head_branch: 'main' }
  const onPush = { events: ['push'] }

  it.each<[string, string, readonly StubRun[]]>([
    ['green is well', 'healthy ok', [run(9, 'success', push)]],
    ['red is failing', 'critical failing', [red(9, push), run(33, 'success', push)]],
    [
      'red on a branch is not',
      'healthy ok',
      [red(2, { event: 'push', head_branch: 'feature' }), run(9, 'success', push)],
    ],
    ['red in a pull request is not', 'healthy ok', [red(2, { event: 'pull_request' }), run(9, 'success', push)]],
    ['without runs waits', 'healthy pending', []],
  ])('%s', async (_what, expected, runs) => {
    expect((await judgedAs({ text, runs }, onPush)).said).toBe(expected)
  })

  it('is asked for once, on the default branch', async () => {
    const { asked } = await judgedAs({ text, runs: [run(9, 'success', push)] }, onPush)
    expect(asked).toEqual(['/actions/workflows/1/runs?event=push&per_page=10&exclude_pull_requests=true&branch=main'])
  })

  it('is seen behind a hundred pull requests', async () => {
    const noise = Array.from({ length: 120 }, (_, i) => red(i / 10, { event: 'pull_request', head_branch: 'main' }))
    const options = { events: ['push', 'workflow_dispatch', 'release'] }
    const all = text.replace('pull_request:', 'pull_request:\n  release:\n  workflow_dispatch:')
    expect((await judgedAs({ text: all, runs: [...noise, red(50, push)] }, options)).said).toBe('critical failing')
    expect((await judgedAs({ text: all, runs: [...noise, run(50, 'success', push)] }, options)).said).toBe('healthy ok')
  })

  it('whose listing claims runs and shows none is unknown', async () => {
    const refuse = { refuse: () => null }
    const hidden = [run(9, 'success', { event: 'push', head_branch: 'gone' })]
    expect((await judgedAs({ text, runs: hidden }, onPush, refuse)).said).toBe('healthy pending')
    expect((await judgedAs({ text, runs: [], runsStatus: 403 }, onPush)).said).toBe('unknown source-unreachable')
  })

  it.each([
    'on: push',
    'on: [push, pull_request]',
    "'on': push",
    '"on":\n  push: {}',
    'true: push',
    'On:\n  Push:',
    'on: { push: &all { branches: [main] }, pull_request: *all }',
    'x: &t [push]\non: *t',
  ])('is known by its file: %s', async (on) => {
    expect((await judgedAs({ text: `${on}\njobs: {}\n`, runs: [red(9, push)] }, onPush)).said).toBe('critical failing')
    const other = await judgedAs({ text: `${on}\njobs: {}\n` }, { events: ['release'] })
    expect(other.said).toBe('critical config-error')
    expect(other.verdict.message).toContain('its file has push')
  })

  it('is judged by tags where only tags start it', async () => {
    const tags = "on:\n  push:\n    tags: ['v*']\njobs: {}\n"
    expect((await judgedAs({ text: tags, runs: [red(9, { event: 'push', head_branch: 'v1.0' })] }, onPush)).said).toBe(
      'critical failing',
    )
  })

  it('is told at a release, and well with the next one', async () => {
    const release = 'on:\n  release:\n    types: [published]\njobs: {}\n'
    const [first, second] = [
      red(90, { event: 'release', head_branch: 'v1' }),
      run(2, 'success', { event: 'release', head_branch: 'v2' }),
    ]
    expect((await judgedAs({ text: release, runs: [first] }, { events: ['release'] })).said).toBe('critical failing')
    expect((await judgedAs({ text: release, runs: [second, first] }, { events: ['release'] })).said).toBe('healthy ok')
  })
})

describe('workflows that are found by what starts them', () => {
  const world: StubWorld = {
    workflows: [
      { file: 'nightly.yml', text: DAILY, runs: [run(9)] },
      {
        file: 'ci.yml',
        text: 'on: [push, pull_request]\njobs: {}\n',
        runs: [red(2, { event: 'push', head_branch: 'main' })],
      },
      { file: 'release.yml', text: 'on: { release: {} }\njobs: {}\n' },
      { file: 'docs.yml', text: '# heartbeat: ignore a trial\non: push\njobs: {}\n' },
      { file: 'label.yml', text: 'on: issues\njobs: {}\n' },
      { file: 'watch.yml', text: 'on: push\njobs: {}\n' },
      { file: 'called.yml', text: 'on: workflow_call\njobs: {}\n' },
    ],
  }
  const found = async (request: Partial<DiscoveryRequest>, shown = world) => {
    const { verdicts, discovery } = await watchWorld(shown, NOW, { self: '.github/workflows/watch.yml', ...request })
    return { discovery, said: [...verdicts].map(([id, { status, reason }]) => `${id} ${status} ${reason}`) }
  }

  it('stand beside those with a schedule', async () => {
    const { discovery, said } = await found({ include: ['push', 'release'] })
    expect(said).toEqual([
      'nightly.yml healthy ok',
      'ci.yml critical failing',
      'release.yml healthy pending',
      'docs.yml skipped exempt',
    ])
    expect(discovery).toMatchObject({ complete: true, byEvents: 3, leftOut: ['watch.yml'] })
    expect(discovery.notices).toEqual(['.github/workflows/docs.yml is left out by its own comment: a trial'])
  })

  it('or are all that is looked for', async () => {
    const { said } = await found({ scheduled: false, include: ['push'], except: ['docs.*'] })
    expect(said).toEqual(['ci.yml critical failing'])
  })

  it('are never late by the window of the others', async () => {
    const { discovery } = await found({ include: ['push'] })
    expect(discovery.monitors.find(({ id }) => id === 'ci.yml')?.source.options).toEqual({
      workflow: '.github/workflows/ci.yml',
      events: ['push'],
      window: null,
    })
  })

  it('tell of an event that starts nothing', async () => {
    const { discovery } = await found({ include: ['push', 'merge_group'] })
    expect(discovery.notices).toContain('workflows.include names merge_group, which starts no workflow here')
  })

  it('are an error where there is none', async () => {
    await expect(found({ scheduled: false, include: ['merge_group'] })).rejects.toThrow(
      'no workflow in .github/workflows is started by merge_group, so there is nothing to watch; correct "include"',
    )
  })

  it('of a file that cannot be parsed are known by its words', async () => {
    const broken = { file: 'bad.yml', text: 'on:\n  push:\n bad\njobs: {}\n' }
    const { said } = await found({ include: ['push'] }, { workflows: [...world.workflows, broken] })
    expect(said).toContain('bad.yml critical config-error')
  })
})
