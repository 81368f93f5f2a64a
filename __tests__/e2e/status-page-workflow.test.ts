import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { parse } from 'yaml'
import { blocksOf, textOf } from '../docs/project-files.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { figure } from '../support/figures.js'
import { readJobGraph, type EndedJob, type RunSoFar } from '../support/job-graph.js'
import type { ActionResult } from '../support/runner.js'
import { stepUsing } from '../support/shown-workflows.js'
import { OWN_REPOSITORY } from '../support/own-repository.js'

jest.setTimeout(60_000)

const PATH = 'examples/workflows/status-page.yml'
const graph = readJobGraph(textOf(PATH))
const shown = stepUsing(`${OWN_REPOSITORY}@v1`, [textOf(PATH)])

interface Workflow {
  readonly jobs: Readonly<
    Record<'check' | 'page', { readonly environment?: unknown; readonly steps: readonly object[] }>
  >
}

let rig: CheckRig
let runId = 8000
beforeAll(async () => {
  rig = await createCheckRig()
})
afterAll(() => rig.close())
afterEach(() => rig.clean())

interface Run {
  readonly runAttempt?: number
  readonly dryRun?: boolean
  readonly eventName?: string
}

/** The step of the example in a run of its own, on a beat of so many hours ago. */
async function check(hoursAgo: number, { dryRun = false, ...run }: Run = {}): Promise<ActionResult> {
  await rig.beat(hoursAgo)
  runId += 1
  const env = rig.artifacts.envOfRun(`run-${runId}`)
  return rig.check({ ...shown.inputs, 'dry-run': String(dryRun), threshold: '2h' }, { runId, env, ...run })
}

const deployed = (result: ActionResult): boolean => graph.runs('page', { jobs: ended(result) })
const uploads = (): number => rig.artifacts.artifacts.length

/** The job around it as it ends. */
function ended({ exitCode, outputs }: ActionResult): { readonly check: EndedJob } {
  return {
    check: {
      result: exitCode === 0 ? 'success' : 'failure',
      outputs: graph.outputsOf('check', { heartbeat: outputs }),
    },
  }
}

describe(`${PATH}, on what the built action gives`, () => {
  test('the page is deployed when the check is red, and it is the artifact that the check left', async () => {
    const result = await check(9)
    expect([result.exitCode, result.outputs['status']]).toEqual([1, 'critical'])
    const jobs = ended(result)
    expect(jobs.check.result).toBe('failure')
    expect(graph.runs('page', { jobs })).toBe(true)
    figure('example workflow', 'page deploys when check exits 1', 'yes')
    const { artifact_name: name } = graph.inputsOf('page', { jobs })
    const ofRun = rig.artifacts.artifacts.filter(({ run }) => run === `run-${runId}`)
    expect(ofRun.map((one) => one.name)).toEqual([name])
    expect(graph.runs('page', { jobs, cancelled: true })).toBe(false)
  })

  test('the attempt after it deploys its own artifact', async () => {
    const result = await check(0, { runAttempt: 2 })
    const jobs = ended(result)
    expect(graph.runs('page', { jobs })).toBe(true)
    expect(graph.inputsOf('page', { jobs })).toEqual({ artifact_name: 'github-pages-2' })
    expect(rig.artifacts.artifacts.at(-1)?.name).toBe('github-pages-2')
  })

  test('a dry run deploys nothing', async () => {
    expect(deployed(await check(0, { dryRun: true }))).toBe(false)
  })

  test('without news nothing is uploaded and deployed; what was lost is news for the next run', async () => {
    await check(0)
    const before = uploads()
    const same = await check(0.1)
    expect(same.outputs).toMatchObject({ status: 'healthy', page: 'same', 'page-artifact': '' })
    expect([deployed(same), uploads() - before]).toEqual([false, 0])

    rig.artifacts.failWith(403)
    const lost = await check(9)
    rig.artifacts.failWith(null)
    expect(lost.outputs).toMatchObject({ status: 'critical', page: '' })
    expect(deployed(lost)).toBe(false)
    const next = await check(9)
    expect(next.outputs).toMatchObject({ status: 'critical', page: 'changed' })
    expect([deployed(next), uploads() - before]).toEqual([true, 1])

    // Whoever starts it by hand wants to see the page: the deployment may have failed.
    expect((await check(9)).outputs).toMatchObject({ page: 'same' })
    const byHand = await check(9, { eventName: 'workflow_dispatch' })
    expect(byHand.outputs).toMatchObject({ page: 'changed', 'page-artifact': 'github-pages' })
  })
})

describe(`${PATH}, on all that GitHub may tell`, () => {
  const run = (result: EndedJob['result'], page: string, cancelled = false): RunSoFar => ({
    jobs: { check: { result, outputs: { page, 'page-artifact': 'github-pages' } } },
    cancelled,
  })
  test.each<[EndedJob['result'], string, boolean, boolean]>([
    ['success', 'changed', false, true],
    ['failure', 'changed', false, true],
    ['success', 'same', false, false],
    ['failure', 'same', false, false],
    ['success', '', false, false],
    ['failure', '', false, false],
    ['skipped', '', false, false],
    ['cancelled', 'changed', true, false],
    ['success', 'changed', true, false],
  ])('check %s, page "%s", cancelled %s: deployed %s', (result, page, cancelled, deployed) => {
    expect(graph.runs('page', run(result, page, cancelled))).toBe(deployed)
  })

  test('without the word about cancelling, a red check would never show its page', () => {
    const bare = readJobGraph(textOf(PATH).replace('!cancelled() && ', ''))
    expect(bare.runs('page', run('success', 'changed'))).toBe(true)
    expect(bare.runs('page', run('failure', 'changed'))).toBe(false)
  })

  test.each([
    ['a schedule', { event_name: 'schedule', event: { repository: { fork: false } } }, true],
    ['an event that tells nothing', { event_name: 'schedule', event: {} }, true],
    ['a fork', { event_name: 'schedule', event: { repository: { fork: true } } }, false],
  ])('%s', (_, github, runs) => {
    expect(graph.runs('check', { jobs: {}, github })).toBe(runs)
  })
})

test('what the README shows is the heart of the example', () => {
  const [, , text = ''] = blocksOf(textOf('README.md'), 'yaml')
  const whole = parse(textOf(PATH)) as Workflow
  const { jobs } = parse(text) as Workflow
  for (const name of ['check', 'page'] as const) {
    // There the environment has an address besides, and each step an id.
    const alike = Object.entries(jobs[name]).filter(([key]) => key !== 'environment' && key !== 'steps')
    expect(whole.jobs[name]).toMatchObject(Object.fromEntries(alike))
    expect(whole.jobs[name].steps[0]).toMatchObject(jobs[name].steps[0] ?? {})
  }
})

describe('the other examples', () => {
  const labelled = readJobGraph(textOf('examples/workflows/status-page-on-label.yml'))
  test.each([
    ['the label', 'issues', 'check-now', true],
    ['another label', 'issues', 'bug', false],
    ['the schedule', 'schedule', undefined, true],
  ])('%s starts the check: %s, %s', (_, eventName, label, runs) => {
    const event = label === undefined ? {} : { label: { name: label } }
    expect(labelled.runs('check', { jobs: {}, github: { event_name: eventName, event } })).toBe(runs)
  })

  const elsewhere = readJobGraph(textOf('examples/workflows/status-page-elsewhere.yml'))
  test.each([
    ['changed', true, true],
    ['same', false, true],
    ['', true, false],
  ])('a folder that is "%s" after a check that failed (%s) is copied: %s', (page, failed, copied) => {
    expect(elsewhere.runsStep('check', { heartbeat: { page } }, failed)).toBe(copied)
  })
})
