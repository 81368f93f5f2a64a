import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sendTestAlert } from '../../../src/app/notify.js'
import { configureChannels, type Environment } from '../../../src/config/channels/configure.js'
import { createClock } from '../../../src/platform/clock.js'
import { createHttp } from '../../../src/platform/http.js'
import { recordingPorts } from '../../support/channel-ports.js'
import { createServiceEmulator, type ServiceEmulator } from '../../support/service-emulator.js'
import { notificationOf, SAMPLE_NOW, sampleMonitor, samples } from '../../support/notification-samples.js'

const http = createHttp()

async function send(environment: Environment, notification = samples['opened']!) {
  const [channel] = await configureChannels(environment)
  return channel!.create({ ...recordingPorts(), clock: createClock(), http }).send(notification)
}

afterAll(() => http.close())

describe('Slack', () => {
  const TOKEN = 'xoxb-canary-token-1'
  let slack: ServiceEmulator

  beforeAll(async () => {
    slack = await createServiceEmulator('slack', {
      team: { name: 'Acme', domain: 'acme' },
      channels: [{ name: 'general' }, { name: 'ops' }],
      incoming_webhooks: [{ channel: 'ops', label: 'heartbeat' }],
    })
  }, 30_000)
  afterAll(() => slack.close())

  async function call(method: string, parameters: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const response = await fetch(`${slack.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(parameters),
    })
    return (await response.json()) as Record<string, unknown>
  }

  async function messagesIn(name: string): Promise<{ text: string; blocks: { type: string }[] }[]> {
    const { channels } = (await call('conversations.list')) as { channels: { id: string; name: string }[] }
    const id = channels.find((channel) => channel.name === name)!.id
    return ((await call('conversations.history', { channel: id })) as { messages: never[] }).messages
  }

  test('an incoming webhook takes every event, blocks and all', async () => {
    const environment = { SLACK_WEBHOOK_URL: `${slack.url}/services/T000000001/B000000001/canary-hook-1` }
    const before = (await messagesIn('general')).length
    for (const notification of Object.values(samples))
      expect(await send(environment, notification)).toEqual({ note: null })
    const messages = await messagesIn('general')
    expect(messages.length - before).toBe(Object.keys(samples).length)
    expect(messages.map(({ text }) => text)).toContain('🔴 Nightly backup has stopped beating')
    const opened = messages.find(({ text }) => text.includes('has stopped beating'))
    expect(opened?.blocks.map(({ type }) => type)).toEqual([
      'header',
      'section',
      'section',
      'section',
      'actions',
      'context',
    ])
  })

  test('a bot writes to the channel it is told', async () => {
    await send({ SLACK_BOT_TOKEN: TOKEN, SLACK_CHANNEL: 'ops', SLACK_API_URL: `${slack.url}/api` })
    expect((await messagesIn('ops')).map(({ text }) => text)).toEqual(['🔴 Nightly backup has stopped beating'])
  })

  test('a channel that does not exist is a failure for good', async () => {
    const environment = { SLACK_BOT_TOKEN: TOKEN, SLACK_CHANNEL: 'nowhere', SLACK_API_URL: `${slack.url}/api` }
    await expect(send(environment)).rejects.toMatchObject({
      message: expect.stringContaining('channel_not_found'),
      fault: { permanent: true },
    })
  })
})

describe('Twilio', () => {
  const SID = 'AC00000000000000000000000000000000'
  const AUTH_TOKEN = 'twilio_test_auth_token'
  let twilio: ServiceEmulator

  beforeAll(async () => {
    twilio = await createServiceEmulator('twilio', {
      account: { sid: SID, auth_token: AUTH_TOKEN, friendly_name: 'Acme' },
      phone_numbers: [{ phone_number: '+15551234567' }],
    })
  }, 30_000)
  afterAll(() => twilio.close())

  function environment(more: Record<string, string> = {}): Record<string, string> {
    return {
      TWILIO_ACCOUNT_SID: SID,
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_FROM_NUMBER: '+15551234567',
      TWILIO_TO_NUMBER: '+15550001111,+15550002222',
      TWILIO_API_URL: twilio.url,
      ...more,
    }
  }

  async function messages(): Promise<{ to: string; body: string; num_segments: string }[]> {
    const authorization = `Basic ${Buffer.from(`${SID}:${AUTH_TOKEN}`).toString('base64')}`
    const list = await twilio.get(`/2010-04-01/Accounts/${SID}/Messages.json`, { authorization })
    return list['messages'] as never
  }

  test('every number gets one message of one segment', async () => {
    expect(await send(environment())).toEqual({ note: null })
    const sent = await messages()
    expect(sent.map(({ to }) => to).sort()).toEqual(['+15550001111', '+15550002222'])
    expect(sent[0]?.body).toContain('Heartbeat CRITICAL: Nightly backup has stopped beating.')
    expect(sent.every(({ num_segments }) => num_segments === '1')).toBe(true)
  })

  test('hostile text arrives as text', async () => {
    await send(environment(), notificationOf('opened', [{ ...sampleMonitor, name: 'a&To=+1999\r\n\u0000b' }]))
    expect((await messages()).map(({ body }) => body).join()).toContain('a&To=+1999 b')
    expect((await messages()).map(({ to }) => to)).not.toContain('+1999')
  })

  test('a wrong token is a failure for good that does not tell it', async () => {
    const error: unknown = await send(environment({ TWILIO_AUTH_TOKEN: 'canary-wrong-token' })).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({
      status: 401,
      fault: { permanent: true, remedy: expect.stringContaining('TWILIO_AUTH_TOKEN') },
    })
    expect(String(error)).not.toMatch(/canary/)
  })

  test('a test alert reports its result', async () => {
    const channels = await configureChannels(environment())
    const ports = { ...recordingPorts(), clock: createClock(), http }
    const outcomes = await sendTestAlert(channels, { repository: 'o/r', runUrl: null, now: SAMPLE_NOW }, ports)
    expect(outcomes).toMatchObject([{ channel: 'sms', event: 'test', ok: true, detail: 'test sent' }])
    expect((await messages()).map(({ body }) => body)).toContain(
      'Heartbeat: TEST: this is only a test of Heartbeat alerts, nothing is wrong',
    )
  })
})
