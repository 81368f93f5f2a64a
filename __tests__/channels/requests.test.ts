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
  const url = 'https://hc.example.com/ping/uuid-1?x=1'
  const blind = { ...sampleMonitor, status: 'unknown', reason: 'source-unreachable' } as const

  // Whoever fails its own check when a monitor fails hides that it died itself meanwhile.
  test.each([
    ['all well', samples['summary, all well']!, ''],
    ['one ill', samples['summary, one ill']!, ''],
    ['one could not be read', notificationOf('summary', [blind, sampleMonitor]), ''],
    ['nothing could be read', notificationOf('summary', [blind]), '/fail'],
    ['nothing was looked at', notificationOf('summary', []), '/fail'],
    ['an incident could not be opened', notificationOf('summary', [sampleMonitor], { undone: 1 }), '/fail'],
    ['test', samples['test']!, '/log'],
  ])('it looked: %s', async (_, notification, suffix) => {
    const ports = recordingPorts()
    await send({ HEALTHCHECKS_URL: url }, ports, notification)
    expect(ports.requests[0]?.url).toBe(`https://hc.example.com/ping/uuid-1${suffix}?x=1`)
  })

  test.each([
    ['summary, all well', ''],
    ['summary, one ill', '/fail'],
    ['test', '/log'],
  ])('its verdict: %s pings %j', async (sample, suffix) => {
    const ports = recordingPorts()
    await send({ HEALTHCHECKS_URL: url, HEALTHCHECKS_SAYS: 'verdict' }, ports, samples[sample])
    expect(ports.requests[0]?.url).toBe(`https://hc.example.com/ping/uuid-1${suffix}?x=1`)
  })

  test('how it found the monitors is kept with the ping, whatever it speaks of', async () => {
    const ports = recordingPorts()
    await send({ HEALTHCHECKS_URL: url }, ports, samples['summary, one ill'])
    expect(ports.requests[0]?.body).toContain('1 of 2 monitors is not well: Nightly backup is critical')
  })

  test('says another word: an error', async () => {
    const section = { healthchecks: { says: 'everything' } }
    await expect(configureChannels({ HEALTHCHECKS_URL: url }, section)).rejects.toThrow(
      'channels.healthchecks.says is neither looked nor verdict',
    )
  })
})

describe('uptime-kuma', () => {
  const UPTIME_KUMA_PUSH_URL = 'https://kuma.example.com/api/push/canary1?status=up&msg=OK&ping='
  const pushed = async (more: Environment, notification: (typeof samples)[string] | undefined) => {
    const ports = recordingPorts()
    await send({ UPTIME_KUMA_PUSH_URL, ...more }, ports, notification)
    const { origin, pathname, searchParams } = new URL(ports.requests[0]!.url)
    expect(origin + pathname).toBe('https://kuma.example.com/api/push/canary1')
    return Object.fromEntries(searchParams)
  }

  test('the verdict is up or down', async () => {
    expect(await pushed({}, samples['summary, all well'])).toEqual({ status: 'up', msg: 'All 2 monitors are well' })
    expect(await pushed({}, samples['summary, one ill'])).toEqual({
      status: 'down',
      msg: '1 of 2 monitors is not well: Nightly backup is critical',
    })
  })

  test('or that it looked', async () => {
    const looked = { UPTIME_KUMA_SAYS: 'looked' }
    expect(await pushed(looked, samples['summary, one ill'])).toMatchObject({ status: 'up' })
  })

  test('a test is up, and says what it is', async () => {
    expect(await pushed({}, samples['test'])).toEqual({ status: 'up', msg: expect.stringMatching(/^TEST: /) })
  })

  test.each([
    ['{"ok":false,"msg":"Monitor not found or not active."}', 200, true],
    ['{"ok":false,"msg":"Monitor not found or not active."}', 404, true],
    ['<html>login', 200, false],
  ])('%s with %d is no success', async (body, status, permanent) => {
    const { fault, message } = await failure({ UPTIME_KUMA_PUSH_URL }, { body, status })
    expect(fault.permanent).toBe(permanent)
    expect(message).not.toContain('canary')
  })

  test('the address of its dashboard is none to push to', async () => {
    await expect(
      configureChannels({ UPTIME_KUMA_PUSH_URL: 'https://kuma.example.com/dashboard/canary' }),
    ).rejects.toThrow('UPTIME_KUMA_PUSH_URL is not a push address; its path ends in /api/push/TOKEN')
  })
})

describe('zulip', () => {
  test('logs in as the bot and writes to channel and topic', async () => {
    const ports = recordingPorts()
    await send({ ...environments['zulip'], ZULIP_TOPIC: 'Night watch' }, ports)
    const [request] = ports.requests
    const login = Buffer.from('heartbeat-bot@example.com:canary-zulip-api-key').toString('base64')
    expect(request).toMatchObject({
      url: 'https://channel.example.com/api/v1/messages',
      headers: { authorization: `Basic ${login}`, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toMatchObject({
      type: 'stream',
      to: 'operations',
      topic: 'Night watch',
      content: expect.stringContaining('**Nightly backup has stopped beating**'),
    })
  })

  test('a channel that is not there is said', async () => {
    const body = JSON.stringify({ result: 'error', msg: 'Channel "x" does not exist', code: 'STREAM_DOES_NOT_EXIST' })
    const { fault, message } = await failure(environments['zulip']!, { status: 400, body })
    expect(message).toContain('channel.example.com answered 400: Channel "x" does not exist')
    expect(fault).toMatchObject({ permanent: true, remedy: expect.stringContaining('ZULIP_CHANNEL') })
  })

  test('the page of a login is no success and may pass', async () => {
    expect((await failure(environments['zulip']!, { body: '<html>login' })).fault.permanent).toBe(false)
  })

  test('what is no secret turns nothing on', async () => {
    expect(await configureChannels({ ZULIP_SITE: 'https://x.zulipchat.com', ZULIP_CHANNEL: 'ops' })).toEqual([])
  })
})

describe('feishu', () => {
  test('signs with the time and the secret', async () => {
    const ports = recordingPorts()
    await send(environments['feishu']!, ports)
    const sign = createHmac('sha256', '0\ncanary-feishu-secret').update('').digest('base64')
    expect(JSON.parse(ports.requests[0]?.body ?? '')).toMatchObject({ timestamp: '0', sign, msg_type: 'post' })
  })

  test('without a secret nothing is signed, and Lark is the same', async () => {
    const ports = recordingPorts()
    await send({ LARK_WEBHOOK_URL: 'https://open.larksuite.com/open-apis/bot/v2/hook/canary' }, ports)
    expect(ports.requests[0]?.body).not.toContain('"sign"')
  })

  test.each([
    [19021, 'sign match fail or timestamp is not within one hour from current time', true],
    [19024, 'Key Words Not Found', true],
    [11232, 'create message trigger rate limit', false],
    [9499, 'too many request', false],
  ])('status 200 with %d is no success', async (code, msg, permanent) => {
    const { fault, message } = await failure(environments['feishu']!, { body: JSON.stringify({ code, msg }) })
    expect(message).toBe(`channel.example.com did not take the message: ${code}, ${msg}`)
    expect(fault.permanent).toBe(permanent)
  })

  test('an answer that is not its own is no success and may pass', async () => {
    expect((await failure(environments['feishu']!, { body: '{"ok":true}' })).fault.permanent).toBe(false)
  })
})

describe('mattermost and google-chat', () => {
  test('mattermost writes to the channel it is told', async () => {
    const ports = recordingPorts()
    await send(environments['mattermost']!, ports)
    expect(JSON.parse(ports.requests[0]?.body ?? '')).toMatchObject({ channel: 'town-square', username: 'Heartbeat' })
  })

  test.each(['mattermost', 'google-chat'])('%s: the page of a login is no success and may pass', async (kind) => {
    expect((await failure(environments[kind]!, { body: ' <!doctype html>' })).fault.permanent).toBe(false)
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
