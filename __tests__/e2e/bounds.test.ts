import { tmpdir } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { hang } from '../support/faults.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult, ActionRun } from '../support/runner.js'

jest.setTimeout(120_000)

let rig: CheckRig
let hooks: HttpStub
beforeAll(async () => {
  ;[rig, hooks] = await Promise.all([createCheckRig(), createHttpStub()])
})
afterAll(() => Promise.all([rig.close(), hooks.close()]))
afterEach(async () => {
  hooks.reset()
  await rig.clean()
  await rig.github.putFile('.github/heartbeat.yml', '')
})

const CONFIG = `monitors:
${Array.from({ length: 9 }, (_, i) => `  m${i}: { file: data/m${i}.json, threshold: 1h }`).join('\n')}
incidents: { group-over: 100 }
`

/** Nine monitors of a config file, all dead. */
async function nineDead(): Promise<void> {
  const at = new Date(Date.now() - 5 * 3_600_000).toISOString()
  await rig.github.putFile('.github/heartbeat.yml', CONFIG)
  for (let i = 0; i < 9; i++) await rig.github.putFile(`data/m${i}.json`, JSON.stringify({ last_run: at }))
}

function check(inputs: Record<string, string>, more: Partial<ActionRun> = {}): Promise<ActionResult> {
  hooks.on('POST', '/alert', { body: 'ok' })
  const env = { WEBHOOK_URL: `${hooks.url}/alert`, WEBHOOK_ALLOW_PRIVATE: 'true' }
  return rig.check(inputs, { env, timeoutMs: 60_000, ...more })
}

/** Sends the signal as soon as a request like this one has come in. */
function cancelledAt(path: RegExp, signal: NodeJS.Signals): Partial<ActionRun> {
  return {
    started: (send) => {
      const timer = setInterval(() => {
        if (!rig.proxy.requests.some((request) => path.test(`${request.method} ${request.path}`))) return
        clearInterval(timer)
        send(signal)
      }, 20)
      timer.unref()
    },
  }
}

const saidOf = ({ annotations }: ActionResult): string => annotations.map(({ message }) => message).join('\n')

// proves: 9, 39
describe('a run ends in its time', () => {
  test('that nothing answers is unknown, and every output is set', async () => {
    rig.proxy.add({ path: /./, fault: hang })
    const result = await check({ timeout: '2s' })
    expect(result.timedOut).toBe(false)
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    expect(result.outputs).toMatchObject({ status: 'unknown', reason: 'source-unreachable', incident: 'none' })
    expect(saidOf(result)).toMatch(/time of this run was up while it looked .*1 of 1 monitor could not be looked at/)
    expect(result.summary).toContain('unknown')
    expect(hooks.requests).toEqual([])
  })

  test('issues that cannot be opened leave time for people', async () => {
    await nineDead()
    rig.proxy.add({ method: 'POST', path: /\/issues$/, fault: hang })
    // Half of it is for reading, so long that a busy machine has begun and read by then.
    const result = await check({ 'heartbeat-file': '', timeout: '15s' })
    expect(result.timedOut).toBe(false)
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none' })
    expect(saidOf(result)).toContain('the time of this run was up')
    expect(hooks.requests.length).toBeGreaterThan(0)
    expect(result.exitCode).toBe(1)
  })

  test('a beat is given up in the time there is, and fails no job', async () => {
    rig.proxy.add({ path: /./, fault: hang })
    const result = await rig.run('write/action.yml', { inputs: { monitor: 'm', mode: 'once', timeout: '1s' } })
    expect(result.exitCode).toBe(0)
    expect(result.outputs).toEqual({ written: 'false', sha: '', url: '' })
    expect(saidOf(result)).toContain('the time of this run was up')
  })
})

// proves: 9, 39
describe('a run that is cancelled says what it knows', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s while it reads', async (signal, code) => {
    rig.proxy.add({ path: /contents/, fault: hang })
    const result = await check({}, cancelledAt(/contents/, signal))
    expect(result).toMatchObject({ exitCode: code, timedOut: false })
    expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
    expect(result.outputs).toMatchObject({ status: 'unknown' })
    expect(saidOf(result)).toContain('This run was cancelled while it looked: 1 of 1 monitor could not be looked at.')
    expect(result.log).toContain(`${signal}: this run ends now`)
  })

  test('while it opens an issue: nobody is told what is not known to be done, and the next run opens one', async () => {
    await rig.beat(5)
    rig.proxy.add({ method: 'POST', path: /\/issues$/, times: 1, fault: hang })
    const result = await check({}, cancelledAt(/POST .*\/issues$/, 'SIGTERM'))
    expect(result.exitCode).toBe(143)
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'none', alerts: '[]' })
    expect(hooks.requests).toEqual([])
    const next = await check({})
    expect(next.outputs).toMatchObject({ incident: 'opened' })
    expect(hooks.requests).toHaveLength(1)
    await rig.onlyIssue()
  })
})

describe('what cannot be written afterwards changes nothing else', () => {
  const folder = tmpdir()

  test.each([
    ['a full disk for the summary', { GITHUB_STEP_SUMMARY: '/dev/full' }, 'GITHUB_STEP_SUMMARY could not be written'],
    ['a folder for the summary', { GITHUB_STEP_SUMMARY: folder }, 'GITHUB_STEP_SUMMARY could not be written'],
    ['an event that is no JSON', { GITHUB_EVENT_PATH: '/etc/passwd' }, 'the file of the event holds no JSON'],
  ])('%s', async (_name, env, said) => {
    await rig.beat(5)
    const result = await check({}, { env })
    expect(result.outputs).toMatchObject({ status: 'critical', incident: 'opened' })
    expect(result.exitCode).toBe(1)
    expect(saidOf(result)).toContain(said)
    expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .*:\d+|root:x/m)
  })

  test.each([
    ['a full disk', '/dev/full'],
    ['a folder', folder],
    ['a folder that is not there', '/nowhere/output'],
  ])('outputs: %s', async (_name, path) => {
    await rig.beat(0)
    const env = { GITHUB_OUTPUT: path, GITHUB_STATE: path }
    const results = [
      await check({}, { env }),
      await rig.run('write/action.yml', { inputs: { monitor: 'm', mode: 'once' }, env }),
    ]
    for (const result of results) {
      expect(result.exitCode).toBe(0)
      expect(saidOf(result)).toContain('GITHUB_OUTPUT could not be written')
      expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .*:\d+/m)
    }
  })
})
