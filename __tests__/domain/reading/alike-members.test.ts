import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readAlikeMembers } from '../../../src/domain/reading/alike-members.js'
import { readDocument } from '../../../src/domain/reading/read.js'
import { membersReading } from '../../../src/domain/reading/to-reading.js'
import { DAY, MINUTE } from '../../../src/domain/time.js'

const NOW = Date.UTC(2026, 10, 22, 12)
const TIME = '2026-11-22T11:59:00Z'
/** Many more than the suite can afford: `PROPERTY_RUNS=100000`. */
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 100)

function shortWay(text: string): unknown {
  return readAlikeMembers(text, NOW + 5 * MINUTE)
}

function longWay(text: string, timezone: string | null = null): unknown {
  const options = { timestampField: null, timezone, statusField: null, format: 'auto', now: NOW, each: true } as const
  return membersReading(readDocument(text, { ...options, zoned: () => NOW - DAY }))
}

const MAPS = [
  'agents', 'monitors', 'services', 'jobs', 'bots', 'workers', 'nodes', 'components', 'instances', 'hosts', 'devices', 'servers',
  'machines', 'heartbeats',
] // prettier-ignore
const TIME_KEYS = ['last_run', 'last_seen', 'last_heartbeat', 'heartbeat', 'timestamp', 'updated_at']

describe('what the short way reads', () => {
  test.each(MAPS)('a map called %s', (map) => {
    const text = JSON.stringify({ [map]: { a: { last_run: TIME, status: 'ok' }, b: { last_run: TIME } } })
    expect(shortWay(text)).toMatchObject({ kind: 'members', members: [{ name: 'a' }, { name: 'b' }] })
    expect(shortWay(text)).toEqual(longWay(text))
  })

  test.each(TIME_KEYS)('a time under %s, before its word or behind it', (key) => {
    const text = `{ "agents": {
      "a b": {"${key}": "${TIME}", "status": "failed"},
      "é" : { "status" : "running", "${key}" : "2026-11-22T11:59:00.123456+00:00" }
    } }\n`
    expect(shortWay(text)).not.toBeNull()
    expect(shortWay(text)).toEqual(longWay(text))
  })

  test('one member alone, with plain values around the map', () => {
    const text = `{"updated_at": "${TIME}", "version": 3, "agents": {"a": {"last_run": "${TIME}"}}, "note": null}`
    expect(shortWay(text)).not.toBeNull()
    expect(shortWay(text)).toEqual(longWay(text))
  })

  test('thousands of members', () => {
    const members = Array.from({ length: 3000 }, (_, i) => [`agent-${i}`, { last_run: TIME, status: 'ok' }])
    const text = JSON.stringify({ agents: Object.fromEntries(members) })
    expect(shortWay(text)).not.toBeNull()
    expect(shortWay(text)).toEqual(longWay(text))
  })
})

const GOOD = `"a": {"last_run": "${TIME}", "status": "ok"}`

test.each([
  '',
  '{}',
  '[]',
  '{"agents": {}}',
  `{"agents": [${GOOD}]}`,
  `{"agents": {${GOOD}}`,
  `{"agents": {${GOOD}}}}`,
  `{"agents": {${GOOD},}}`,
  `{"agents": {${GOOD}} "x": 1}`,
  `{"agents": {${GOOD}}, "agents": {}}`,
  `{"agents": {${GOOD}}, "\\u0061gents": {}}`,
  `{"agents": {${GOOD}}, "metrics": {"b": 1}}`,
  `{"agents": {${GOOD}}, "monitor": "c", "last_run": "${TIME}"}`,
  `{"meta": {"agents": {${GOOD}}}}`,
  `{"agents": {${GOOD}, ${GOOD}}}`,
  `{"agents": {${GOOD}, "7": {"last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b/c": {"last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b~c": {"last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b\\n": {"last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "\u2028<<<<<<< b": {"last_run": "${TIME}"}}}`,
  `{"note": "\u2028<<<<<<< b", "agents": {${GOOD}}}`,
  `{"agents": {${GOOD}, "": {"last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "${TIME}", "last_run": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "${TIME}", "state": "ok"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "${TIME}", "status": "idle"}}}`,
  `{"agents": {${GOOD}, "b": {"last_check": "${TIME}"}}}`,
  `{"agents": {${GOOD}, "b": {"status": "ok"}}}`,
  `{"agents": {${GOOD}, "b": {"status": "ok", "status": "ok"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "${TIME}", "status": "ok", "n": 1}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": null}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "2026-11-22T11:59:00"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "1970-01-01T00:00:00Z"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "2026-11-31T00:00:00Z"}}}`,
  `{"agents": {${GOOD}, "b": {"last_run": "2026-11-22T12:05:01Z"}}}`,
  `{"agents": {"a": {"last_heartbeat": "${TIME}", "status": "online"}}}`,
  `{"tasks": {${GOOD}}}`,
  `\ufeff{"agents": {${GOOD}}}`,
])('%s is for the rules for documents of anybody', (text) => expect(shortWay(text)).toBeNull())

const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('a', 'b', 'last_run', 'status', '__proto__', 'constructor', '12', 'x/1', 'meta', 'config', 'tasks'),
)
const time = fc.oneof(
  fc.integer({ min: Date.UTC(2000, 0, 1), max: NOW }).map((at) => new Date(at).toISOString()),
  fc.integer({ min: NOW - DAY, max: NOW + 10 * MINUTE }).map((at) => new Date(at).toISOString().replace('Z', '+00:00')),
  fc.constantFrom('2026-11-21T24:00:00Z', '2026-02-30T00:00:00Z', '2026-11-21T10:00:60Z', '2026-11-21', 'never', ''),
)
const word = fc.constantFrom(
  'ok',
  'success',
  'healthy',
  'alive',
  'running',
  'failed',
  'error',
  'stopped',
  'online',
  'OK',
)
const member = fc
  .tuple(fc.constantFrom(...TIME_KEYS), time, fc.option(word, { nil: undefined }), fc.boolean())
  .map(([key, at, status, isStatusFirst]) => (isStatusFirst ? { status, [key]: at } : { [key]: at, status }))
const value = fc.oneof(
  time,
  fc.constantFrom(null, 0, 1_790_000_000, true, '', 'ok', 'Asia/Tokyo', 'failed', {}, [], { last_run: TIME }),
)
const KEYS = [
  'updated_at',
  'last_run',
  'monitor',
  'status',
  'timezone',
  'version',
  'error',
  'agents',
  'jobs',
  'runs',
  'x',
]
const around = fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 3 })
const odd = fc.oneof({ weight: 20, arbitrary: member }, { weight: 1, arbitrary: value })

test('members are read the short way as they are the long way, or not at all', () => {
  const members = fc.oneof(
    { weight: 3, arbitrary: fc.dictionary(name, member, { minKeys: 1, maxKeys: 8 }) },
    { weight: 1, arbitrary: fc.dictionary(name, odd, { minKeys: 1, maxKeys: 8 }) },
  )
  const place = fc.record({ before: around, map: fc.constantFrom(...MAPS), members, after: around })
  const format = fc.record({ indent: fc.nat(2), timezone: fc.constantFrom(null, 'Europe/Berlin') })
  fc.assert(
    fc.property(place, format, ({ before, map, members: all, after }, { indent, timezone }) => {
      const text = JSON.stringify({ ...before, [map]: all, ...after }, null, indent)
      const read = shortWay(text)
      if (read !== null) expect(read).toEqual(longWay(text, timezone))
    }),
    { numRuns: numRuns * 4 },
  )
})
