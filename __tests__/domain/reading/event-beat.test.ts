import { describe, expect, test } from '@jest/globals'
import { beatInPayload, eventBeat } from '../../../src/domain/reading/event-beat.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const isOurs = (key: string) => key.startsWith('our_')
const carried = (payload: Record<string, unknown>) => beatInPayload(payload, isOurs)

describe('a payload carries a beat under a key of its own', () => {
  test.each<[string, Record<string, unknown>, unknown]>([
    ['with its name', { beat: { agent: 'a', n: 1 }, x: 2 }, { name: 'a', document: { n: 1 }, rest: { x: 2 } }],
    ['with its name beside it', { beat: { n: 1 }, monitor: 'm', x: 2 }, { name: 'm', document: { n: 1 }, rest: { x: 2 } }],
    ['with a name in both', { beat: { id: 'a' }, agent: 'b', x: 2 }, { name: 'a', document: {}, rest: { x: 2 } }],
    ['without a name', { beat: { n: 1 }, our_x: 2 }, { name: null, document: { n: 1 }, rest: { our_x: 2 } }],
    ['with a name of an agent before any other', { beat: { name: 'b', agent_id: 'a' } }, { name: 'a', document: { name: 'b' }, rest: {} }],
  ])('%s', (_what, payload, beat) => expect(carried(payload)).toEqual(beat)) // prettier-ignore
})

describe('a payload is a beat itself', () => {
  test.each(['agent', 'agent_id', 'agent_name'])('beside the name of an agent in %s', (key) =>
    expect(carried({ [key]: ' a ', n: 1, our_x: 2 })).toEqual({ name: 'a', document: { n: 1 }, rest: { our_x: 2 } }),
  )

  test.each(['monitor', 'monitor_id', 'service', 'id', 'name'])(
    'beside a name in %s where it says how it stands',
    (key) => {
      for (const how of [
        'status',
        'state',
        'health',
        'ok',
        'timestamp',
        'time',
        'ts',
        'at',
        'last_run',
        'last_seen',
        'last_heartbeat',
      ])
        expect(carried({ [key]: 'a', [how]: 1 })).toEqual({ name: 'a', document: { [how]: 1 }, rest: {} })
      expect(carried({ [key]: 'a', n: 1, status_of: 1 })).toBeNull()
    },
  )

  test.each<[unknown, string | null]>([
    [7, '7'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['x'.repeat(101), null],
    [' ', null],
    [true, null],
    [null, null],
    [{}, null],
  ])('called %j', (agent, name) => expect(carried({ agent, n: 1 })?.name ?? null).toBe(name))

  test('of which nothing is left where all its keys are of a request', () =>
    expect(beatInPayload({ agent: 'a', n: 1 }, () => true)).toEqual({ name: 'a', document: {}, rest: { n: 1 } }))

  test('or none', () => {
    expect(carried({})).toBeNull()
    expect(carried({ status: 'ok' })).toBeNull()
    expect(carried({ beat: 'ok' })).toBeNull()
    expect(carried({ constructor: 'x', status: 'ok' })).toBeNull()
  })
})

describe('a beat that was received', () => {
  test('counts from its receipt where it has no time', () =>
    expect(eventBeat({ name: 'a', document: { status: 'ok' } }, NOW)).toEqual({
      name: 'a',
      reading: {
        kind: 'beat',
        beat: { at: NOW, state: 'ok', stateText: 'ok' },
        evidence: { field: 'received', rule: 'received', zone: 'utc' },
        notes: [],
      },
    }))

  test('counts from its own time where it has one', () =>
    expect(eventBeat({ name: 'a', document: { last_run: '2026-09-22T11:00:00Z' } }, NOW)).toMatchObject({
      reading: { beat: { at: NOW - 3_600_000 } },
    }))

  test('needs a name', () =>
    expect(eventBeat({ name: null, document: { status: 'ok' } }, NOW)).toEqual({
      problem: 'it names no agent; write "agent" beside it',
    }))

  test('is no larger than GitHub lets a payload be', () => {
    const sized = (length: number) =>
      eventBeat({ name: 'a', document: { n: 'x'.repeat(length - '{"n":""}'.length) } }, NOW)
    expect(sized(64 * 1024)).toHaveProperty('name', 'a')
    expect(sized(64 * 1024 + 1)).toEqual({ problem: 'it is larger than 64 kB' })
  })
})
