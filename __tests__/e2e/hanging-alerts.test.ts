import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { OUTPUT_NAMES } from '../../src/reports/output-names.js'
import { createCheckRig, type CheckRig } from '../support/check-rig.js'
import { hang } from '../support/faults.js'
import { createHttpStub, type HttpStub } from '../support/http-stub.js'
import type { ActionResult, ActionRun } from '../support/runner.js'

jest.setTimeout(120_000)

let rig: CheckRig
let hooks: HttpStub
/** Takes connections, and says nothing. */
let silent: Server
let silentPort: number
beforeAll(async () => {
  ;[rig, hooks] = await Promise.all([createCheckRig(), createHttpStub()])
  silent = createServer((socket) => void socket.on('error', () => {}))
  silent.listen(0, '127.0.0.1')
  await once(silent, 'listening')
  silentPort = (silent.address() as AddressInfo).port
})
afterAll(async () => {
  silent.close()
  await Promise.all([rig.close(), hooks.close()])
})
afterEach(async () => {
  hooks.reset()
  rig.artifacts.hangAt(null)
  rig.artifacts.failWith(null)
  await rig.clean()
})

type Whether = 'answers' | 'hangs'

function check(
  hook: Whether,
  inputs: Record<string, string> = {},
  more: Partial<ActionRun> = {},
): Promise<ActionResult> {
  hooks.on('POST', '/alert', hook === 'hangs' ? { fault: 'hang' } : { body: 'ok' })
  const env = { WEBHOOK_URL: `${hooks.url}/alert`, WEBHOOK_ALLOW_PRIVATE: 'true', ...more.env }
  return rig.check(inputs, { timeoutMs: 60_000, ...more, env })
}

const told = (): string[] => hooks.requests.map(({ headers }) => headers['x-heartbeat-event'] ?? '')
const saidOf = ({ annotations }: ActionResult): string => annotations.map(({ message }) => message).join('\n')

/** SIGTERM as soon as this is so. */
function cancelledWhen(isSo: () => boolean): Partial<ActionRun> {
  return {
    started: (send) => {
      const timer = setInterval(() => {
        if (!isSo()) return
        clearInterval(timer)
        send('SIGTERM')
      }, 20)
      timer.unref()
    },
  }
}

function isWhole(result: ActionResult): void {
  expect(result.timedOut).toBe(false)
  expect(Object.keys(result.outputs).sort()).toEqual([...OUTPUT_NAMES].sort())
  expect(`${result.stdout}${result.stderr}`).not.toMatch(/^\s+at .*:\d+/m)
}

// proves: 9, 15, 39
test('neither people nor a store of artifacts that do not answer hold up the run; the next one tells people', async () => {
  await rig.beat(5)
  rig.artifacts.hangAt('upload')
  const mail = { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(silentPort), ALERT_EMAIL_TO: 'ops@example.com', ALERT_EMAIL_FROM: 'hb@example.com' } // prettier-ignore
  const result = await check('hangs', { artifact: 'hangs', timeout: '12s' }, { env: mail })
  isWhole(result)
  expect(result).toMatchObject({ exitCode: 1, outputs: { status: 'critical', incident: 'opened', 'artifact-id': '' } })
  for (const text of [/Webhook: opened not sent/, /E-mail: opened not sent/, /artifact hangs could not be kept/])
    expect(saidOf(result)).toMatch(text)
  hooks.reset()
  await check('answers')
  expect(told()).toEqual(['opened'])
  await rig.onlyIssue()
})

// proves: 9, 15
describe('SIGTERM', () => {
  test('while people are told: the next run tells them, for nobody knows what they heard', async () => {
    await rig.beat(5)
    const result = await check(
      'hangs',
      {},
      cancelledWhen(() => hooks.requests.length > 0),
    )
    isWhole(result)
    expect(result).toMatchObject({ exitCode: 143, outputs: { status: 'critical', incident: 'opened' } })
    await check('answers')
    await check('answers')
    expect(told()).toEqual(['opened', 'opened'])
    await rig.onlyIssue()
  })

  test('while people are told, and it is over since: they hear that as well', async () => {
    await rig.beat(5)
    await check(
      'hangs',
      {},
      cancelledWhen(() => hooks.requests.length > 0),
    )
    await rig.beat(0)
    await check('answers')
    expect(told()).toEqual(['opened', 'recovered'])
    expect(await rig.github.openIssues()).toEqual([])
  })

  test('while it is written down that they were told: at most once more, and one issue', async () => {
    await rig.beat(5)
    const wantsToRemember = (): boolean => rig.proxy.writes().some(({ method }) => method === 'PATCH')
    rig.proxy.add({ method: 'PATCH', fault: hang })
    const result = await check('answers', {}, cancelledWhen(wantsToRemember))
    isWhole(result)
    expect(result).toMatchObject({ exitCode: 143, outputs: { status: 'critical', incident: 'opened' } })
    rig.proxy.reset()
    await check('answers')
    await check('answers')
    expect(told()).toEqual(['opened', 'opened'])
    await rig.onlyIssue()
  })
})

// proves: 39
describe('an artifact in a run that is cut short', () => {
  test('hangs when SIGTERM comes: it is left behind', async () => {
    await rig.beat(5)
    rig.artifacts.hangAt('create')
    const before = rig.artifacts.steps.length
    const result = await check(
      'answers',
      { artifact: 'cancelled' },
      cancelledWhen(() => rig.artifacts.steps.length > before),
    )
    isWhole(result)
    expect(result).toMatchObject({
      exitCode: 143,
      outputs: { status: 'critical', incident: 'opened', 'artifact-id': '' },
    })
    expect(told()).toEqual(['opened'])
  })

  test('is refused while nothing could be looked at: both are said, and nobody is called dead', async () => {
    rig.proxy.add({ path: /./, fault: hang })
    rig.artifacts.failWith(403)
    const result = await check('answers', { artifact: 'refused-late', timeout: '4s' })
    isWhole(result)
    expect(result).toMatchObject({ outputs: { status: 'unknown', incident: 'none', 'artifact-id': '' } })
    expect(saidOf(result)).toMatch(/refused-late/)
    expect(told()).toEqual([])
  })
})
