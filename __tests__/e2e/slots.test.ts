import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith } from '../support/faults.js'
import type { RecordedRequest } from '../support/recorded-request.js'
import type { ActionResult } from '../support/runner.js'
import { said, showWorkflows } from '../support/workflow-stories.js'
import { workflowText, type StubRun, type StubWorld } from '../support/workflow-stub.js'

jest.setTimeout(120_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const STARTED = 'https://github.com/octo/example/actions/runs/99'

let rig: CheckRig
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

/** GitHub as it knows the workflows, which a story may change under way. */
function show(world: () => StubWorld): void {
  showWorkflows(rig, world)
  rig.proxy.add({
    method: 'POST',
    path: /\/dispatches$/,
    fault: answerWith({ body: { workflow_run_id: 99, html_url: STARTED } }),
  })
}

const check = (): Promise<ActionResult> => rig.run('action.yml', { inputs: { artifact: 'false' } })
const dispatches = (): RecordedRequest[] => rig.proxy.writes().filter(({ path }) => path.endsWith('/dispatches'))

function run(age: number, more: Partial<StubRun> = {}): StubRun {
  const created = new Date(Date.now() - age).toISOString()
  return { event: 'repository_dispatch', status: 'completed', conclusion: 'success', created_at: created, ...more }
}

/** A daily line of cron for so long ago, in UTC. */
function slotAgo(age: number): string {
  const at = new Date(Date.now() - age)
  return `${at.getUTCMinutes()} ${at.getUTCHours()} * * *`
}

const watch = (monitor: string, more = ''): Promise<unknown> =>
  rig.github.putFile('.github/heartbeat.yml', `monitors:\n  job: ${monitor}\n${more}`)

const ON_DEMAND = 'on:\n  workflow_dispatch:\n  repository_dispatch:\n'

describe('a workflow that something outside starts', () => {
  test('a slot without a run opens an issue and dispatches once; the run that comes of it closes it', async () => {
    const runs: StubRun[] = [run(DAY + 2 * HOUR)]
    show(() => ({ workflows: [{ file: 'slot.yml', text: ON_DEMAND, runs }] }))
    await watch(
      `{ workflow: slot.yml, events: [workflow_dispatch, repository_dispatch], cron: "${slotAgo(2 * HOUR)}", grace: 90m, recovery: [{ workflow: slot.yml }] }`,
      'recovery: { allow: [slot.yml], backoff: 0s }\n',
    )
    const late = await check()
    expect(said(late)).toEqual(['job critical stale'])
    const issue = await rig.onlyIssue()
    expect(issue.body).toMatch(/was not started for its slot of/)
    expect(issue.body).toMatch(/its token has expired/)
    expect(dispatches()).toHaveLength(1)

    // GitHub lists what was dispatched, and it goes on.
    const begun = { event: 'workflow_dispatch', status: 'in_progress', conclusion: null }
    runs.unshift(run(0, begun))
    expect(said(await check())).toEqual(['job critical stale'])
    expect(dispatches()).toHaveLength(1)

    runs[0] = run(MINUTE, { event: 'workflow_dispatch' })
    expect(said(await check())).toEqual(['job healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
    expect(dispatches()).toHaveLength(1)
  })

  test('a run by hand does not stand for one that is dispatched, and a red run is told with its step', async () => {
    const runs: StubRun[] = [run(HOUR, { event: 'workflow_dispatch' }), run(DAY + 2 * HOUR)]
    const jobs = [{ name: 'publish', conclusion: 'failure', steps: [{ name: 'upload', conclusion: 'failure' }] }]
    show(() => ({ workflows: [{ file: 'slot.yml', text: ON_DEMAND, runs, jobs }] }))
    await watch(`{ workflow: slot.yml, events: [repository_dispatch], cron: "${slotAgo(2 * HOUR)}", grace: 30m }`)
    expect(said(await check())).toEqual(['job critical stale'])
    expect((await rig.onlyIssue()).body).toMatch(/it does not count for its slots/)

    runs.unshift(run(10 * MINUTE, { conclusion: 'failure' }))
    expect(said(await check())).toEqual(['job critical failing'])
    expect((await rig.onlyIssue()).body).toMatch(/job "publish", step "upload"/)

    runs.unshift(run(MINUTE))
    expect(said(await check())).toEqual(['job healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })
})

describe('a run that must show that its work was done', () => {
  const nightly = workflowText(['0 3 * * *'])
  const scheduled = (age: number, more: Partial<StubRun> = {}): StubRun => run(age, { event: 'schedule', ...more })

  test('by a job: a gate that left it out is told, and the next run that has it ends that', async () => {
    const runs: StubRun[] = [scheduled(5 * HOUR), scheduled(29 * HOUR)]
    const job = (conclusion: string) => [
      { name: 'gate', conclusion: 'success' },
      { name: 'provider-core', conclusion },
    ]
    const jobsOf: unknown[][] = [job('skipped'), job('skipped')]
    show(() => ({ workflows: [{ file: 'deploy.yml', text: nightly, runs, jobsOf }] }))
    await watch('{ workflow: deploy.yml, require: { job: provider-core } }')
    expect(said(await check())).toEqual(['job critical failing'])
    const { body } = await rig.onlyIssue()
    expect(body).toMatch(/its last run ended green, and its job "provider-core" was skipped/)

    runs.unshift(scheduled(MINUTE, { conclusion: 'failure' }))
    jobsOf.unshift(job('success'))
    expect(said(await check())).toEqual(['job healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('by an artifact: green runs that left none are told, and one that left it ends that', async () => {
    const runs: StubRun[] = [scheduled(5 * HOUR), scheduled(29 * HOUR)]
    const artifactsOf: unknown[][] = [[{ name: 'report-2', size_in_bytes: 0 }], []]
    show(() => ({ workflows: [{ file: 'report.yml', text: nightly, runs, artifactsOf }] }))
    await watch('{ workflow: report.yml, require: { artifact: "report-*" } }')
    expect(said(await check())).toEqual(['job critical failing'])
    expect((await rig.onlyIssue()).body).toMatch(/ended green with nothing in its artifact report-/)

    runs.unshift(scheduled(MINUTE))
    artifactsOf.unshift([{ name: 'report-3', size_in_bytes: 2048 }])
    expect(said(await check())).toEqual(['job healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('a run that is skipped on purpose is life for whoever asks only that it is started', async () => {
    const runs: StubRun[] = [scheduled(5 * HOUR, { conclusion: 'skipped' })]
    show(() => ({ workflows: [{ file: 'gate.yml', text: nightly, runs }] }))
    await watch('{ workflow: gate.yml }')
    expect(said(await check())).toEqual(['job critical failing'])
    expect((await rig.onlyIssue()).body).toMatch(/require: run\\` takes a skipped run for life/)
    await watch('{ workflow: gate.yml, require: fired }')
    expect(said(await check())).toEqual(['job healthy ok'])
    expect(await rig.github.openIssues()).toEqual([])
  })
})
