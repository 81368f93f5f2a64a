import { describe, expect, test } from '@jest/globals'
import { checkConfig } from '../../src/config/check-config.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { redisPlace } from '../../src/config/keys/redis-place.js'
import { DEFAULT_REDIS } from '../../src/domain/redis-settings.js'
import { MINUTE, SECOND } from '../../src/domain/time.js'

const USUAL = { ttlMs: null, discoverMs: MINUTE }

describe('a place in Redis as one text', () => {
  test.each([
    ['own', { kind: 'own', names: [], ...USUAL }],
    ['true', { kind: 'own', names: [], ...USUAL }],
    ['key health:hb:web', { kind: 'key', names: ['health:hb:web'], ...USUAL }],
    ['keys health:hb:*', { kind: 'keys', names: ['health:hb:*'], ...USUAL }],
    ['keys a:* b:*', { kind: 'keys', names: ['a:*', 'b:*'], ...USUAL }],
    ['channels a:*, b', { kind: 'channels', names: ['a:*', 'b'], ...USUAL }],
    ['  channel  agents:mary ', { kind: 'channel', names: ['agents:mary'], ...USUAL }],
    ['keys a:* ttl=35s discover=2m', { kind: 'keys', names: ['a:*'], ttlMs: 35 * SECOND, discoverMs: 2 * MINUTE }],
  ])('%s', (text, value) => expect(redisPlace().readText(text)).toEqual({ value }))

  test.each([
    ['health:hb:*', 'is no place in Redis; write "own", "key NAME"'],
    ['keys', 'says "keys" and names none; write "keys NAME"'],
    ['own nightly', 'names more than "own", where a monitor is found by its id'],
    ['key a b', 'names several with "key"; write "keys"'],
    ['key a:*', 'has a pattern in "key"; write "keys", and each of them is a monitor'],
    ['channel a ttl=5s', 'says "ttl", which only keys have'],
    ['key a discover=5s', 'says "discover", and only "keys" are looked for'],
    ['keys a ttl=soon', 'has a "ttl" that is no duration; write it like "35s"'],
    ['keys a ttl=0', 'has a "ttl" that is no duration'],
  ])('%s is wrong', (text, problem) =>
    expect(redisPlace().readText(text)).toEqual({ problem: expect.stringContaining(problem) }),
  )
})

describe('monitors in Redis', () => {
  const monitorsOf = (yaml: string) =>
    checkConfig(readInputs(CHECK_INPUTS, {}), parseConfigFile(yaml, 'c.yml')).monitors
  const wrongIn = (yaml: string) => () => monitorsOf(yaml)

  test('are many where their names are many, and know which Redis', () => {
    const [services, mary] = monitorsOf(
      '{redis: {prefix: "{x}"}, monitors: {s: {redis: {keys: "hb:*"}, every: 10s}, m: {redis: {channel: mary}, threshold: 300s}}}',
    )
    expect(services).toMatchObject({
      each: true,
      kind: 'service',
      source: { kind: 'redis', options: { kind: 'keys', settings: { ...DEFAULT_REDIS, prefix: '{x}' } } },
    })
    expect(mary).toMatchObject({ each: false, source: { options: { kind: 'channel', names: ['mary'] } } })
  })

  test('may have a workflow for the diagnosis', () => {
    const [one] = monitorsOf('{monitors: {a: {redis: true, workflow: a.yml, every: 1h}}}')
    expect(one).toMatchObject({ workflow: 'a.yml', source: { kind: 'redis' } })
  })

  test.each([
    ['{monitors: {a: {redis: true, file: a.json}}}', 'stands beside a file, and beats are read in one place; keep one'],
    ['{monitors: {a: {redis: true, branch: b}}}', 'stands beside a branch'],
    ['{monitors: {a: {redis: true, repository: o/r}}}', 'stands beside a repository'],
    [
      '{monitors: {a: {redis: {keys: "a:*"}, member: b}}}',
      'names a part of one document; beside "redis" it goes with "key" alone',
    ],
    ['{monitors: {a: {redis: {key: a, channel: b}}}}', 'names both "key" and "channel"; keep one'],
    [
      '{monitors: {a: {redis: {pattern: a}}}}',
      'has the key "pattern", which is not known; there are key, keys, channel, channels',
    ],
    ['{monitors: {a: {redis: "redis://:secret@host"}}}', 'is no place in Redis'],
  ])('%s is wrong', (yaml, problem) => expect(wrongIn(yaml)).toThrow(problem))
})

test('an address that was written where a place belongs is told without its password', () => {
  const told = (make: () => unknown): string => {
    try {
      make()
      return ''
    } catch (error) {
      return (error as Error).message
    }
  }
  const address = 'redis://user:secret@host:6379'
  const messages = [
    told(() => readInputs(CHECK_INPUTS, { redis: address })),
    told(() => parseConfigFile(`{monitors: {a: {redis: "${address}"}}}`, 'c.yml')),
  ]
  for (const message of messages) expect(message).toMatch(/^(?!.*secret).*redis:\/\/…@host:6379/s)
})

describe('by inputs alone', () => {
  const read = (raw: Record<string, string>) => checkConfig(readInputs(CHECK_INPUTS, raw), null)

  test.each([
    [{ redis: 'keys health:hb:*' }, ['health-hb']],
    [{ redis: 'channel agents:mary', monitor: 'mary' }, ['mary']],
    [{ redis: 'own', monitor: 'a, b' }, ['a', 'b']],
    [{ redis: 'own', monitors: 'each' }, ['redis']],
    [{ redis: 'keys *' }, ['redis']],
  ])('%j watches %j', (raw, ids) => {
    const config = read(raw)
    expect(config.monitors.map(({ id }) => id)).toEqual(ids)
    expect(config.workflows.discover).toBe(false)
    expect(config.origin.kind).toBe('inputs')
  })

  test.each([
    [
      { redis: 'own' },
      'redis: "own" finds beats by their monitors; name them with "monitor", or write "monitors: each"',
    ],
    [{ redis: 'key a', 'heartbeat-file': 'a.json' }, 'redis: stands beside a file'],
    [{ redis: 'key a', duration: 'long' }, 'duration: "long" is no time to listen; write seconds like "60"'],
    [{ redis: 'key a', duration: '7h' }, 'is longer than 6 h; let `heartbeat watch` listen'],
  ])('%j is wrong', (raw, problem) => expect(() => read(raw as Record<string, string>)).toThrow(problem))

  test.each([
    ['60', 60],
    ['600', 600],
    ['10s', 10],
    ['1m', 60],
    ['0', 0],
    ['1.5', 1.5],
  ])('duration %s is %d s', (given, seconds) =>
    expect(readInputs(CHECK_INPUTS, { duration: given }).duration).toBe(seconds * SECOND),
  )
})
