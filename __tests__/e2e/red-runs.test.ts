import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import type { ActionResult } from '../support/runner.js'
import { said, showWorkflows } from '../support/workflow-stories.js'
import { workflowText, type StubRun, type StubWorld } from '../support/workflow-stub.js'

jest.setTimeout(120_000)

const HOUR = 3_600_000

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

const show = (world: () => StubWorld): void => showWorkflows(rig, world)
const check = (): Promise<ActionResult> => rig.run('action.yml', { inputs: { artifact: 'false' } })

function run(hoursAgo: number, conclusion = 'success', more: Partial<StubRun> = {}): StubRun {
  const created = new Date(Date.now() - hoursAgo * HOUR).toISOString()
  return { event: 'schedule', status: 'completed', conclusion, created_at: created, updated_at: created, ...more }
}

const watch = (config: string): Promise<unknown> => rig.github.putFile('.github/heartbeat.yml', config)
const jobs = [{ name: 'build', conclusion: 'failure', steps: [{ name: 'test', conclusion: 'failure' }] }]

describe('runs that end red', () => {
  test('the first red night is an issue with its step, and the same run green again closes it', async () => {
    const runs: StubRun[] = [run(5, 'failure', { id: 1000 }), run(29)]
    show(() => ({ workflows: [{ file: 'nightly.yml', text: workflowText(['0 3 * * *']), runs, jobs }] }))
    await watch('monitors:\n  night: { workflow: nightly.yml, failure-tolerance: 0 }\n')
    const red = await check()
    expect(said(red)).toEqual(['night critical failing'])
    expect(red.exitCode).toBe(1)
    const { body } = await rig.onlyIssue()
    expect(body).toMatch(/its last finished run is red/)
    expect(body).toMatch(/job "build", step "test"/)
    expect(body).toMatch(/gh run rerun 1000/)

    runs[0] = run(5, 'success', { id: 1000, run_attempt: 2 })
    expect(said(await check())).toEqual(['night healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('a release is well until one is red, and well again with the next one', async () => {
    const release = (hoursAgo: number, conclusion: string, tag: string): StubRun =>
      run(hoursAgo, conclusion, { event: 'release', head_branch: tag })
    const runs: StubRun[] = []
    const text = 'name: Release\non:\n  release:\n    types: [published]\njobs: {}\n'
    show(() => ({ workflows: [{ file: 'release.yml', text, runs }] }))
    await watch('monitors:\n  release: { workflow: release.yml, events: [release] }\n')
    expect(said(await check())).toEqual(['release healthy pending'])

    runs.unshift(release(900, 'success', 'v1'))
    expect(said(await check())).toEqual(['release healthy ok'])

    runs.unshift(release(2, 'failure', 'v2'))
    expect(said(await check())).toEqual(['release critical failing'])
    expect((await rig.onlyIssue()).body).toMatch(/failure at \d{4}-.*, started by release /)

    runs.unshift(release(1, 'success', 'v3'))
    expect(said(await check())).toEqual(['release healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('workflows that a push starts are found beside those with a schedule, on the default branch alone', async () => {
    const push = (hoursAgo: number, conclusion: string, branch = 'main'): StubRun =>
      run(hoursAgo, conclusion, { event: 'push', head_branch: branch })
    const runs: StubRun[] = [push(1, 'failure', 'feature'), push(3, 'cancelled'), push(9, 'success')]
    const ci = 'on:\n  push:\n  pull_request:\njobs: {}\n'
    show(() => ({
      workflows: [
        { file: 'nightly.yml', text: workflowText(['0 3 * * *']), runs: [run(9)] },
        { file: 'ci.yml', text: ci, runs },
        {
          file: 'manual.yml',
          text: 'on: workflow_dispatch\njobs: {}\n',
          runs: [run(1, 'failure', { event: 'workflow_dispatch' })],
        },
      ],
    }))
    await watch('workflows: { include: [push], failure-tolerance: 0 }\n')
    const well = await check()
    expect(said(well)).toEqual(['nightly.yml healthy ok', 'ci.yml healthy ok'])
    expect(well.stdout).toContain(
      'Watching 1 scheduled workflow and 1 without a schedule of octo/example, by .github/heartbeat.yml.',
    )

    runs.unshift(push(0.5, 'timed_out'))
    expect(said(await check())).toEqual(['ci.yml critical failing', 'nightly.yml healthy ok'])
    expect((await rig.onlyIssue()).title).toMatch(/ci/)

    runs.unshift(push(0.1, 'success'))
    expect(said(await check())).toEqual(['nightly.yml healthy ok', 'ci.yml healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })
})
