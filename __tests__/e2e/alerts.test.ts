import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { createCertificate } from '../support/certificate.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { findCanaries } from '../support/canaries.js'
import { bareEnvironment, node24, projectRoot, runChild, type ChildResult } from '../support/child.js'
import { issuesDisabled } from '../support/faults.js'
import { createHttpStub, type HttpStub, type StubRequest } from '../support/http-stub.js'
import { createMailServer, type MailServer } from '../support/mail-server.js'
import type { ActionResult } from '../support/runner.js'
import { createTemporaryFolder, type TemporaryFolder } from '../support/tmp.js'

jest.setTimeout(60_000)

const SLACK = /\/services\//
const DISCORD = /\/api\/webhooks\//
const TOKENS = { slack: 'canary-slack+token/1', discord: 'canary-discord-token-1', mail: 'canary p&ss/word' }
const certificate = createCertificate({ ip: '127.0.0.1' })

let rig: CheckRig
let hooks: HttpStub
let mail: MailServer
let workspace: TemporaryFolder
beforeAll(async () => {
  ;[rig, hooks] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), hooks.close()]))
beforeEach(async () => {
  const onAuth = { authOptional: false, onAuth: ({ username }: { username?: string }, _: unknown, done: Done) => done(null, { user: username ?? '' }) } // prettier-ignore
  ;[workspace, mail] = await Promise.all([createTemporaryFolder(), createMailServer({ ...certificate, ...onAuth })])
  hooks.on('POST', SLACK, { body: 'ok' })
  hooks.on('POST', DISCORD, { body: { id: '1' } })
})
afterEach(async () => {
  hooks.reset()
  await Promise.all([rig.clean(), mail.close(), workspace.close()])
  await rig.github.putFile('.github/heartbeat.yml', '')
})

type Done = (error: Error | null, answer: { user: string }) => void

function environment(): Record<string, string> {
  return {
    SLACK_WEBHOOK_URL: `${hooks.url}/services/T00000000/B00000000/${encodeURIComponent(TOKENS.slack)}`,
    DISCORD_WEBHOOK_URL: `${hooks.url}/api/webhooks/123456789/${TOKENS.discord}`,
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(mail.port),
    SMTP_CA: certificate.cert,
    SMTP_USER: 'heartbeat',
    SMTP_PASS: TOKENS.mail,
    ALERT_EMAIL_TO: 'ops@example.com',
    ALERT_EMAIL_FROM: 'heartbeat@example.com',
  }
}

function check(inputs: Record<string, string> = {}, env = environment()): Promise<ActionResult> {
  return rig.check(inputs, { env, workspace: workspace.path })
}

const to = (path: RegExp): StubRequest[] => hooks.requests.filter((request) => path.test(request.path))
const told = () => ({ slack: to(SLACK).length, discord: to(DISCORD).length, mail: mail.mails.length })
/** Parts of a mail are base64. */
const mailText = (index: number): string =>
  (mail.mails[index]?.raw ?? '').replace(/(?<=base64\s+)[\w+/=\s]+/g, (part) => Buffer.from(part, 'base64').toString())
const alertsOf = ({ outputs }: ActionResult) =>
  JSON.parse(outputs['alerts'] ?? '') as { channel: string; event: string; ok: boolean; detail: string }[]

describe('the life of an incident, as people hear of it', () => {
  test('one message on each channel when it opens, none while it lasts, one with the downtime when it ends', async () => {
    await rig.beat(5)
    const opened = await check()
    const url = opened.outputs['issue-url']
    expect(url).toMatch(/\/issues\/\d+$/)
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 1 })
    expect(to(SLACK)[0]?.body).toContain(`${url}`)
    expect(to(DISCORD)[0]?.body).toContain(`${url}`)
    expect(mailText(0)).toContain(`${url}`)
    expect(mail.mails[0]).toMatchObject({ encrypted: true, user: 'heartbeat', to: ['ops@example.com'] })
    expect(alertsOf(opened).map(({ channel, event, ok }) => [channel, event, ok])).toEqual([
      ['discord', 'opened', true],
      ['email', 'opened', true],
      ['slack', 'opened', true],
    ])
    expect(opened.summary).toMatch(/✅ Slack: opened sent/)
    expect(opened.annotations.filter(({ level }) => level === 'warning')).toEqual([])

    const lasting = await check()
    expect(alertsOf(lasting)).toEqual([])
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 1 })

    await rig.beat(0)
    const recovered = await check()
    expect(alertsOf(recovered).map(({ event, ok }) => [event, ok])).toEqual(Array(3).fill(['recovered', true]))
    expect(told()).toEqual({ slack: 2, discord: 2, mail: 2 })
    expect(to(SLACK)[1]?.body).toMatch(/scheduler is back after 5 h of silence/)
    expect(to(DISCORD)[1]?.body).toMatch(/Downtime/)

    await check()
    expect(told()).toEqual({ slack: 2, discord: 2, mail: 2 })
  })

  // proves: 39
  test('a channel that fails is a warning, the others deliver, and the next run tries it again', async () => {
    await rig.beat(5)
    hooks.on('POST', SLACK, { status: 404, body: 'no_service' })
    const failed = await check({ 'audit-log': 'audit.json' })
    expect(failed.outputs['incident']).toBe('opened')
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 1 })
    expect(alertsOf(failed).find(({ channel }) => channel === 'slack')).toMatchObject({ event: 'opened', ok: false })
    expect(failed.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringMatching(/^Slack: opened not sent/) }),
    )
    expect(failed.summary).toMatch(/⚠️ Slack: opened not sent/)
    const [entry] = JSON.parse(await readFile(join(workspace.path, 'audit.json'), 'utf8')) as { channels: unknown }[]
    expect(entry?.channels).toContainEqual(expect.objectContaining({ event: 'opened', ok: false }))
    expect(entry?.channels).toContainEqual(expect.objectContaining({ event: 'opened', ok: true }))

    hooks.on('POST', SLACK, { body: 'ok' })
    const retried = await check()
    expect(alertsOf(retried).map(({ channel, event, ok }) => [channel, event, ok])).toEqual([['slack', 'opened', true]])
    await check()
    expect(told()).toEqual({ slack: 2, discord: 1, mail: 1 })
  })

  test('a server error is tried three times within the run', async () => {
    await rig.beat(5)
    hooks.on('POST', SLACK, [{ status: 500 }, { status: 503 }, { body: 'ok' }])
    expect(alertsOf(await check()).every(({ ok }) => ok)).toBe(true)
    expect(told()).toEqual({ slack: 3, discord: 1, mail: 1 })
  })

  // proves: 20
  test('without issues in the repository people hear of it all the same', async () => {
    await rig.beat(5)
    rig.proxy.add(issuesDisabled)
    const result = await check()
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none', 'issue-number': '' })
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 1 })
    expect(result.summary).toMatch(/Issues are disabled|issues are disabled|410/)
  })

  test('twelve monitors that die at once are one message', async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `  job-${i + 1}: { file: gone-${i}.json, threshold: 1h }\n`)
    await rig.github.putFile('.github/heartbeat.yml', `monitors:\n${ids.join('')}`)
    const result = await check({ 'heartbeat-file': '' })
    expect(Object.keys(JSON.parse(result.outputs['monitors'] ?? '') as object)).toHaveLength(12)
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 1 })
    expect(to(SLACK)[0]?.body).toContain('12 monitors')
  })
})

describe('nothing is sent', () => {
  test('by a dry run, which plans it', async () => {
    await rig.beat(5)
    const result = await check({ 'dry-run': 'true', 'send-test-alert': 'true' })
    expect(told()).toEqual({ slack: 0, discord: 0, mail: 0 })
    expect(alertsOf(result)).toEqual([])
    const plan = JSON.parse(result.outputs['plan'] ?? '') as { kind: string }[]
    expect(plan.map(({ kind }) => kind)).toEqual(['open-incident', 'notify'])
  })

  test('by a half-set channel, which is said and ends the run red; all others go on', async () => {
    await rig.beat(5)
    const half = { ...environment(), SMTP_PASS: '', ALERT_EMAIL_FROM: '' }
    const result = await check({}, half)
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    expect(told()).toEqual({ slack: 1, discord: 1, mail: 0 })
    await rig.beat(0)
    const healthy = await check({}, half)
    expect(healthy.outputs['status']).toBe('healthy')
    expect(healthy.exitCode).toBe(1)
    for (const { summary, annotations } of [result, healthy]) {
      expect(annotations.map(({ message }) => message).join()).toContain(
        'email: SMTP_PASS is missing (SMTP_USER is set)',
      )
      expect(summary.replace(/\\/g, '')).toContain('SMTP_PASS')
    }
  })
})

describe('the config file refines who hears what', () => {
  const channels = (text: string): Promise<unknown> =>
    rig.github.putFile('.github/heartbeat.yml', `monitors:\n  scheduler: { file: gone.json, threshold: 1h }\n${text}`)

  test('events, worst status and monitors are each taken at their word', async () => {
    await channels(
      'channels:\n  slack: { on: [recovered] }\n  discord: { monitors: [other-*] }\n  email: { min-status: critical }\n',
    )
    await check({ 'heartbeat-file': '' })
    expect(told()).toEqual({ slack: 0, discord: 0, mail: 1 })
  })

  test('one channel can be turned off', async () => {
    await channels('channels:\n  slack: false\n')
    await check({ 'heartbeat-file': '' })
    expect(told()).toEqual({ slack: 0, discord: 1, mail: 1 })
  })

  test('every mistake is told with what was meant', async () => {
    await channels('channels:\n  slak: {}\n  discord: { on: [openned], min-status: bad }\n')
    const result = await check({ 'heartbeat-file': '' })
    expect(result.annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/channels\.slak: .*did you mean slack\?/),
      expect.stringMatching(/channels\.discord\.on: .*"openned"/),
      expect.stringMatching(/channels\.discord\.min-status: "bad"/),
    ])
    expect(told()).toEqual({ slack: 0, discord: 0, mail: 0 })
  })
})

describe('a test alert', () => {
  test('goes out to each channel and tells its result in summary, outputs and exit code', async () => {
    await rig.beat(0)
    const good = await check({ 'send-test-alert': 'true' })
    expect(good.exitCode).toBe(0)
    expect(alertsOf(good).map(({ event, ok }) => [event, ok])).toEqual(Array(3).fill(['test', true]))
    expect(to(SLACK)[0]?.body).toMatch(/only a test/)

    hooks.on('POST', DISCORD, { status: 404, body: {} })
    const bad = await check({ 'send-test-alert': 'true' })
    expect(bad.exitCode).toBe(1)
    expect(bad.outputs['status']).toBe('healthy')
    expect(bad.summary).toMatch(/✅ Slack: test sent/)
    expect(bad.summary).toMatch(/⚠️ Discord: test not sent/)
  })

  test('tells words of your own where there are some', async () => {
    await rig.beat(0)
    const words = { 'test-title': 'Release night', 'test-message': 'We begin at ten.', 'test-priority': 'high' }
    const result = await check({ 'send-test-alert': 'true', ...words })
    expect([result.exitCode, result.unexpectedInputs]).toEqual([0, []])
    expect(to(SLACK)[0]?.body).toMatch(/Release night[^]*We begin at ten\./)
    expect(to(SLACK)[0]?.body).not.toMatch(/only a test/)
    const nameless = await check({ 'send-test-alert': 'true', 'test-message': 'We begin at ten.' })
    expect(nameless.annotations[0]?.message).toMatch(/test-title: is not given/)
  })

  test('without any channel it says so and is red', async () => {
    await rig.beat(0)
    const result = await check({ 'send-test-alert': 'true' }, {})
    expect(result.exitCode).toBe(1)
    expect(result.annotations[0]?.message).toMatch(/send-test-alert: no alert channel is configured/)
  })

  const testAlert = (env: Record<string, string>, ...args: string[]): Promise<ChildResult> =>
    runChild(node24, [join(projectRoot, 'dist/cli/index.js'), 'test-alert', ...args], {
      env: { ...bareEnvironment(workspace.path), ...env },
      cwd: workspace.path,
    })

  test('the command line sends it too, as JSON where asked', async () => {
    const good = await testAlert(environment(), '--json')
    expect(good.exitCode).toBe(0)
    const sent = { event: 'test', ok: true }
    expect(JSON.parse(good.stdout)).toEqual({
      schema_version: 1,
      outcomes: ['discord', 'email', 'slack'].map((channel) => expect.objectContaining({ channel, ...sent })),
      off: [],
    })
    hooks.on('POST', SLACK, { status: 404, body: 'no_service' })
    const bad = await testAlert(environment())
    expect(bad.exitCode).toBe(1)
    expect(bad.stdout).toMatch(/^ok +Discord: test sent$[^]*^failed +Slack: test not sent/m)
    expect(findCanaries(TOKENS, { stdout: bad.stdout, stderr: bad.stderr })).toEqual([])
    expect((await testAlert({})).exitCode).toBe(2)
  })
})

// proves: 28
describe('secrets of channels', () => {
  const bad: [string, () => void][] = [
    ['when all goes well', () => {}],
    ['when a service repeats them in its refusal', echo],
    ['when nobody listens', () => hooks.on('POST', /./, { fault: 'reset' })],
  ]
  /** Says back what it was sent, as helpful services do. */
  function echo(): void {
    hooks.on('POST', /./, ({ path, body }) => ({ status: 400, body: `bad request ${path} ${decodeURIComponent(path)} ${Buffer.from(path).toString('base64')} ${body}` })) // prettier-ignore
  }

  test.each(bad)('show nowhere %s', async (_name, arrange) => {
    arrange()
    // A program that writes its own token into its heartbeat is not rare.
    await rig.beat(5, { status: 'failed', message: `POST ${environment()['SLACK_WEBHOOK_URL']} with ${TOKENS.mail}` })
    const result = await check({ artifact: 'kept', 'audit-log': 'audit.json', 'status-file': 'status.json' })
    const kept = rig.artifacts.artifacts.at(-1)?.files ?? {}
    expect(Object.keys(kept)).not.toEqual([])
    const issue = await rig.onlyIssue()
    const read = (file: string): Promise<string> => readFile(join(workspace.path, file), 'utf8')
    const texts = {
      log: result.log,
      annotations: JSON.stringify(result.annotations),
      summary: result.summary,
      outputs: JSON.stringify(result.outputs),
      issue: `${issue.title} ${issue.body}`,
      'audit log': await read('audit.json'),
      'status file': await read('status.json'),
      ...(kept as Record<string, string>),
    }
    expect(findCanaries({ ...TOKENS, 'slack address': environment()['SLACK_WEBHOOK_URL'] ?? '' }, texts)).toEqual([])
  })
})
