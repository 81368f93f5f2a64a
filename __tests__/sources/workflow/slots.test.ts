import { describe, expect, it } from '@jest/globals'
import { HOUR } from '../../../src/domain/time.js'
import { workflowMonitor } from '../../../src/sources/workflow/options.js'
import { watchWorld } from '../../support/watch-world.js'
import { workflowText, type StubRun, type StubWorkflow } from '../../support/workflow-stub.js'

const ON_DEMAND = 'on:\n  workflow_dispatch:\n  repository_dispatch:\n'
const SEOUL = { crons: ['7 17 * * 1-5'], timezone: 'Asia/Seoul', graceMs: 3 * HOUR }
const OPTIONS = { workflow: 'slot.yml', slot: SEOUL, events: ['repository_dispatch'] }
// The slot of this Thursday was at 08:07.
const LATE = Date.parse('2026-11-26T11:07:01Z')

function run(at: string, more: Partial<StubRun> = {}): StubRun {
  return { event: 'repository_dispatch', status: 'completed', conclusion: 'success', created_at: `${at}:00Z`, ...more }
}

const YESTERDAY = run('2026-11-25T08:07')

async function watch(workflow: Partial<StubWorkflow>, options: Record<string, unknown> = {}, now = LATE) {
  const usual = workflowMonitor(null, '.github/workflows/slot.yml', 'slot')
  const named = [{ ...usual, id: 'slot', source: { kind: 'workflow', options: { ...OPTIONS, ...options } } }]
  const other = { file: 'other.yml', text: workflowText(['0 3 * * *']) }
  const world = { workflows: [{ file: 'slot.yml', text: ON_DEMAND, ...workflow }, other] }
  const { verdicts, github } = await watchWorld(world, now, { named, except: ['other.yml'] })
  const verdict = verdicts.get('slot')
  return { verdict, said: `${verdict?.status} ${verdict?.reason}`, asked: github.asked }
}

describe('a workflow without a schedule of its own, watched by its slots', () => {
  it('costs one question while it is well', async () => {
    const { said, asked } = await watch({ runs: [run('2026-11-26T08:07'), YESTERDAY] })
    expect(said).toBe('healthy ok')
    expect(asked.filter((one) => one.includes('/runs?'))).toHaveLength(1)
  })

  it.each<[string, Partial<StubWorkflow>, Record<string, unknown>, string]>([
    ['that nothing started', { runs: [YESTERDAY] }, {}, 'critical stale'],
    ['that never ran', { runs: [] }, {}, 'critical stale'],
    [
      'by a run by hand',
      { runs: [YESTERDAY, run('2026-11-26T09:00', { event: 'workflow_dispatch' })] },
      {},
      'critical stale',
    ],
    [
      'by a run by hand that counts',
      { runs: [YESTERDAY, run('2026-11-26T09:00', { event: 'workflow_dispatch' })] },
      { events: ['repository_dispatch', 'workflow_dispatch'] },
      'healthy ok',
    ],
    [
      'by GitHub’s schedule',
      { runs: [YESTERDAY, run('2026-11-26T08:30', { event: 'schedule' })] },
      {},
      'critical stale',
    ],
    [
      'by GitHub’s schedule beside others',
      { text: workflowText(['0 8 * * *']), runs: [YESTERDAY, run('2026-11-26T08:30', { event: 'schedule' })] },
      { events: ['schedule', 'repository_dispatch'] },
      'healthy ok',
    ],
    [
      'whose listing by event is stale',
      { runs: [run('2026-11-26T08:07'), YESTERDAY], filtered: [YESTERDAY] },
      {},
      'healthy ok',
    ],
    [
      'whose listings contradict each other',
      { runs: [YESTERDAY], unfiltered: [run('2026-10-01T08:07')], filtered: [YESTERDAY] },
      {},
      'unknown source-unreachable',
    ],
    ['whose runs cannot be read', { runsStatus: 403 }, {}, 'unknown source-unreachable'],
    ['whose file is gone', { text: null }, {}, 'critical config-error'],
    [
      'that was run again, green before',
      { runs: [run('2026-11-26T08:07', { run_attempt: 2, conclusion: 'failure' })], attempts: ['success'] },
      {},
      'healthy ok',
    ],
    [
      'whose run is red',
      { runs: [run('2026-11-26T08:07', { conclusion: 'failure' }), YESTERDAY] },
      {},
      'critical failing',
    ],
    [
      'whose run brought no artifact',
      { runs: [run('2026-11-26T08:07'), YESTERDAY], artifactsOf: [[], [{ name: 'report', size_in_bytes: 9 }]] },
      { require: { artifact: 'report' } },
      'critical failing',
    ],
    [
      'whose run brought it',
      { runs: [run('2026-11-26T08:07'), YESTERDAY], artifactsOf: [[{ name: 'report', size_in_bytes: 9 }]] },
      { require: { artifact: 'report' } },
      'healthy ok',
    ],
    [
      'whose gate left out the job',
      {
        runs: [run('2026-11-26T08:07'), YESTERDAY],
        jobs: [
          { name: 'gate', conclusion: 'success' },
          { name: 'trade', conclusion: 'skipped' },
        ],
      },
      { require: { job: 'trade' } },
      'critical failing',
    ],
  ])('%s', async (_what, workflow, options, expected) => {
    expect((await watch(workflow, options)).said).toBe(expected)
  })

  it('is found among many runs of other events', async () => {
    const noise = Array.from({ length: 120 }, (_, n) =>
      run(`2026-11-26T${String(9 + Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`, {
        event: 'push',
      }),
    )
    const options = { events: ['repository_dispatch', 'workflow_dispatch'] }
    expect((await watch({ runs: [...noise, run('2026-11-26T08:07')] }, options)).said).toBe('healthy ok')
    expect((await watch({ runs: [...noise, YESTERDAY] }, options)).said).toBe('critical stale')
  })

  it('tells what ended a run', async () => {
    const { verdict } = await watch({
      runs: [run('2026-11-26T08:07', { conclusion: 'failure' }), YESTERDAY],
      jobs: [{ name: 'publish', conclusion: 'failure', steps: [{ name: 'upload', conclusion: 'failure' }] }],
    })
    expect(verdict?.message).toContain('has no good run for its slot of 2026-11-26 08:07 UTC')
    expect(verdict?.diagnosis?.join()).toContain('first in job "publish", step "upload"')
    expect(verdict?.remedy?.join()).toContain('gh run rerun')
  })
})
