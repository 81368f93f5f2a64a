import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { Channel, ChannelDefinition } from '../../src/channels/channel.js'
import { CHANNELS } from '../../src/channels/index.js'
import { formsOf } from '../../src/channels/secrets.js'
import { configureChannels } from '../../src/config/channels/configure.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import { ExternalError } from '../../src/errors.js'
import type { HttpResponse } from '../../src/ports.js'
import { channelEnvironments } from '../support/channel-environments.js'
import { recordingPorts, type RecordingPorts } from '../support/channel-ports.js'
import { notificationOf, sampleMonitor, samples } from '../support/notification-samples.js'

const BASE = 'https://channel.example.com'
const environments = channelEnvironments(BASE)
const kinds = Object.keys(CHANNELS)
const definitions = new Map<string, ChannelDefinition>()
for (const kind of kinds) definitions.set(kind, (await CHANNELS[kind]!.load()).definition)
/** E-mail speaks SMTP; it meets its peers in integration/. */
const overHttp = kinds.filter((kind) => kind !== 'email')

async function channelOf(kind: string, ports: RecordingPorts): Promise<Channel> {
  const [channel] = await configureChannels(environments[kind]!)
  return channel!.create(ports)
}

function takenBy(kind: string): Notification[] {
  return Object.values(samples).filter(({ event }) => definitions.get(kind)!.takes.includes(event))
}

async function failureOf(kind: string, answer: Partial<HttpResponse>): Promise<ExternalError> {
  const channel = await channelOf(kind, recordingPorts(answer))
  const error: unknown = await channel.send(takenBy(kind)[0]!).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ExternalError)
  return error as ExternalError
}

describe('the family of channels', () => {
  test('has a line for every folder and a folder for every line', () => {
    const folders = readdirSync(new URL('../../src/channels/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(kinds.sort()).toEqual(folders.sort())
  })

  test.each(kinds)('%s is called as its folder is, and its settings as its line says', (kind) => {
    const definition = definitions.get(kind)!
    expect(definition.name).toBe(kind)
    const names = definition.settings.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])])
    for (const name of names) expect(CHANNELS[kind]!.prefixes.some((prefix) => name.startsWith(prefix))).toBe(true)
    expect(new Set(definition.settings.map(({ key }) => key)).size).toBe(definition.settings.length)
    expect(definition.takes).toEqual(expect.arrayContaining([...definition.defaultOn, 'test']))
  })
})

describe.each(kinds)('%s', (kind) => {
  test('is on when its environment is full, and knows what to mask', async () => {
    const [channel, ...others] = await configureChannels(environments[kind]!)
    expect(others).toEqual([])
    expect(channel).toMatchObject({ id: kind, kind, on: definitions.get(kind)!.defaultOn, cooldownMs: 30 * 60_000 })
    const secrets = definitions
      .get(kind)!
      .settings.filter(({ name, secret }) => secret && environments[kind]![name] !== undefined)
    for (const { name } of secrets) {
      for (const form of formsOf(environments[kind]![name]!)) expect(channel!.secrets).toContain(form)
    }
    expect(secrets.length).toBeGreaterThan(0)
  })
})

describe.each(overHttp)('%s', (kind) => {
  test('sends what it takes to its own host, following nothing', async () => {
    for (const notification of takenBy(kind)) {
      const ports = recordingPorts()
      expect(await (await channelOf(kind, ports)).send(notification)).toEqual({ note: null })
      expect(ports.requests.length).toBeGreaterThan(0)
      for (const request of ports.requests) {
        expect(new URL(request.url).origin).toBe(BASE)
        expect(request).toMatchObject({ method: 'POST', maxRedirects: 0 })
        expect(request.timeoutMs).toBeLessThanOrEqual(10_000)
      }
    }
  })

  test.each([400, 401, 403, 404, 410, 301, 302])('takes %i for good', async (status) => {
    const error = await failureOf(kind, { status, headers: { location: 'https://evil.example/' } })
    expect(error).toMatchObject({ service: kind, status })
    expect(error.fault.permanent).toBe(true)
    expect(error.message).toContain('channel.example.com')
  })

  test.each([408, 429, 500, 502, 503])('takes %i as passing', async (status) => {
    expect((await failureOf(kind, { status })).fault.permanent).toBe(false)
  })

  test('hands on how long it is asked to wait', async () => {
    const error = await failureOf(kind, { status: 429, headers: { 'retry-after': '7' } })
    expect(error.fault).toMatchObject({ permanent: false, retryAfterMs: 7000 })
  })

  test('or until when, by the clock of the service', async () => {
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 09:30:10 GMT', date: 'Sun, 22 Nov 2026 09:30:00 GMT' }
    expect((await failureOf(kind, { status: 503, headers })).fault.retryAfterMs).toBe(10_000)
    expect(
      (await failureOf(kind, { status: 503, headers: { 'retry-after': 'soon' } })).fault.retryAfterMs,
    ).toBeUndefined()
  })

  test('says nothing secret, even when the service repeats it', async () => {
    const echo = Object.values(environments[kind]!).join(' ')
    const body = JSON.stringify({ message: echo, error: echo, description: echo, errors: [echo], code: 1 })
    for (const answer of [
      { status: 400, body },
      { status: 500, body: echo },
    ]) {
      const error = await failureOf(kind, answer)
      expect(`${error.message} ${error.fault.remedy} ${error.stack}`).not.toMatch(/canary/i)
    }
  })

  test('takes hostile names without growing past a message', async () => {
    const monster = {
      ...sampleMonitor,
      name: '🧨'.repeat(1000),
      message: '<@everyone> '.repeat(500),
      id: 'x'.repeat(500),
    }
    const many = Array.from({ length: 500 }, (_, i) => ({ ...monster, id: `m${i}` }))
    for (const event of definitions.get(kind)!.takes) {
      for (const monitors of [[monster], many]) {
        const ports = recordingPorts()
        await (await channelOf(kind, ports)).send(notificationOf(event, monitors))
        for (const { body } of ports.requests) {
          const limit = kind === 'webhook' ? 1_000_000 : 28_000
          expect(Buffer.byteLength(body ?? '')).toBeLessThan(limit)
          expect(body).not.toMatch(/\p{Surrogate}/u)
        }
      }
    }
  })
})
