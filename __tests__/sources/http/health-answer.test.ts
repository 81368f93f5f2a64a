import { describe, expect, test } from '@jest/globals'
import type { Monitor } from '../../../src/domain/monitor.js'
import { MINUTE, SECOND, toIso } from '../../../src/domain/time.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import { healthReadings } from '../../../src/sources/http/health-answer.js'
import { aMonitor } from '../../support/monitor-samples.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const ago = (minutes: number): string => toIso(NOW - minutes * MINUTE)

function service(status: string, last: string | null, more: object = {}): object {
  return { status, last_heartbeat: last, interval: 30, consecutive_failures: 0, ...more }
}

const SERVICES = {
  api: service('healthy', ago(0.5), { name: 'The API', message: 'Last heartbeat 30 s ago.', reason: 'ok' }),
  late: service('warning', ago(2), { reason: 'stale', consecutive_failures: 1 }),
  later: service('degraded', ago(3), { consecutive_failures: 3 }),
  failing: service('warning', ago(0.5), {
    reason: 'reported-failure',
    message: 'Alive 30 s ago, but it reports a failure: no disk.',
  }),
  dead: service('critical', ago(30), { reason: 'stale', consecutive_failures: 60 }),
  unseen: service('unknown', ago(0.1), { reason: 'source-unreachable', message: 'Redis\nrefuses\u001b[31m.' }),
  young: service('healthy', null, { reason: 'pending' }),
  paused: service('skipped', ago(300), { reason: 'paused' }),
}

const all = (services: object = SERVICES, more: object = {}): string =>
  JSON.stringify({ services, overall_status: 'critical', timestamp: ago(0), checked_at: ago(0), stale: false, ...more })

function read(text: string, monitor: Partial<Monitor>): Reading | undefined {
  const one = { ...aMonitor({}, 'm'), ...monitor }
  return healthReadings(text, [one], { host: 'hb.example', now: NOW, aids: {} }).get('m')
}

function membersOf(text: string): Record<string, Reading> {
  const reading = read(text, { each: true })
  if (reading?.kind !== 'members') throw new Error(JSON.stringify(reading))
  return Object.fromEntries(reading.members.map((member) => [member.name, member.reading]))
}

describe('how all stand', () => {
  test('every status word means what the server means by it', () => {
    expect(membersOf(all())).toMatchObject({
      api: { kind: 'beat', beat: { at: NOW - 30 * SECOND, state: 'ok', stateText: 'healthy' } },
      late: { kind: 'beat', beat: { at: NOW - 2 * MINUTE, state: 'unknown', stateText: 'warning' } },
      later: { kind: 'beat', beat: { at: NOW - 3 * MINUTE, state: 'unknown', stateText: 'degraded' } },
      failing: { kind: 'beat', beat: { at: NOW - 30 * SECOND, state: 'failed', message: 'no disk.' } },
      dead: { kind: 'beat', beat: { at: NOW - 30 * MINUTE, state: 'failed', stateText: 'critical' } },
      unseen: { kind: 'unreachable', detail: 'hb.example does not know itself: Redis refuses.' },
      young: { kind: 'unreachable', detail: 'hb.example still waits for its first beat' },
      paused: { kind: 'beat', beat: { at: NOW - 300 * MINUTE, state: 'unknown' } },
    })
  })

  test('members keep the names that people call them by', () => {
    const reading = read(all({ api: SERVICES.api, late: SERVICES.late }), { each: true })
    expect(reading).toMatchObject({ members: [{ name: 'api', label: 'The API' }, { name: 'late' }] })
  })

  test('one of them, and the same where there is only one', () => {
    expect(read(all(), { member: 'late' })).toMatchObject({ beat: { at: NOW - 2 * MINUTE } })
    expect(membersOf(all({ api: SERVICES.api }))).toMatchObject({ api: { kind: 'beat' } })
    expect(membersOf(all({ young: SERVICES.young }))).toMatchObject({ young: { kind: 'unreachable' } })
    expect(read(all(), { member: 'nobody' })).toBeUndefined()
  })

  test('a server that has stopped looking makes nobody alive and nobody dead', () => {
    const members = membersOf(all(SERVICES, { timestamp: ago(0), checked_at: ago(600) }))
    expect(members['api']).toMatchObject({ beat: { at: NOW - 30 * SECOND } })
    const unknown = Object.fromEntries(
      Object.entries(SERVICES).map(([name, one]) => [name, { ...one, status: 'unknown' }]),
    )
    const stale = membersOf(all(unknown, { stale: true }))
    expect(Object.values(stale).map(({ kind }) => kind)).toEqual(Object.keys(SERVICES).map(() => 'unreachable'))
  })

  test('the instant of the answer is nobody’s life', () => {
    const old = { a: service('healthy', ago(600)) }
    expect(membersOf(all(old, { timestamp: ago(0) }))).toMatchObject({ a: { beat: { at: NOW - 600 * MINUTE } } })
  })

  test('hostile names are names', () => {
    const text = all({}).replace(
      '"services":{}',
      `"services":{"__proto__":${JSON.stringify(SERVICES.dead)},"constructor":5}`,
    )
    expect(read(text, { each: true })).toMatchObject({
      members: [{ name: '__proto__', reading: { beat: { state: 'failed' } } }],
    })
  })
})

describe('how one stands', () => {
  const one = (more: object = {}): string =>
    JSON.stringify({
      service: 'api',
      status: 'healthy',
      last_heartbeat: ago(2),
      uptime: '2d 14h 23m',
      total_pulses: 7500,
      error_count: 2,
      timestamp: ago(0),
      checked_at: ago(0),
      incidents: [{ since: ago(1), until: ago(0), worst: 'critical' }],
      ...more,
    })

  test('by its last beat', () => {
    expect(read(one(), {})).toMatchObject({ kind: 'beat', beat: { at: NOW - 2 * MINUTE, state: 'ok' } })
    expect(read(one({ status: 'unknown', message: 'gone' }), {})).toMatchObject({ kind: 'unreachable' })
    expect(read(one({ last_heartbeat: null }), {})).toMatchObject({ kind: 'missing' })
  })

  test('by what it says it is doing: the time of the answer is not that of the beat', () => {
    const status = {
      status: 'Trade executed',
      kind: 'trade',
      timestamp: ago(4),
      session_active: true,
      level: 'healthy',
      monitor: 'bot',
      checked_at: ago(0),
      stale: false,
    }
    expect(read(JSON.stringify(status), {})).toMatchObject({
      kind: 'beat',
      beat: { at: NOW - 4 * MINUTE, state: 'ok', message: 'Trade executed' },
    })
    const stale = { ...status, level: 'unknown', stale: true, session_active: false }
    expect(read(JSON.stringify(stale), {})).toMatchObject({ kind: 'unreachable' })
    expect(read(JSON.stringify({ ...status, timestamp: null }), {})).toMatchObject({ kind: 'missing' })
    expect(read(JSON.stringify({ ...status, level: 'critical', status: '❌ Error' }), {})).toMatchObject({
      beat: { state: 'failed', message: '❌ Error' },
    })
    const warned = { ...status, level: 'warning', session_active: false }
    expect(read(JSON.stringify(warned), {})).toMatchObject({ beat: { state: 'ok' } })
    for (const failed of [
      { status: 'failed', kind: null },
      { status: 'No disk', kind: 'error' },
    ])
      expect(read(JSON.stringify({ ...warned, ...failed }), {})).toMatchObject({ beat: { state: 'failed' } })
  })
})

describe('is left to whoever reads documents', () => {
  test.each<[string, string, Partial<Monitor>]>([
    ['any other document', JSON.stringify({ last_heartbeat: ago(1) }), {}],
    ['no JSON', '"last_heartbeat" overall_status', {}],
    ['the whole as one', all(), {}],
    ['nobody at all', all({}), { each: true }],
    ['a service asked for members', JSON.stringify({ service: 'a', last_heartbeat: ago(1) }), { each: true }],
  ])('%s', (_name, text, monitor) => {
    expect(read(text, monitor)).toBeUndefined()
  })

  test('what somebody said where to read', () => {
    const reading = { ...aMonitor({}, 'm').reading, statusField: 'status' }
    expect(read(all(), { each: true, reading })).toBeUndefined()
  })
})

test('ten thousand services are read in a moment', () => {
  const services = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`s${i}`, service('healthy', ago(1))]))
  const begun = process.hrtime.bigint()
  expect(Object.keys(membersOf(all(services)))).toHaveLength(10_000)
  expect(Number(process.hrtime.bigint() - begun) / 1e6).toBeLessThan(10_000)
})
