import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { DEFAULT_LIMITS, type DeliveryLimits } from '../../../src/app/delivery-limits.js'
import { notify, type DeliveryOutcome } from '../../../src/app/notify.js'
import { CHANNELS } from '../../../src/channels/index.js'
import { configureChannels, type ConfiguredChannel } from '../../../src/config/channels/configure.js'
import { createClock } from '../../../src/platform/clock.js'
import { createHttp } from '../../../src/platform/http.js'
import { findCanaries } from '../../support/canaries.js'
import { createCertificate } from '../../support/certificate.js'
import { channelEnvironments } from '../../support/channel-environments.js'
import { recordingPorts, WELL } from '../../support/channel-ports.js'
import { createHttpStub, type HttpStub, type StubBehaviour } from '../../support/http-stub.js'
import { aState, aVerdict, NOON } from '../../support/incident-samples.js'

const KINDS = Object.keys(CHANNELS).filter((kind) => !['email', 'redis'].includes(kind))
const METHODS: Readonly<Record<string, 'GET' | undefined>> = { 'uptime-kuma': 'GET' }
const YES = { body: JSON.parse(WELL) as object }
/** Who answers is waited for, however busy the machine is. */
const WAITS = 10_000

let stub: HttpStub
let elsewhere: HttpStub

const http = createHttp()
beforeAll(async () => {
  stub = await createHttpStub()
  elsewhere = await createHttpStub()
})
beforeEach(() => {
  stub.reset()
  elsewhere.reset()
})
afterEach(() => http.close())
afterAll(async () => {
  await stub.close()
  await elsewhere.close()
})

/** One recipient, so that one message is one request. */
async function channelOf(kind: string, base = stub.url): Promise<ConfiguredChannel> {
  const [channel] = await configureChannels({
    ...channelEnvironments(base)[kind],
    ...(kind === 'sms' ? { TWILIO_TO_NUMBER: '+15550001111' } : {}),
  })
  return channel!
}

async function tell(
  channels: readonly ConfiguredChannel[],
  limits: Partial<DeliveryLimits> = {},
): Promise<readonly DeliveryOutcome[]> {
  const ports = { ...recordingPorts(), clock: createClock(), http }
  const event = (channel: ConfiguredChannel): 'opened' | 'summary' =>
    ['healthchecks', 'uptime-kuma'].includes(channel.kind) ? 'summary' : 'opened'
  const incident = { key: 'nightly-backup', url: 'https://github.com/o/r/issues/7', state: aState() }
  const news = channels.map((channel) => ({
    event: event(channel),
    incident,
    verdicts: [aVerdict()],
    channels: [channel.id],
  }))
  const context = { repository: 'o/r', runUrl: null, now: NOON }
  return notify(news, channels, context, ports, {
    limits: { ...DEFAULT_LIMITS, tryMs: WAITS, backoffMs: 5, ...limits },
  })
}

describe.each(KINDS)('%s', (kind) => {
  test.each<[string, StubBehaviour, boolean, number]>([
    ['takes it', YES, true, 1],
    ['400', { status: 400 }, false, 1],
    ['401', { status: 401 }, false, 1],
    ['404', { status: 404 }, false, 1],
    ['410', { status: 410 }, false, 1],
    ['429, then takes it', [{ status: 429, headers: { 'retry-after': '0.05' } }, YES], true, 2],
    ['429 for an hour', { status: 429, headers: { 'retry-after': '3600' } }, false, 1],
    ['500 twice, then takes it', [{ status: 500 }, { status: 502 }, YES], true, 3],
    ['503 for ever', { status: 503 }, false, 3],
    ['hangs, then takes it', [{ fault: 'hang' }, YES], true, 2],
    ['stalls in the middle', { fault: 'stall' }, false, 3],
    ['resets, then takes it', [{ fault: 'reset' }, YES], true, 2],
    ['talks garbage', { fault: 'garbage' }, false, 3],
    ['breaks off', { fault: 'truncate' }, false, 3],
    ['answers far too much', { body: 'x'.repeat(200_000) }, false, 1],
  ])('%s', async (_, behaviour, ok, attempts) => {
    stub.on(METHODS[kind] ?? 'POST', /./, behaviour)
    const tryMs = /stall/.test(JSON.stringify(behaviour)) ? 400 : /hang/.test(JSON.stringify(behaviour)) ? 1_000 : WAITS
    const [outcome] = await tell([await channelOf(kind)], { tryMs })
    expect(outcome).toMatchObject({ ok, attempts })
    expect(stub.requests).toHaveLength(attempts)
    if (!ok) expect(outcome?.detail).toMatch(/127\.0\.0\.1|no answer within/)
  })

  test('a redirect is not followed', async () => {
    stub.on(METHODS[kind] ?? 'POST', /./, { status: 307, headers: { location: `${elsewhere.url}/stolen` } })
    const [outcome] = await tell([await channelOf(kind)])
    expect(outcome).toMatchObject({ ok: false, attempts: 1, detail: expect.stringContaining('which is not followed') })
    expect(elsewhere.requests).toEqual([])
  })

  test('nothing secret is told, though the service repeats all it was sent', async () => {
    const secrets = Object.fromEntries(
      Object.entries(channelEnvironments(stub.url)[kind]!).filter(([, value]) => /canary/i.test(value)),
    )
    for (const status of [400, 401, 500]) {
      stub.on(METHODS[kind] ?? 'POST', /./, ({ path, headers, body }) => ({
        status,
        body: {
          message: `${path} ${headers['authorization']} ${body}`,
          description: path,
          error: Object.values(secrets).join(' '),
        },
      }))
      const outcomes = await tell([await channelOf(kind)])
      expect(findCanaries(secrets, { outcome: JSON.stringify(outcomes) })).toEqual([])
      expect(JSON.stringify(outcomes)).not.toMatch(/canary/i)
    }
  })
})

test('nobody listens', async () => {
  const closed = await createHttpStub()
  await closed.close()
  const [outcome] = await tell([await channelOf('slack', closed.url)])
  expect(outcome).toMatchObject({
    ok: false,
    attempts: 3,
    detail: expect.stringContaining('connection failed (ECONNREFUSED)'),
  })
})

// proves: 33
test('a certificate of nobody known: nothing is sent', async () => {
  let asked = 0
  const server = createServer(createCertificate({ ip: '127.0.0.1' }), (_request, response) => {
    asked += 1
    response.end('ok')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const [outcome] = await tell([await channelOf('slack', `https://127.0.0.1:${port}`)])
  await new Promise((resolve) => server.close(resolve))
  expect(outcome).toMatchObject({ ok: false, detail: expect.stringMatching(/connection failed \([A-Z_]+\)/) })
  expect(asked).toBe(0)
})

// proves: 39
test('one hangs and the others deliver at once', async () => {
  stub.on('POST', /./, YES)
  elsewhere.on('POST', /./, { fault: 'hang' })
  const channels = await Promise.all(
    ['slack', 'discord', 'telegram', 'webhook'].map((kind, i) => channelOf(kind, i === 0 ? elsewhere.url : stub.url)),
  )
  const startedAt = performance.now()
  const outcomes = await tell(channels, { tryMs: 20_000, wholeMs: 2_000 })
  expect(performance.now() - startedAt).toBeLessThan(5_000)
  expect(outcomes.map(({ channel, ok }) => [channel, ok])).toEqual([
    ['slack', false],
    ['discord', true],
    ['telegram', true],
    ['webhook', true],
  ])
})
