import { createHmac } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { configureChannels, type Environment } from '../../src/config/channels/configure.js'
import type { ExternalError } from '../../src/errors.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { recordingPorts, type Answer } from '../support/channel-ports.js'
import { notificationOf, SAMPLE_NOW, sampleMonitor, samples } from '../support/notification-samples.js'

const environments = channelEnvironments('https://channel.example.com')

async function send(
  environment: Environment,
  ports: ReturnType<typeof recordingPorts>,
  notification = samples['opened']!,
) {
  const [channel] = await configureChannels(environment)
  return channel!.create(ports).send(notification)
}

async function failure(environment: Environment, answer: Answer): Promise<ExternalError> {
  return (await send(environment, recordingPorts(answer)).catch((error: unknown) => error)) as ExternalError
}

describe('webhook', () => {
  test('a receiver can check who sent it, when, and whether it has it already', async () => {
    const ports = recordingPorts()
    await send(environments['webhook']!, ports)
    await send(environments['webhook']!, ports)
    const [first, second] = ports.requests
    const timestamp = String(SAMPLE_NOW / 1000)
    const digest = createHmac('sha256', 'canary-webhook-secret').update(`${timestamp}.${first?.body}`).digest('hex')
    expect(first?.headers).toMatchObject({
      'x-heartbeat-timestamp': timestamp,
      'x-heartbeat-signature': `sha256=${digest}`,
      'x-heartbeat-event': 'opened',
      authorization: 'Bearer canary-webhook-token',
    })
    expect(second?.headers?.['x-heartbeat-delivery']).toBe(first?.headers?.['x-heartbeat-delivery'])
  })

  test('without a secret nothing is signed', async () => {
    const ports = recordingPorts()
    await send({ WEBHOOK_URL: 'https://channel.example.com/hook/' }, ports)
    expect(ports.requests[0]?.url).toBe('https://channel.example.com/hook/')
    expect(Object.keys(ports.requests[0]?.headers ?? {})).not.toContain('x-heartbeat-signature')
  })
})

describe('slack with a bot', () => {
  const bot = { SLACK_BOT_TOKEN: 'xoxb-canary-1', SLACK_CHANNEL: '#ops' }

  test('writes to the channel it is told', async () => {
    const ports = recordingPorts()
    await send(bot, ports)
    expect(ports.requests[0]).toMatchObject({
      url: 'https://slack.com/api/chat.postMessage',
      headers: { authorization: 'Bearer xoxb-canary-1' },
    })
    expect(JSON.parse(ports.requests[0]?.body ?? '')).toMatchObject({ channel: '#ops' })
  })

  test.each([
    ['channel_not_found', true],
    ['invalid_auth', true],
    ['internal_error', false],
  ])('status 200 with %s is no success', async (error, permanent) => {
    const fault = await failure(bot, { body: JSON.stringify({ ok: false, error }) })
    expect(fault.message).toBe(`slack.com did not take the message: ${error}`)
    expect(fault.fault.permanent).toBe(permanent)
  })

  test('an answer that is not Slack is no success and may pass', async () => {
    expect((await failure(bot, { body: '<html>login' })).fault.permanent).toBe(false)
  })
})

describe('pagerduty', () => {
  test('resolves what it triggered', async () => {
    const ports = recordingPorts()
    for (const event of ['opened', 'escalated', 'recovered'] as const) {
      await send(environments['pagerduty']!, ports, notificationOf(event))
    }
    expect(ports.requests.map(({ body }) => JSON.parse(body ?? '') as object)).toMatchObject([
      {
        event_action: 'trigger',
        dedup_key: 'heartbeat:acme/warehouse:nightly-backup',
        payload: { severity: 'critical' },
      },
      { event_action: 'trigger', dedup_key: 'heartbeat:acme/warehouse:nightly-backup' },
      { event_action: 'resolve', dedup_key: 'heartbeat:acme/warehouse:nightly-backup' },
    ])
  })

  test('a key longer than theirs is hashed', async () => {
    const ports = recordingPorts()
    await send(
      environments['pagerduty']!,
      ports,
      notificationOf('opened', [sampleMonitor], { incidentKey: 'x'.repeat(300) }),
    )
    expect(ports.requests[0]?.body).toMatch(/"dedup_key":"heartbeat:[0-9a-f]{64}"/)
  })
})

describe('healthchecks', () => {
  test.each([
    ['summary, all well', ''],
    ['summary, one ill', '/fail'],
    ['test', '/log'],
  ])('%s pings %j', async (sample, suffix) => {
    const ports = recordingPorts()
    await send({ HEALTHCHECKS_URL: 'https://hc.example.com/ping/uuid-1?x=1' }, ports, samples[sample])
    expect(ports.requests[0]?.url).toBe(`https://hc.example.com/ping/uuid-1${suffix}?x=1`)
  })
})

describe('telegram', () => {
  test('a group that became a supergroup: says its new number', async () => {
    const description = 'Bad Request: group chat was upgraded to a supergroup chat'
    const body = JSON.stringify({ ok: false, description, parameters: { migrate_to_chat_id: -1001557912345 } })
    const { fault } = await failure(environments['telegram']!, { status: 400, body })
    expect(fault.remedy).toBe('The group is now -1001557912345; set TELEGRAM_CHAT_ID to that.')
  })

  test('says what is wrong in words a person can act on', async () => {
    const body = JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request: chat not found' })
    const { message, fault } = await failure(environments['telegram']!, { status: 400, body })
    expect(message).toBe('channel.example.com answered 400: Bad Request: chat not found')
    expect(fault).toMatchObject({ permanent: true, remedy: expect.stringContaining('TELEGRAM_CHAT_ID') })
  })

  test('waits as long as the body asks', async () => {
    const body = JSON.stringify({ ok: false, error_code: 429, parameters: { retry_after: 3 } })
    expect((await failure(environments['telegram']!, { status: 429, body })).fault.retryAfterMs).toBe(3000)
  })
})

describe('sms', () => {
  const refused = {
    status: 400,
    body: JSON.stringify({ code: 21211, message: "The 'To' number +15550001111 is not valid." }),
  }

  test('goes to every number', async () => {
    const ports = recordingPorts()
    await send(environments['sms']!, ports)
    expect(ports.requests.map(({ body }) => new URLSearchParams(body).get('To'))).toEqual([
      '+15550001111',
      '+15550002222',
    ])
  })

  test('one number refused: the others have it, and the note says so without the number', async () => {
    const { note } = await send(environments['sms']!, recordingPorts(refused, {}))
    expect(note).toMatch(/^1 of 2 numbers took it; refused: …111 /)
    expect(note).not.toContain('5550001111')
  })

  test('all refused is a failure', async () => {
    expect((await failure(environments['sms']!, refused)).fault.permanent).toBe(true)
  })

  test('another try spares whoever has it', async () => {
    const ports = recordingPorts({}, { status: 503 }, {})
    const [channel] = await configureChannels(environments['sms']!)
    const made = channel!.create(ports)
    const notification = samples['opened']!
    await expect(made.send(notification)).rejects.toMatchObject({ fault: { permanent: false } })
    await made.send(notification)
    expect(ports.requests.map(({ body }) => new URLSearchParams(body).get('To'))).toEqual([
      '+15550001111',
      '+15550002222',
      '+15550002222',
    ])
  })
})
