import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { answerWith } from '../support/faults.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import { jsonOf, type RecordedRequest } from '../support/recorded-request.js'
import type { ActionResult } from '../support/runner.js'

jest.setTimeout(60_000)

const WORKFLOW = /\/actions\/workflows\/scheduler\.yml$/
const RUNS = /\/actions\/workflows\/scheduler\.yml\/runs$/
const DISPATCHES = /\/dispatches$/
const STARTED = 'https://github.com/octo/example/actions/runs/99'

let rig: CheckRig
let slack: HttpStub
beforeAll(async () => {
  ;[rig, slack] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), slack.close()]))
beforeEach(async () => {
  slack.on('POST', /./, { body: 'ok' })
  await rig.beat(5)
})
afterEach(async () => {
  slack.reset()
  await rig.clean()
})

const STEPS = '[{ workflow: scheduler.yml, inputs: { mode: safe } }, { repository-dispatch: restart-scheduler }]'

/** A config that watches the rig's beat, with these bounds of recovery. */
async function allow(policy: string, steps = STEPS): Promise<void> {
  const monitor = `{ file: data/scheduler_heartbeat.json, threshold: 2h, recovery: ${steps} }`
  await rig.github.putFile('.github/heartbeat.yml', `monitors:\n  scheduler: ${monitor}\nrecovery: ${policy}\n`)
}

/** GitHub as it knows the workflow; `runs` are those that have not ended. */
function workflowIs(state: string, runs: readonly unknown[] = []): void {
  rig.proxy.add({ method: 'GET', path: WORKFLOW, fault: answerWith({ body: { id: 1, state } }) })
  rig.proxy.add({ method: 'GET', path: RUNS, fault: answerWith({ body: { total_count: 0, workflow_runs: runs } }) })
}

/** What a dispatch is answered with. */
function dispatchIs(status: number, then: () => void = () => {}): void {
  const answer = (): { status: number; body: unknown } => {
    then()
    return { status, body: status === 200 ? { workflow_run_id: 99, html_url: STARTED } : { message: 'refused' } }
  }
  rig.proxy.add({ method: 'POST', path: /scheduler\.yml\/dispatches$/, fault: answerWith(answer) })
}

function check(inputs: Record<string, string> = {}): Promise<ActionResult> {
  return rig.check({ 'heartbeat-file': '', ...inputs }, { env: { SLACK_WEBHOOK_URL: `${slack.url}/services/T0/B0/canary-1` } }) // prettier-ignore
}

const dispatches = (): RecordedRequest[] => rig.proxy.writes().filter(({ path }) => DISPATCHES.test(path))
const bodies = (): string[] => slack.requests.map(({ body }) => body)

describe('recovery beside the alert', () => {
  test('a stale beat opens the issue and starts the workflow once; the issue shows it and remembers', async () => {
    await allow('{ allow: [scheduler.yml] }')
    workflowIs('active')
    dispatchIs(200)
    const first = await check()
    expect(first.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    expect(dispatches().map(({ body }) => jsonOf(body))).toEqual([
      { ref: 'main', inputs: { mode: 'safe' }, return_run_details: true },
    ])
    const { body } = await rig.onlyIssue()
    expect(body).toMatch(
      /### Recovery attempts[^]*`workflow:scheduler\.yml` \| ✅ dispatched scheduler\.yml on main \(\[see the run\]/,
    )
    expect(body).toContain(`(${STARTED})`)
    expect(first.summary).toMatch(/✅ workflow:scheduler\.yml for scheduler: dispatched/)
    expect(bodies()).toHaveLength(1)

    const within = await check()
    expect(dispatches()).toHaveLength(1)
    expect(within.outputs['incident']).toBe('updated')
    expect((await rig.onlyIssue()).body).toContain(`(${STARTED})`)
    expect(bodies()).toHaveLength(1)
  })

  // proves: 35
  test('steps take turns until the attempts are spent; then people are told once and hands are off', async () => {
    await allow('{ allow: ["*"], attempts: 2, cooldown: 0s, backoff: 0s }')
    workflowIs('active')
    dispatchIs(422)
    await check()
    await check()
    expect(dispatches().map(({ path }) => path.split('/').slice(4).join('/'))).toEqual([
      'actions/workflows/scheduler.yml/dispatches',
      'dispatches',
    ])
    expect(jsonOf(dispatches()[1]?.body ?? '')).toMatchObject({ event_type: 'restart-scheduler' })
    await check()
    const issue = await rig.onlyIssue()
    const [comment, ...more] = await rig.github.comments(issue.number)
    expect(comment?.body).toMatch(/Automatic recovery has given up[^]*❌[^]*✅/)
    expect(more).toEqual([])
    expect(issue.body).toMatch(/a person is needed/)
    expect(bodies().filter((body) => /recovery/i.test(body))).toHaveLength(1)
    await check()
    expect(dispatches()).toHaveLength(2)
    expect(await rig.github.comments(issue.number)).toHaveLength(1)
    expect(bodies()).toHaveLength(2)
  })

  test('a workflow that somebody disabled is never enabled nor started', async () => {
    await allow('{ allow: [scheduler.yml] }')
    workflowIs('disabled_manually')
    const result = await check()
    expect(dispatches()).toEqual([])
    expect(rig.proxy.requests.filter(({ path }) => path.endsWith('/enable'))).toEqual([])
    expect((await rig.onlyIssue()).body).toMatch(
      /Not recovered: .*scheduler\.yml is disabled manually: a person has to enable it/,
    )
    expect(result.summary).toMatch(/disabled manually/)
  })

  test('a run under way is not doubled', async () => {
    await allow('{ allow: [scheduler.yml] }')
    const begun = { event: 'workflow_dispatch', conclusion: null, created_at: new Date().toISOString() }
    workflowIs('active', [{ id: 7, status: 'in_progress', html_url: STARTED, ...begun }])
    await check()
    expect(dispatches()).toEqual([])
    expect((await rig.onlyIssue()).body).toMatch(/a run of scheduler\.yml is already in progress/)
  })
})

// proves: 35
describe('recovery does nothing', () => {
  const bounds: [string, string, RegExp][] = [
    ['to what no list allows', '{}', /not on the allow list/],
    ['to what a list denies', '{ allow: ["*"], deny: [scheduler.yml, restart-*] }', /in deny list - alerting only/],
  ]
  test.each(bounds)('%s: people are alerted', async (_name, policy, why) => {
    await allow(policy)
    const result = await check()
    expect(dispatches()).toEqual([])
    expect(await rig.onlyIssue()).toBeDefined()
    expect(bodies()).toHaveLength(1)
    expect(result.summary).toMatch(why)
  })

  test('in a dry run, which plans it', async () => {
    await allow('{ allow: [scheduler.yml] }')
    const result = await check({ 'dry-run': 'true' })
    expect(rig.proxy.writes()).toEqual([])
    const plan = JSON.parse(result.outputs['plan'] ?? '') as { kind: string }[]
    expect(plan.map(({ kind }) => kind)).toEqual(['recover', 'open-incident', 'notify'])
  })

  test('in a run that cannot read the incidents, which count the attempts', async () => {
    await allow('{ allow: [scheduler.yml] }')
    rig.proxy.add({ path: /\/issues$/, fault: answerWith({ status: 403, body: { message: 'no' } }) })
    await check()
    expect(dispatches()).toEqual([])
  })

  test('with mistakes in it: each is told, nothing is read or changed', async () => {
    await allow('{ attempts: 99, confirm: 1h, alow: [] }', '[{ workflow: scheduler }, { shell: reboot }]')
    const result = await check()
    expect(result.annotations.map(({ message }) => message.replace(/^\.github\/heartbeat\.yml:\d+:\d+: /, ''))).toEqual(
      [
        expect.stringMatching(/^monitors\.scheduler\.recovery\[0\]\.workflow: "scheduler" is no workflow file/),
        expect.stringMatching(/^monitors\.scheduler\.recovery\[1\]: .* is no recovery step/),
        expect.stringMatching(/^recovery\.attempts: 99/),
        expect.stringMatching(/^recovery\.confirm: "1h"/),
        expect.stringMatching(/^recovery\.alow: is not known/),
      ],
    )
    expect(rig.proxy.writes()).toEqual([])
  })
})

describe('before-alert', () => {
  test('a beat that comes back in time alerts nobody and opens nothing', async () => {
    await allow('{ allow: [scheduler.yml], before-alert: true, confirm: 10s }')
    workflowIs('active')
    dispatchIs(200, () => void rig.beat(0))
    const result = await check()
    expect(dispatches()).toHaveLength(1)
    expect(result.outputs).toMatchObject({ status: 'healthy', incident: 'none' })
    expect(result.exitCode).toBe(0)
    expect(await rig.github.openIssues()).toEqual([])
    expect(bodies()).toEqual([])
    expect(result.summary).toMatch(/✅ workflow:scheduler\.yml for scheduler: dispatched/)
  })

  test('a beat that does not come back opens the issue, with the attempt in it', async () => {
    await allow('{ allow: [scheduler.yml], before-alert: true, confirm: 1s }')
    workflowIs('active')
    dispatchIs(200)
    const result = await check()
    expect(result.outputs['incident']).toBe('opened')
    expect((await rig.onlyIssue()).body).toContain(`(${STARTED})`)
    expect(bodies()).toHaveLength(1)
  })
})

describe('without an issue', () => {
  /** Runs of the workflow as its listing has them: each dispatch leaves one. */
  function runsThatStay(status = 'completed'): object[] {
    const runs: object[] = []
    rig.proxy.add({ method: 'GET', path: WORKFLOW, fault: answerWith({ body: { id: 1, state: 'active' } }) })
    const listing = () => ({ status: 200, body: { total_count: runs.length, workflow_runs: runs } })
    rig.proxy.add({ method: 'GET', path: RUNS, fault: answerWith(listing) })
    dispatchIs(200, () => {
      const at = new Date().toISOString()
      runs.push({ id: 7, status, conclusion: 'success', event: 'workflow_dispatch', actor: { login: 'github-actions[bot]' }, created_at: at, updated_at: at, html_url: STARTED }) // prettier-ignore
    })
    return runs
  }

  test('three checks in a row dispatch no more than the policy, and open nothing', async () => {
    await allow('{ allow: [scheduler.yml], attempts: 1, backoff: 0s }', '[{ workflow: scheduler.yml }]')
    runsThatStay()
    const first = await check({ issue: 'false' })
    expect(first.stdout).toMatch(/Recovery: workflow:scheduler\.yml for scheduler: dispatched scheduler\.yml on main/)
    await check({ issue: 'false' })
    await check({ issue: 'false' })
    expect(dispatches()).toHaveLength(1)
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('each check makes one attempt until they are spent', async () => {
    await allow('{ allow: [scheduler.yml], attempts: 2, backoff: 0s }', '[{ workflow: scheduler.yml }]')
    runsThatStay()
    for (let i = 0; i < 4; i += 1) await check({ issue: 'false' })
    expect(dispatches()).toHaveLength(2)
  })

  test('beside a run that somebody started nothing is doubled, and it is said', async () => {
    await allow('{ allow: [scheduler.yml] }', '[{ workflow: scheduler.yml }]')
    runsThatStay().push({ id: 8, status: 'in_progress', conclusion: null, event: 'push', html_url: STARTED, created_at: '2026-11-01T00:00:00Z' }) // prettier-ignore
    const { summary } = await check({ issue: 'false' })
    expect(dispatches()).toEqual([])
    expect(summary).toMatch(/a run of scheduler\.yml is already in progress/)
  })

  test('an event of the repository, which nothing counts, is not sent, and it is said', async () => {
    await allow('{ allow: ["*"] }', '[{ repository-dispatch: restart-scheduler }]')
    const { summary } = await check({ issue: 'false' })
    expect(dispatches()).toEqual([])
    expect(summary).toMatch(/no incidents are kept, and nothing else remembers what was tried on repository-dispatch:restart-scheduler/) // prettier-ignore
  })

  test('what was healed before anybody was alarmed stands in the log, and is told where a channel asks', async () => {
    const policy =
      '{ allow: [scheduler.yml], before-alert: true, confirm: 10s }\nchannels: { slack: { on: [opened, healed] } }'
    await allow(policy, '[{ workflow: scheduler.yml }]')
    rig.proxy.add({ method: 'GET', path: WORKFLOW, fault: answerWith({ body: { id: 1, state: 'active' } }) })
    rig.proxy.add({ method: 'GET', path: RUNS, fault: answerWith({ body: { total_count: 0, workflow_runs: [] } }) })
    dispatchIs(200, () => void rig.beat(0))
    const result = await check({ issue: 'false' })
    expect(result.outputs['status']).toBe('healthy')
    expect(result.stdout).toMatch(/scheduler beats again after workflow:scheduler\.yml was recovered/)
    expect(bodies()).toHaveLength(1)
    expect(bodies()[0]).toMatch(/healed automatically/)
  })
})
