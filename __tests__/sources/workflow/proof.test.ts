import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, toIso } from '../../../src/domain/time.js'
import { workflowMonitor } from '../../../src/sources/workflow/options.js'
import { watchWorld } from '../../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

function run(age: number, conclusion = 'success', more: Partial<StubRun> = {}): StubRun {
  return { event: 'schedule', status: 'completed', conclusion, created_at: toIso(NOW - age), ...more }
}

function job(name: string, conclusion: string | null = 'success') {
  return { name, conclusion, status: conclusion === null ? 'in_progress' : 'completed' }
}

function artifact(name: string, bytes = 100, expired = false) {
  return { name, size_in_bytes: bytes, expired }
}

async function watch(options: Record<string, unknown>, workflow: Partial<StubWorkflow>) {
  const usual = workflowMonitor(null, '.github/workflows/job.yml', 'Job')
  const named = [{ ...usual, id: 'job', source: { kind: 'workflow', options: { workflow: 'job.yml', ...options } } }]
  const one = { file: 'job.yml', text: workflowText(['0 3 * * *']), ...workflow }
  const other = { file: 'other.yml', text: workflowText(['0 3 * * *']) }
  const { verdicts, github } = await watchWorld({ workflows: [one, other] }, NOW, { named, except: ['other.yml'] })
  const verdict = verdicts.get('job')
  return { verdict, said: `${verdict?.status} ${verdict?.reason}`, asked: github.asked }
}

const questionsFor = (asked: readonly string[]): number =>
  asked.filter((one) => /\/runs\/\d+\/(jobs|artifacts)/.test(one)).length

describe('a run whose job must have succeeded', () => {
  it.each<[string, string, StubRun[], unknown[][], string]>([
    ['by its name', 'core', [run(9 * HOUR)], [[job('core'), job('other', 'failure')]], 'healthy ok'],
    ['whatever became of the run', 'core', [run(9 * HOUR, 'failure')], [[job('core')]], 'healthy ok'],
    ['even of one that was cancelled after it', 'core', [run(9 * HOUR, 'cancelled')], [[job('core')]], 'healthy ok'],
    ['a job that was skipped', 'core', [run(9 * HOUR)], [[job('core', 'skipped')]], 'critical failing'],
    ['a job that is not there', 'core', [run(9 * HOUR)], [[job('cores')]], 'critical failing'],
    ['a job that failed and was allowed to', 'core', [run(9 * HOUR)], [[job('core', 'failure')]], 'critical failing'],
    ['all of a matrix', 'core', [run(9 * HOUR)], [[job('core (a, 1)'), job('core (b, 2)')]], 'healthy ok'],
    ['one of a matrix', 'core', [run(9 * HOUR)], [[job('core (a)'), job('core (b)', 'failure')]], 'critical failing'],
    ['a called workflow', 'core', [run(9 * HOUR)], [[job('core / a'), job('core / b', 'skipped')]], 'healthy ok'],
    ['by a glob', 'deploy-*', [run(9 * HOUR)], [[job('deploy-eu'), job('test', 'failure')]], 'healthy ok'],
    ['the name before the glob', 'a*', [run(9 * HOUR)], [[job('a*'), job('ab', 'failure')]], 'healthy ok'],
    ['an older one within the window', 'core', [run(HOUR), run(25 * HOUR)], [[], [job('core')]], 'healthy ok'],
    ['one before the window', 'core', [run(9 * HOUR), run(60 * HOUR)], [[], [job('core')]], 'critical failing'],
    ['a run that was skipped is not asked', 'core', [run(9 * HOUR, 'skipped')], [[job('core')]], 'critical failing'],
  ])('%s', async (_what, name, runs, jobsOf, expected) => {
    expect((await watch({ require: { job: name } }, { runs, jobsOf })).said).toBe(expected)
  })

  it('counts when it succeeded at an earlier attempt', async () => {
    const jobsOf = [[job('core'), job('core', 'failure')]]
    const again = await watch(
      { require: { job: 'core' } },
      { runs: [run(9 * HOUR, 'failure', { run_attempt: 2 })], jobsOf },
    )
    expect(again.said).toBe('healthy ok')
    expect(again.asked.join()).toContain('filter=all')
  })

  it('is found on a later page', async () => {
    const many = Array.from({ length: 130 }, (_, n) => job(`leg ${n}`, 'failure'))
    const found = await watch({ require: { job: 'core' } }, { runs: [run(9 * HOUR)], jobsOf: [[...many, job('core')]] })
    expect(found.said).toBe('healthy ok')
  })

  it('costs one question of what is well, and at most three of what is not', async () => {
    const runs = [run(2 * HOUR), run(26 * HOUR), run(50 * HOUR), run(74 * HOUR), run(98 * HOUR)]
    const well = await watch({ require: { job: 'core' } }, { runs, jobs: [job('core')] })
    expect([well.said, questionsFor(well.asked)]).toEqual(['healthy ok', 1])
    const bad = await watch({ require: { job: 'core' } }, { runs, jobs: [job('other')] })
    expect(bad.said).toBe('critical failing')
    expect(bad.verdict?.message).toContain('its last run ended green without its job "core"')
    expect(bad.verdict?.remedy?.join()).toContain('correct "require"')
    expect(questionsFor(bad.asked)).toBe(3)
  })

  it('that cannot be read is unknown', async () => {
    expect((await watch({ require: { job: 'core' } }, { runs: [run(9 * HOUR)], jobsOf: [null] })).said).toBe(
      'unknown source-unreachable',
    )
  })

  it('is looked for in the whole window before it is called missing', async () => {
    const runs = Array.from({ length: 20 }, (_, n) => run(((n + 1) * HOUR) / 2))
    const jobsOf = runs.map((_, n) => [job('core', n === 17 ? 'success' : 'skipped')])
    const text = workflowText(['*/30 * * * *'])
    expect((await watch({ require: { job: 'core' } }, { text, runs, jobsOf })).said).toBe('healthy ok')
    const none = await watch({ require: { job: 'core' } }, { text, runs, jobs: [job('core', 'skipped')] })
    expect(none.said).toBe('critical failing')
  })

  it('is unknown where too many runs would have to be asked', async () => {
    const runs = Array.from({ length: 40 }, (_, n) => run(((n + 1) * HOUR) / 4))
    const text = workflowText(['*/15 * * * *'])
    const many = await watch({ require: { job: 'core' } }, { text, runs, jobs: [job('core', 'skipped')] })
    expect(many.said).toBe('unknown source-unreachable')
    expect(questionsFor(many.asked)).toBe(30)
    expect(many.verdict?.message).toContain('write a shorter "window"')
  })
})

describe('a run that must have left an artifact', () => {
  it.each<[string, string, StubRun[], unknown[][], string]>([
    ['by its name', 'report', [run(9 * HOUR)], [[artifact('report')]], 'healthy ok'],
    ['by a glob', 'report-*', [run(9 * HOUR)], [[artifact('log'), artifact('report-16')]], 'healthy ok'],
    ['that has expired', 'report', [run(9 * HOUR)], [[artifact('report', 100, true)]], 'healthy ok'],
    ['none', 'report', [run(9 * HOUR)], [[]], 'critical failing'],
    ['another', 'report', [run(9 * HOUR)], [[artifact('report-16')]], 'critical failing'],
    ['an empty one', 'report', [run(9 * HOUR)], [[artifact('report', 0)]], 'critical failing'],
    ['a red run that left it', 'report', [run(9 * HOUR, 'failure')], [[artifact('report')]], 'critical failing'],
    ['an older run within the window', 'report', [run(HOUR), run(25 * HOUR)], [[], [artifact('report')]], 'healthy ok'],
    [
      'a run by hand',
      'report',
      [run(9 * HOUR, 'success', { event: 'workflow_dispatch' })],
      [[artifact('report')]],
      'critical never-fired',
    ],
  ])('%s', async (_what, name, runs, artifactsOf, expected) => {
    expect((await watch({ require: { artifact: name } }, { runs, artifactsOf })).said).toBe(expected)
  })

  it('says what it lacks', async () => {
    const { verdict } = await watch({ require: { artifact: 'report-*' } }, { runs: [run(9 * HOUR)], artifactsOf: [[]] })
    expect(verdict?.message).toContain('its last run ended green without its artifact report-*')
    expect(verdict?.diagnosis?.join()).toContain('Runs that lack it: 2026-09-16 03:00 UTC success')
    expect(verdict?.remedy?.join()).toContain('if-no-files-found: error')
    expect(verdict?.beat).toBeNull()
  })

  it('names the state of an empty one', async () => {
    const artifactsOf = [[artifact('report', 0)]]
    const { verdict } = await watch({ require: { artifact: 'report' } }, { runs: [run(9 * HOUR)], artifactsOf })
    expect(verdict?.message).toContain('ended green with nothing in its artifact report')
  })

  it('of each runner of a matrix is a monitor of its own', async () => {
    const artifactsOf = [[artifact('runner-a'), artifact('runner-b')]]
    const said = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => {
        const { said } = await watch(
          { require: { artifact: `runner-${name}` }, window: 8 * DAY },
          { runs: [run(9 * HOUR)], artifactsOf },
        )
        return said
      }),
    )
    expect(said).toEqual(['healthy ok', 'healthy ok', 'critical failing'])
  })

  it('may have been left by an attempt before a red one', async () => {
    const runs = [run(9 * HOUR, 'failure', { run_attempt: 2 })]
    const again = await watch(
      { require: { artifact: 'report' } },
      { runs, attempts: ['success'], artifactsOf: [[artifact('report')]] },
    )
    expect(again.said).toBe('healthy ok')
  })

  it('is unknown where the listing claims what it does not show', async () => {
    const world = { file: 'job.yml', text: workflowText(['0 3 * * *']), runs: [run(9 * HOUR)] }
    const usual = workflowMonitor(null, '.github/workflows/job.yml', 'Job')
    const options = { workflow: 'job.yml', require: { artifact: 'report' } }
    const refuse = (path: string) => (path.endsWith('/artifacts') ? 404 : null)
    const named = [{ ...usual, id: 'job', source: { kind: 'workflow', options } }]
    const { verdicts } = await watchWorld({ workflows: [world], refuse }, NOW, { named })
    expect(verdicts.get('job')?.status).toBe('unknown')
  })
})

describe('what is required where the last finished runs are all there is to judge', () => {
  const pushed = (age: number, conclusion = 'success'): StubRun => run(age, conclusion, { event: 'push' })
  const report = [artifact('report')]
  it.each<[string, Record<string, unknown>, StubRun[], unknown[][], string]>([
    ['a green run that left it', {}, [pushed(HOUR)], [report], 'healthy ok'],
    ['a green run that left none', {}, [pushed(HOUR), pushed(2 * HOUR)], [[], report], 'critical failing'],
    ['one of them forgiven', { 'failure-tolerance': 1 }, [pushed(HOUR), pushed(2 * HOUR)], [[], report], 'healthy ok'],
    ['a red run', {}, [pushed(HOUR, 'failure'), pushed(2 * HOUR)], [[], report], 'critical failing'],
    [
      'four of which three are forgiven',
      { 'failure-tolerance': 3 },
      [1, 2, 3, 4, 5].map((n) => pushed(n * HOUR)),
      [[], [], [], [], report],
      'critical failing',
    ],
  ])('%s', async (_what, more, runs, artifactsOf, expected) => {
    const options = { events: ['push'], require: { artifact: 'report' }, ...more }
    const other = { text: 'on: push\njobs: {}\n', runs, artifactsOf }
    expect((await watch(options, other)).said).toBe(expected)
  })

  it('by a job, whatever became of the run', async () => {
    const options = { events: ['push'], require: { job: 'core' } }
    const text = 'on: push\njobs: {}\n'
    const jobsOf = [[job('core'), job('docs', 'failure')]]
    expect((await watch(options, { text, runs: [pushed(HOUR, 'failure')], jobsOf })).said).toBe('healthy ok')
    const failed = [[job('core', 'failure')]]
    expect((await watch(options, { text, runs: [pushed(HOUR)], jobsOf: failed })).said).toBe('critical failing')
  })
})

describe('a run that was skipped on purpose', () => {
  it.each<[string, StubRun, string]>([
    ['success', run(9 * HOUR, 'skipped'), 'critical failing'],
    ['run', run(9 * HOUR, 'skipped'), 'healthy ok'],
    ['fired', run(9 * HOUR, 'skipped'), 'healthy ok'],
    ['run', run(9 * HOUR, 'cancelled'), 'critical failing'],
    ['fired', run(9 * HOUR, 'cancelled'), 'healthy ok'],
    ['run', run(9 * HOUR, 'startup_failure'), 'critical failing'],
    ['fired', run(9 * HOUR, 'startup_failure'), 'healthy ok'],
    ['run', run(9 * HOUR, 'failure'), 'healthy ok'],
    ['run', { ...run(9 * HOUR), status: 'queued', conclusion: null }, 'critical stale'],
    ['fired', { ...run(9 * HOUR), status: 'queued', conclusion: null }, 'healthy ok'],
    ['fired', run(60 * HOUR, 'skipped'), 'critical stale'],
    ['fired', run(9 * HOUR, 'skipped', { event: 'workflow_dispatch' }), 'critical never-fired'],
  ])('with `require: %s`: %o', async (require, one, expected) => {
    expect((await watch({ require }, { runs: [one] })).said).toBe(expected)
  })

  it('says how it is taken for life', async () => {
    const { verdict } = await watch({}, { runs: [run(9 * HOUR, 'skipped')] })
    expect(verdict?.message).toContain('skipped since 2026-09-16 03:00 UTC')
    expect(verdict?.remedy?.join()).toContain('`require: run` takes a skipped run for life')
  })
})
