import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

let hooks: HttpStub
let folder: TemporaryFolder
beforeAll(async () => {
  hooks = await createHttpStub()
})
afterAll(() => hooks.close())
beforeEach(async () => {
  folder = await createTemporaryFolder()
  hooks.on('POST', /./, { body: 'ok' })
})
afterEach(async () => {
  hooks.reset()
  await folder.close()
})

const slack = (): Record<string, string> => ({ SLACK_WEBHOOK_URL: `${hooks.url}/services/T0/B0/canary-slack` })
const told = (): string[] => hooks.requests.map(({ body }) => (JSON.parse(String(body)) as { text: string }).text)

describe('the input drill', () => {
  let rig: CheckRig
  beforeAll(async () => {
    rig = await createCheckRig()
  })
  afterAll(() => rig.close())
  afterEach(() => rig.clean())

  const drill = (inputs: Record<string, string> = {}, env = slack()): Promise<ActionResult> =>
    rig.check({ drill: 'scheduler', ...inputs }, { env, workspace: folder.path })
  const opened = async () => (await rig.github.issues()).filter(({ title }) => /DRILL/.test(title))

  test('opens an issue that says so, tells, and closes it, while the monitor is well', async () => {
    await rig.beat(0)
    const before = (await rig.github.issues()).length
    const run = await drill({ 'audit-log': 'audit.json', 'issue-labels': 'critical,P0' })
    expect(run.exitCode).toBe(0)
    expect(await rig.github.openIssues()).toEqual([])
    expect((await rig.github.issues()).length).toBe(before + 1)
    const issue = (await opened()).find(({ number }) => String(number) === run.outputs['issue-number'])!
    expect(issue.title).toBe('🧪 DRILL: scheduler (over)')
    expect(issue.body).toMatch(/## 🧪 DRILL: scheduler[^]*only a drill\. Nothing is wrong/)
    expect(JSON.stringify(issue.labels)).toContain('drill')
    expect(JSON.stringify(issue.labels)).not.toMatch(/critical|P0/)
    expect(told()).toEqual(['🔴 DRILL: scheduler has stopped beating', '✅ DRILL: scheduler is back'])
    expect(run.summary).toMatch(/DRILL for scheduler[^]*✅ ok \| incident[^]*An alarm of this monitor would arrive/)
    const [entry] = JSON.parse(await readFile(join(folder.path, 'audit.json'), 'utf8')) as object[]
    expect(entry).toMatchObject({ monitor: 'scheduler', status: 'skipped', drill: true })
    // The next check is as if there had been none.
    const next = await rig.check({}, { env: slack(), workspace: folder.path })
    expect(next.outputs).toMatchObject({ status: 'healthy', incident: 'none' })
    expect(told()).toHaveLength(2)
  })

  test('leaves a real incident alone, and the next check still goes on with it', async () => {
    await rig.beat(5)
    await rig.check({}, { env: slack(), workspace: folder.path })
    const real = await rig.onlyIssue()
    const run = await drill()
    expect(run.exitCode).toBe(0)
    expect(run.summary).toMatch(/real incident \|.*is open and real; it is left alone/)
    expect(await rig.onlyIssue()).toMatchObject({ number: real.number, body: real.body, comments: real.comments })
    await rig.beat(0)
    expect((await rig.check({}, { env: slack(), workspace: folder.path })).outputs['incident']).toBe('closed')
    expect(told().at(-1)).toMatch(/^✅ scheduler is back after 5 h/)
  })

  test('a channel that refuses is said, and fails the run; the issue is closed all the same', async () => {
    await rig.beat(0)
    hooks.on('POST', /./, { status: 404, body: 'no_service' })
    const run = await drill()
    expect(run.exitCode).toBe(1)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: 'error', properties: { title: 'Heartbeat drill' } }),
    )
    expect(run.summary).toMatch(/❌ failed \| Slack \|/)
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('by dispatch, dry: nothing is changed and nobody is told', async () => {
    await rig.beat(0)
    const before = (await rig.github.issues()).length
    const event = { action: 'heartbeat', client_payload: { drill: 'scheduler' } }
    const run = await rig.check(
      { 'dry-run': 'true' },
      { env: slack(), workspace: folder.path, event, eventName: 'repository_dispatch' },
    )
    expect(run).toMatchObject({ exitCode: 0, summary: expect.stringMatching(/would be opened as drill:scheduler/) })
    expect((await rig.github.issues()).length).toBe(before)
    expect(told()).toEqual([])
  })

  test('an unknown monitor is an error that names the nearest', async () => {
    const run = await drill({ drill: 'schedular' })
    expect(run.exitCode).toBe(1)
    expect(run.annotations[0]?.message).toBe(
      'drill: there is no monitor "schedular"; did you mean scheduler? There are: scheduler',
    )
  })
})

describe('heartbeat drill', () => {
  function heartbeat(...args: string[]): Promise<ChildResult> {
    return runChild(node24, [join(projectRoot, 'dist/cli/index.js'), ...args, '--state-file', 'state.json'], {
      env: { ...bareEnvironment(folder.path), ...slack() },
      cwd: folder.path,
    })
  }

  beforeEach(async () => {
    await writeFile(
      join(folder.path, 'heartbeat.yml'),
      'monitors:\n  backup: { file: b.json, name: Nightly backup, runbook: https://wiki.example.com/b }\n  web: { file: w.json }\n',
    )
  })

  test('with a state file: opened, told, closed, and one that was broken off is ended by a check without a word', async () => {
    const run = await heartbeat('drill', 'backup', '--config', 'heartbeat.yml')
    expect(run.stdout).toMatch(
      /ok +incident +opened incident 1[^]*ok +Slack +opened sent[^]*ok +end +closed incident 1/,
    )
    expect(run.exitCode).toBe(0)
    expect(told()).toEqual(['🔴 DRILL: Nightly backup has stopped beating', '✅ DRILL: Nightly backup is back'])
    expect(hooks.requests[0]?.body).toContain('In a real alarm')

    const path = join(folder.path, 'state.json')
    const state = JSON.parse(await readFile(path, 'utf8')) as { incidents: { state: object }[] }
    const [incident] = state.incidents
    const halfway = {
      ...incident,
      phase: 'open',
      closedBy: null,
      closedAt: null,
      state: { ...incident?.state, closedAt: null },
    }
    await writeFile(path, JSON.stringify({ ...state, incidents: [halfway] }))
    await heartbeat('check', '--config', 'heartbeat.yml')
    expect(await readFile(path, 'utf8')).toMatch(/"phase": "closed"/)
    expect(told()).toHaveLength(2)
  })

  test('JSON, and a word that is nobody', async () => {
    const run = await heartbeat('drill', 'web', '--config', 'heartbeat.yml', '--dry-run', '--json')
    expect(JSON.parse(run.stdout)).toMatchObject({ drill: 'web', dry_run: true, ok: true, incident: null })
    const wrong = await heartbeat('drill', 'bakup', '--config', 'heartbeat.yml')
    expect(wrong).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('there is no monitor "bakup"; did you mean backup? There are: backup, web'),
    })
  })
})
