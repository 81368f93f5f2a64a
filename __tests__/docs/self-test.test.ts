import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { textOf } from './project-files.js'

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}
interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const { on, jobs } = parse(textOf('.github/workflows/self-test.yml')) as Workflow
const steps = Object.values(jobs).flatMap((job) => job.steps)

test('the self-test goes through every door, by every event', () => {
  expect(Object.keys(on)).toEqual(['push', 'workflow_dispatch', 'repository_dispatch'])
  const used = steps.map(({ uses }) => uses).filter((one) => one?.startsWith('./'))
  expect([...new Set(used)].sort()).toEqual(['./', './run', './write'])
  const inputs = steps.flatMap((step) => (step.uses === './' ? Object.keys(step.with ?? {}) : []))
  expect(inputs).toEqual(expect.arrayContaining(['drill', 'send-test-alert', 'status-page', 'issue-labels']))
  const typed = steps.map(({ run = '' }) => run).join('\n')
  for (const verb of ['--version', 'demo', 'write', 'check', 'run', 'test-alert'])
    expect(typed).toContain(`heartbeat ${verb}`)
})
