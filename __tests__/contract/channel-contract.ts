import { expect } from '@jest/globals'
import type { Channel, ChannelMember } from '../../src/channels/channel.js'
import { configureChannels } from '../../src/config/channels/configure.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import { ExternalError } from '../../src/errors.js'
import type { HttpResponse } from '../../src/ports.js'
import { recordingPorts, type RecordingPorts } from '../support/channel-ports.js'
import { notificationOf, sampleMonitor, samples } from '../support/notification-samples.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

const BASE = 'https://channel.example.com'

/** A channel with an environment that turns it on. */
export interface ChannelBench {
  readonly member: ChannelMember
  readonly prefixes: readonly string[]
  /** Full; each secret in it holds the word canary, and each address is on `channel.example.com`. */
  readonly environment: Readonly<Record<string, string>>
  /** The largest message that its service takes. */
  readonly mostBytes: number
  readonly method: string
}

async function channelOf({ environment }: ChannelBench, ports: RecordingPorts): Promise<Channel> {
  const [channel] = await configureChannels(environment)
  return channel!.create(ports)
}

function takenBy({ member }: ChannelBench): Notification[] {
  return Object.values(samples).filter(({ event }) => member.takes.includes(event))
}

async function failureOf(bench: ChannelBench, answer: Partial<HttpResponse>): Promise<ExternalError> {
  const channel = await channelOf(bench, recordingPorts(answer))
  const error: unknown = await channel.send(takenBy(bench)[0]!).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ExternalError)
  return error as ExternalError
}

const promises: Promises<ChannelBench> = {
  'reads the environment names that its line in the record says'({ member, prefixes }) {
    const names = member.settings.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])])
    for (const name of names) expect(prefixes.some((prefix) => name.startsWith(prefix))).toBe(true)
    expect(new Set(member.settings.map(({ key }) => key)).size).toBe(member.settings.length)
    expect(member.takes).toEqual(expect.arrayContaining([...member.defaultOn, 'test']))
  },

  async 'is on when its environment is full, and knows what to mask'({ member, environment }) {
    const [channel, ...others] = await configureChannels(environment)
    expect(others).toEqual([])
    const { name: kind, defaultOn: on } = member
    expect(channel).toMatchObject({ id: kind, kind, on, cooldownMs: 30 * 60_000 })
    const secrets = member.settings.filter(({ name, secret }) => secret && environment[name] !== undefined)
    for (const { name } of secrets) expect(channel!.secrets).toContain(environment[name])
    expect(secrets.length).toBeGreaterThan(0)
  },

  'says what is wrong without the value, and makes nothing of it'({ member }) {
    const nonsense = { text: 'canary \u0007 nonsense', from: 'ITS_NAME' }
    const values = Object.fromEntries(member.settings.map(({ key }) => [key, nonsense]))
    const problems: string[] = []
    const options = member.options(values, problems)
    expect(options === null || problems.length > 0).toBe(true)
    for (const problem of problems) {
      expect(problem).toContain('ITS_NAME')
      expect(problem).not.toContain('canary')
    }
  },

  async 'sends what it takes to its own host, following nothing'(bench) {
    for (const notification of takenBy(bench)) {
      const ports = recordingPorts()
      expect(await (await channelOf(bench, ports)).send(notification)).toEqual({ note: null })
      expect(ports.requests.length).toBeGreaterThan(0)
      for (const request of ports.requests) {
        expect(new URL(request.url).origin).toBe(BASE)
        expect(request).toMatchObject({ method: bench.method, maxRedirects: 0 })
        expect(request.timeoutMs).toBeLessThanOrEqual(10_000)
      }
    }
  },

  async 'takes a refusal for good'(bench) {
    for (const status of [400, 401, 403, 404, 410, 301, 302]) {
      const error = await failureOf(bench, { status, headers: { location: 'https://evil.example/' } })
      expect(error).toMatchObject({ service: bench.member.name, status, fault: { permanent: true } })
      expect(error.message).toContain('channel.example.com')
    }
  },

  async 'takes an outage as passing'(bench) {
    for (const status of [408, 429, 500, 502, 503]) {
      expect((await failureOf(bench, { status })).fault).toMatchObject({ permanent: false })
    }
  },

  async 'hands on how long it is asked to wait'(bench) {
    const error = await failureOf(bench, { status: 429, headers: { 'retry-after': '7' } })
    expect(error.fault).toMatchObject({ permanent: false, retryAfterMs: 7000 })
  },

  async 'or until when, by the clock of the service'(bench) {
    const headers = { 'retry-after': 'Sun, 22 Nov 2026 09:30:10 GMT', date: 'Sun, 22 Nov 2026 09:30:00 GMT' }
    expect((await failureOf(bench, { status: 503, headers })).fault.retryAfterMs).toBe(10_000)
    expect(
      (await failureOf(bench, { status: 503, headers: { 'retry-after': 'soon' } })).fault.retryAfterMs,
    ).toBeUndefined()
  },

  async 'says nothing secret, even when the service repeats it'(bench) {
    const echo = Object.values(bench.environment).join(' ')
    const body = JSON.stringify({ message: echo, error: echo, description: echo, errors: [echo], code: 1 })
    for (const answer of [
      { status: 400, body },
      { status: 500, body: echo },
    ]) {
      const error = await failureOf(bench, answer)
      expect(`${error.message} ${error.fault.remedy} ${error.stack}`).not.toMatch(/canary/i)
    }
  },

  async 'takes hostile names without growing past a message'(bench) {
    const monster = {
      ...sampleMonitor,
      name: '🧨'.repeat(1000),
      message: '<@everyone> '.repeat(500),
      id: 'x'.repeat(500),
    }
    const many = Array.from({ length: 500 }, (_, i) => ({ ...monster, id: `m${i}` }))
    for (const event of bench.member.takes) {
      for (const monitors of [[monster], many]) {
        const ports = recordingPorts()
        await (await channelOf(bench, ports)).send(notificationOf(event, monitors))
        for (const { url, body } of ports.requests) {
          const sent = body ?? decodeURIComponent(url)
          expect(Buffer.byteLength(sent)).toBeLessThan(bench.mostBytes)
          expect(sent).not.toMatch(/\p{Surrogate}/u)
        }
      }
    }
  },
}

/** Whatever is a channel keeps these promises, but for what it is excused from. */
export function channelContract(
  name: string,
  open: () => Promise<ChannelBench>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, open, how)
}
