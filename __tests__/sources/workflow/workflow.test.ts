import { describe, expect, it } from '@jest/globals'
import { DAY, HOUR, toIso } from '../../../src/domain/time.js'
import { workflowMonitor } from '../../../src/sources/workflow/options.js'
import { watchWorld } from '../../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../../support/workflow-stub.js'

const NOW = Date.parse('2026-09-16T12:00:00Z')

function run(age: number, conclusion = 'success', event = 'schedule'): StubRun {
  return { event, status: 'completed', conclusion, created_at: toIso(NOW - age) }
}

const JOB: StubWorkflow = {
  file: 'job.yml',
  text: workflowText(['0 3 * * *']),
  runs: [run(9 * HOUR), run(33 * HOUR, 'failure')],
}

function named(options: Record<string, unknown>) {
  const monitor = workflowMonitor(null, '.github/workflows/job.yml', 'Job')
  return { ...monitor, id: 'job', source: { kind: 'workflow', options: { workflow: 'job.yml', ...options } } }
}

async function judgedWith(options: Record<string, unknown>, workflow: Partial<StubWorkflow>) {
  const { verdicts } = await watchWorld({ workflows: [{ ...JOB, ...workflow }] }, NOW, { named: [named(options)] })
  return [...verdicts].map(([id, { status, reason }]) => `${id} ${status} ${reason}`)
}

describe('the last runs that were due', () => {
  const nights = (except: readonly number[]): StubRun[] =>
    Array.from({ length: 40 }, (_, i) => i).flatMap((i) => (except.includes(i) ? [] : [run(9 * HOUR + i * DAY)]))
  const options = { lastRuns: { kind: 'last', most: 0, of: 14 } }

  it.each<[string, Partial<StubWorkflow>, string]>([
    ['all good', { runs: nights([]) }, 'job healthy ok'],
    ['one missed, further back than the first page', { runs: nights([12]) }, 'job critical stale'],
    ['one that one listing alone has forgotten', { runs: nights([]), filtered: nights([3]) }, 'job healthy ok'],
    ['one whose first attempt was green', { runs: nights([]).map((one, i) => (i === 5 ? { ...one, conclusion: 'failure', run_attempt: 2 } : one)), attempts: ['success'] }, 'job healthy ok'],
    ['one red', { runs: nights([]).map((one, i) => (i === 5 ? { ...one, conclusion: 'failure' } : one)) }, 'job critical failing'],
    ['listings that cannot be read', { runs: nights([3]), runsStatus: 500 }, 'job unknown source-unreachable'],
  ])('%s', async (_what, workflow, expected) => expect(await judgedWith(options, workflow)).toEqual([expected])) // prettier-ignore
})

describe('a workflow that the configuration names', () => {
  it('is judged once, under its own id', async () => {
    expect(await judgedWith({}, {})).toEqual(['job healthy ok'])
  })

  it.each<[string, Record<string, unknown>, StubRun[], string]>([
    ['a window of its own', { window: 6 * HOUR }, [run(9 * HOUR)], 'job critical stale'],
    ['that it ran is enough', { require: 'run' }, [run(9 * HOUR, 'failure')], 'job healthy ok'],
    ['which a skipped run did', { require: 'run' }, [run(9 * HOUR, 'skipped')], 'job healthy ok'],
    ['but a cancelled one did not', { require: 'run' }, [run(9 * HOUR, 'cancelled')], 'job critical failing'],
    ['that it fired is enough', { require: 'fired' }, [run(9 * HOUR, 'cancelled')], 'job healthy ok'],
    [
      'other events count',
      { events: ['repository_dispatch'] },
      [run(HOUR, 'success', 'repository_dispatch')],
      'job healthy ok',
    ],
    ['only where they are named', {}, [run(HOUR, 'success', 'repository_dispatch')], 'job critical never-fired'],
  ])('%s', async (_what, options, runs, expected) => {
    expect(await judgedWith(options, { runs })).toEqual([expected])
  })

  it('that has no schedule wants a window', async () => {
    const text = 'on: workflow_dispatch'
    const other = { ...JOB, file: 'other.yml' }
    const judge = async (options: Record<string, unknown>) =>
      (await watchWorld({ workflows: [{ ...JOB, text }, other] }, NOW, { named: [named(options)] })).verdicts.get('job')
    expect(await judge({})).toMatchObject({ status: 'critical', reason: 'config-error' })
    expect(await judge({ window: 12 * HOUR })).toMatchObject({ status: 'healthy', reason: 'ok' })
  })

  it('that does not exist is told by name', async () => {
    const missing = { ...named({}), source: { kind: 'workflow', options: { workflow: 'gone.yml' } } }
    const { verdicts } = await watchWorld({ workflows: [JOB] }, NOW, { named: [missing] })
    expect(verdicts.get('job')).toMatchObject({ reason: 'config-error' })
    expect(verdicts.get('job')?.message).toContain('gone.yml is not on the default branch')
    expect(verdicts.get('job')?.remedy?.join()).toContain('in the configuration')
  })
})

describe('cron lines that GitHub refuses', () => {
  it.each([
    ['@daily', 'GitHub knows no macros'],
    ['0 0 31 2 *', 'never runs'],
    ['61 * * * *', 'out of range'],
    ['0 0 * * * *', '6 fields'],
  ])('%s', async (cron, problem) => {
    const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text: workflowText([cron]) }] }, NOW)
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'critical', reason: 'config-error' })
    expect(verdicts.get('job.yml')?.message).toContain(problem)
  })

  it('a zone nobody knows', async () => {
    const { verdicts } = await watchWorld(
      { workflows: [{ ...JOB, text: workflowText(['0 3 * * *'], 'Europe/Berln') }] },
      NOW,
    )
    expect(verdicts.get('job.yml')?.message).toContain('Europe/Berlin')
  })
})

it('more cron lines than we take are not understood, which says nothing of GitHub', async () => {
  const crons = Array.from({ length: 101 }, (_, n) => `${n % 60} ${Math.floor(n / 60)} * * *`)
  const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text: workflowText(crons) }] }, NOW)
  expect(verdicts.get('job.yml')).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
})

// proves: 8
it('a file of ten thousand cron lines is one that is unknown, and the others are judged', async () => {
  const crons = Array.from({ length: 10_000 }, (_, n) => `${n % 60} ${n % 24} ${1 + (n % 28)} * *`)
  const { verdicts } = await watchWorld({ workflows: [JOB, { ...JOB, file: 'b.yml', text: workflowText(crons) }] }, NOW)
  expect([...verdicts].map(([id, { reason }]) => `${id} ${reason}`)).toEqual(['job.yml ok', 'b.yml source-unreachable'])
  expect(verdicts.get('b.yml')?.message).toContain('more than 1000 cron lines')
})

it('a file of a hundred and one aliases is judged', async () => {
  const steps = Array.from({ length: 101 }, (_, i) => `      - { run: 'x${i}', env: *e }\n`).join('')
  const text = `${JOB.text?.replace('on:', 'env: &e { A: b }\non:')}  more:\n    runs-on: x\n    steps:\n${steps}`
  const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text }] }, NOW)
  expect(verdicts.get('job.yml')).toMatchObject({ status: 'healthy', reason: 'ok' })
})

it.each([
  '{'.repeat(20_000),
  `a: &a [x]\n${Array.from(
    { length: 9 },
    (_, n) =>
      `b${n}: &b${n} [${Array(9)
        .fill(n === 0 ? '*a' : `*b${n - 1}`)
        .join(', ')}]`,
  ).join('\n')}`,
])('a file that we cannot parse is unknown: %.10s', async (odd) => {
  const text = `${JOB.text}${odd.startsWith('{') ? 'x: ' : ''}${odd}\n`
  const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text }] }, NOW)
  expect(verdicts.get('job.yml')).toMatchObject({ status: 'unknown', reason: 'source-unreachable' })
})

describe('what discovery says of the whole', () => {
  it('is complete, and names what was left out', async () => {
    const { discovery } = await watchWorld({ workflows: [JOB, { ...JOB, file: 'b.yml' }] }, NOW, { except: ['b.yml'] })
    expect(discovery).toMatchObject({ complete: true, leftOut: ['b.yml'] })
  })

  it('is not, where it could not look', async () => {
    const { discovery } = await watchWorld({ workflows: [JOB], refuse: () => 403 }, NOW)
    expect(discovery.complete).toBeUndefined()
  })

  it('tells of a cron line that stands nowhere', async () => {
    const odd = { ...JOB, file: 'odd.yml', text: "on: push\nschedules:\n  - cron: '0 3 * * *'\n" }
    const { discovery } = await watchWorld({ workflows: [JOB, odd] }, NOW)
    expect(discovery.notices.join()).toContain('odd.yml: it holds a "cron:", but no on.schedule was found')
  })
})

describe('a frequent cron that is mostly dropped', () => {
  it.each([
    ['whose last five runs came in time is back', 1, 'ok'],
    ['whose last five runs came at a third of the ticks is not', 3, 'cadence'],
  ])('%s', async (_what, hours, reason) => {
    const lately = Array.from({ length: 5 }, (_, i) => run(HOUR / 2 + i * hours * HOUR))
    const before = Array.from({ length: 12 }, (_, i) => run((20 + i * 10) * HOUR))
    const text = workflowText(['0 * * * *'])
    const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text, runs: [...lately, ...before] }] }, NOW)
    expect(verdicts.get('job.yml')?.reason).toBe(reason)
  })

  it('is degraded, with the measured rate', async () => {
    const runs = Array.from({ length: 6 }, (_, i) => run(HOUR + i * 2 * HOUR))
    const { verdicts } = await watchWorld({ workflows: [{ ...JOB, text: workflowText(['*/10 * * * *']), runs }] }, NOW)
    expect(verdicts.get('job.yml')).toMatchObject({ status: 'degraded', reason: 'cadence' })
    expect(verdicts.get('job.yml')?.diagnosis?.at(-1)).toContain('5 of 66 (8 %); gaps: median 2 h')
  })
})

describe('diagnosis of any workflow', () => {
  it('names state and last runs with links', async () => {
    const { source } = await watchWorld({ workflows: [JOB] }, NOW)
    expect(await source.diagnose?.('job.yml')).toEqual([
      'Workflow job.yml is active.',
      'Last runs: schedule 2026-09-16 03:00 UTC success https://github.com/o/r/actions/runs/1000; schedule 2026-09-15 03:00 UTC failure https://github.com/o/r/actions/runs/1001.',
    ])
  })

  it('of one that does not exist says so', async () => {
    const { source } = await watchWorld({ workflows: [JOB] }, NOW)
    expect(await source.diagnose?.('nope.yml')).toEqual([
      'Workflow nope.yml could not be looked at: there is no such workflow on the default branch.',
    ])
  })
})

describe("the checker's previous run", () => {
  const own = 'o/r/.github/workflows/job.yml@refs/heads/main'
  const runs = [
    { ...run(0), id: 9, status: 'in_progress', conclusion: null },
    { ...run(HOUR, 'cancelled'), id: 8 },
    { ...run(2 * HOUR, 'failure'), id: 7 },
  ]

  it('is the newest one before this, whatever came of it', async () => {
    const { source } = await watchWorld({ workflows: [{ ...JOB, runs }] }, NOW)
    expect(await source.previousRunAt?.(own, '9', NOW)).toBe(NOW - 2 * HOUR)
    expect(await source.previousRunAt?.(own, null, NOW - DAY)).toBeNull()
  })

  it('is unknown when it cannot be asked', async () => {
    const { source } = await watchWorld(
      { workflows: [JOB], refuse: (path) => (path.endsWith('/runs') ? 403 : null) },
      NOW,
    )
    expect(await source.previousRunAt?.('job.yml', '9', NOW)).toBeNull()
  })
})
