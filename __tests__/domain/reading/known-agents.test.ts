import { describe, expect, test } from '@jest/globals'
import { agentsIn, heardInMap, isAgentsMap, knownAgents } from '../../../src/domain/reading/agents-map.js'
import { createSeen } from '../../../src/domain/reading/seen.js'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js'

const NOW = Date.parse('2026-09-22T12:00:00Z')
const BEAT = '2026-09-22T11:00:00Z'
const agent = (more = {}) => ({ status: 'online', last_heartbeat: BEAT, ...more })

describe('a map of agents', () => {
  test.each(['online', 'offline', 'unknown'])('holds who is %s', (status) =>
    expect(isAgentsMap({ agents: { a: agent({ status }) } })).toBe(true),
  )

  test.each<[unknown]>([
    [null], [{}], [[]], [{ agents: [] }], [{ agents: {} }], [{ agents: { a: 1 } }], [{ agents: { a: agent(), b: agent({ status: 'busy' }) } }],
    [{ agents: { a: { status: 'online' } } }], [{ agents: { a: { last_heartbeat: BEAT } } }],
  ])('is not %j', (root) => expect(isAgentsMap(root)).toBe(false)) // prettier-ignore
})

describe('the agents of a map', () => {
  const seen = createSeen(NOW, 5 * MINUTE, { zone: { timezone: null }, each: true })
  const only = (one: Record<string, unknown>, id = 'a') => agentsIn({ agents: { [id]: agent(one) } }, seen)[0]

  test('have a name, a label, a place and a time', () =>
    expect(only({ name: ' Mary\n', metadata: { n: 1 } }, 'a/b')).toEqual({
      name: 'a/b',
      label: 'Mary',
      field: '/agents/a~1b/last_heartbeat',
      time: { at: NOW - HOUR, zone: 'utc', precisionMs: 1000 },
      status: null,
      holder: { metadata: { n: 1 } },
      notes: [],
    }))

  test.each<[unknown, string | undefined]>([
    ['', undefined],
    [' ', undefined],
    [5, undefined],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
  ])('called %j', (name, label) => expect(only({ name })?.label).toBe(label))

  test.each<[unknown, number | null]>([
    [BEAT, NOW - HOUR],
    [null, null],
    [1790074800, null],
    ['soon', null],
    ['1970-01-01T00:00:00Z', null],
    ['2026-09-22T12:05:01Z', NOW + 5 * MINUTE + 1000],
    ['2027-09-22T12:00:00Z', NOW + 365 * DAY],
  ])('heard %j', (last_heartbeat, at) => expect(only({ last_heartbeat })?.time?.at ?? null).toBe(at))

  test('are only those that are agents', () =>
    expect(agentsIn({ agents: { a: agent(), b: 5 } }, seen).map(({ name }) => name)).toEqual(['a']))
})

describe('whom the map of an earlier run knows', () => {
  const known = (agents: unknown, now = NOW) => knownAgents(JSON.stringify({ agents }), now)

  test('is known by name, time, channel and what was said', () =>
    expect(
      known({
        a: agent({ name: 'Mary', channel: 'x:a', metadata: { n: 1 } }),
        b: agent({ name: 5, channel: 5, metadata: {} }),
      }),
    ).toEqual([
      { id: 'a', name: 'Mary', at: NOW - HOUR, channel: 'x:a', metadata: { n: 1 } },
      { id: 'b', name: 'b', at: NOW - HOUR, channel: null, metadata: {} },
    ]))

  test('is nobody whose beat is not known, or lies ahead', () => {
    expect(known({ a: agent({ last_heartbeat: null }), b: agent({ last_heartbeat: 'soon' }) })).toEqual([])
    expect(known({ a: agent() }, NOW - HOUR)).toHaveLength(1)
    expect(known({ a: agent() }, NOW - HOUR - 1)).toEqual([])
  })

  test('is not known by a text that is no map', () => {
    expect([knownAgents('', NOW), knownAgents('{}', NOW), heardInMap('[]', NOW)]).toEqual([null, null, null])
  })

  test('was heard on its channel', () =>
    expect(
      heardInMap(
        JSON.stringify({ agents: { a: agent({ channel: 'x:a' }), b: agent(), c: agent({ channel: '' }) } }),
        NOW,
      ),
    ).toEqual(
      new Map([
        ['x:a', NOW - HOUR],
        ['', NOW - HOUR],
      ]),
    ))
})
