import { describe, expect, test } from '@jest/globals'
import { configureChannels, readChannels } from '../../src/config/channels/configure.js'
import { DEFAULT_REDIS, type RedisSettings } from '../../src/domain/redis-settings.js'
import type { Notification } from '../../src/domain/telling/notification.js'
import { ExternalError } from '../../src/errors.js'
import type { Redis } from '../../src/ports.js'
import { recordingPorts, type RecordingPorts } from '../support/channel-ports.js'
import { notificationOf, sampleMonitor, samples } from '../support/notification-samples.js'

interface Bench extends RecordingPorts {
  readonly asked: RedisSettings[]
  readonly published: { channel: string; message: Record<string, unknown> }[]
}

/** A Redis that takes so many messages and then refuses one. */
function bench(refuses = -1): Bench {
  const asked: RedisSettings[] = []
  const published: Bench['published'] = []
  let calls = 0
  const redis: Redis = {
    async call([name, channel, text]) {
      if (calls++ === refuses) throw new ExternalError('redis', 'the connection was refused', { permanent: false })
      expect(name).toBe('PUBLISH')
      published.push({ channel: String(channel), message: JSON.parse(String(text)) as Record<string, unknown> })
      return 1
    },
    run: () => Promise.reject(new Error('no script was to run')),
    subscribe: () => Promise.reject(new Error('nobody was to listen')),
    close: () => {},
  }
  return { ...recordingPorts(), asked, published, redis: async (settings) => (asked.push(settings), redis) }
}

async function published(notification: Notification): Promise<Bench['published']> {
  const ports = bench()
  const [channel] = await configureChannels({ REDIS_ALERTS_CHANNEL: 'system:alerts' })
  await channel!.create(ports).send(notification)
  return ports.published
}

describe('what stands on system:alerts', () => {
  test.each([
    ['opened', 'SERVICE_DOWN', 'CRITICAL'],
    ['escalated', 'SERVICE_WORSE', 'CRITICAL'],
    ['reminder', 'SERVICE_STILL_DOWN', 'CRITICAL'],
    ['recovered', 'SERVICE_RECOVERED', 'LOW'],
    ['recovery-exhausted', 'SERVICE_RESTART_FAILED', 'CRITICAL'],
  ] as const)('%s is %s', async (event, type, severity) => {
    const [one, ...others] = await published(notificationOf(event, [{ ...sampleMonitor, attempts: 3 }]))
    expect(others).toEqual([])
    expect(one?.channel).toBe('system:alerts')
    expect(one?.message).toMatchObject({
      type,
      severity,
      service: 'Nightly backup',
      monitor: 'nightly-backup',
      timestamp: '2026-11-22T09:30:00Z',
      attempts: 3,
      incident_url: sampleMonitor.incidentUrl,
      details: { reason: 'stale', message: 'No heartbeat for 9 h 25 min; expected within 2 h.' },
    })
  })

  test('one message for each service, and a word on those that are too many', async () => {
    const many = Array.from({ length: 53 }, (_, i) => ({ ...sampleMonitor, id: `m${i}`, name: `Monitor ${i}` }))
    const all = await published(notificationOf('opened', many))
    expect(all).toHaveLength(51)
    expect(all[50]?.message).toMatchObject({ type: 'SERVICE_DOWN', service: null, not_listed: 3 })
  })

  test('a summary counts, and names who is not well', async () => {
    const [one, ...others] = await published(samples['summary, one ill']!)
    expect(others).toEqual([])
    expect(one?.message).toMatchObject({
      type: 'HEALTH_SUMMARY',
      service: null,
      details: { services: { 'Nightly backup': 'critical' } },
    })
    expect(one?.message['details']).toMatchObject({ total: samples['summary, one ill']!.monitors.length })
  })

  test('a test says that it is one', async () => {
    const [one] = await published(samples['test']!)
    expect(one?.message).toMatchObject({ type: 'TEST', severity: 'LOW' })
  })

  test('hostile names and messages stay data on one line', async () => {
    const name = 'x\n::error::\u001b[31m"}'
    const ports = bench()
    const [channel] = await configureChannels({ REDIS_ALERTS_CHANNEL: 'system:alerts' })
    await channel!.create(ports).send(notificationOf('opened', [{ ...sampleMonitor, name, message: name, id: name }]))
    expect(ports.published[0]?.message['service']).toBe('x ::error::"}')
    expect(ports.lines).toHaveLength(1)
    expect(ports.lines[0]).toMatch(/^Published alert: \{"type":"SERVICE_DOWN",.*\}$/)
    expect(ports.lines[0]).not.toMatch(/[\n\u001b]/)
  })
})

test('what is out is not published again when a later message fails and all is tried anew', async () => {
  const ports = bench(1)
  const two = notificationOf('opened', [sampleMonitor, { ...sampleMonitor, id: 'b', name: 'B' }])
  const [configured] = await configureChannels({ REDIS_ALERTS_CHANNEL: 'system:alerts' })
  const channel = configured!.create(ports)
  await expect(channel.send(two)).rejects.toThrow('the connection was refused')
  await channel.send(two)
  expect(ports.published.map(({ message }) => message['service'])).toEqual(['Nightly backup', 'B'])
})

describe('which Redis', () => {
  const section: RedisSettings = { ...DEFAULT_REDIS, urlFrom: 'OPS_REDIS', ca: '/ca.pem' }

  test.each([
    ['that of the section', {}, section],
    [
      'another one, by the variable that holds its address',
      { REDIS_ALERTS_URL: 'redis://other:6379' },
      { ...section, urlFrom: 'REDIS_ALERTS_URL' },
    ],
  ])('%s', async (_, environment, expected) => {
    const ports = bench()
    const { channels } = await readChannels(environment, { redis: { channel: 'ops' } }, { redis: section })
    await channels[0]!.create(ports).send(samples['opened']!)
    expect(ports.asked).toEqual([expected])
    expect(ports.published[0]?.channel).toBe('ops')
  })

  test('the address of a Redis alone turns no alerts on', async () => {
    expect((await readChannels({ REDIS_URL: 'redis://127.0.0.1:6379' })).channels).toEqual([])
  })

  test('an address in the file is refused: it may hold a password', async () => {
    const { problems } = await readChannels({}, { redis: { url: 'redis://:pw@host:6379' } })
    expect(problems).toEqual([
      'channels.redis.url: a secret does not belong in a file; set REDIS_ALERTS_URL in the environment',
    ])
  })
})
