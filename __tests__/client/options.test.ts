import { describe, expect, test } from '@jest/globals'
import { heartbeatIn } from '../../src/client/heartbeat.js'
import { OFF } from '../../src/client/off.js'
import { readOptions } from '../../src/client/options.js'
import { createClientTime, createClientWorld } from './world.js'

function made(options: unknown, env: Record<string, string> = {}) {
  const warned: string[] = []
  const openSink = (): never => {
    throw new Error('nothing is opened before the first beat')
  }
  const hb = heartbeatIn(options, { env, clock: createClientTime(), warn: (text) => void warned.push(text), openSink })
  return { hb, warned }
}

describe('it is off', () => {
  test.each<[string, object, Record<string, string>]>([
    ['without an address', { tag: 'worker' }, {}],
    ['by the environment', { tag: 'worker' }, { HEARTBEAT_URL: 'redis://r', HEARTBEAT_ENABLED: 'false' }],
    ['by the option', { tag: 'worker', url: 'redis://r', enabled: false }, {}],
    ['also with options that are wrong', { tag: 'a b', every: 'x', enabled: false }, {}],
  ])('%s: one object for all, and not a word', async (_name, options, env) => {
    const { hb, warned } = made(options, env)
    expect(hb).toBe(OFF)
    expect(warned).toEqual([])
    hb.start()
    hb.pulse({ queue: 3 })
    hb.error(new Error('x'))
    await hb.stop()
    expect([hb.isActive, hb.enabled, hb.stats().total_pulses, await hb.cleanup()]).toEqual([false, false, 0, 0])
  })
})

describe('what is wrong is told once, by key, value and remedy, and nothing is thrown', () => {
  test.each<[string, unknown, string]>([
    ['no options', undefined, 'tag: undefined is no id'],
    [
      'a tag with a space',
      { tag: 'save worker' },
      'tag: "save worker" is no id of letters, digits, ".", "_" and "-"; write "save-worker"',
    ],
    ['an interval without a unit', { tag: 'w', every: '30' }, 'every: "30" is no such duration; write "30s"'],
    [
      'an interval that is none',
      { tag: 'w', every: 'often' },
      'every: "often" is no such duration; write one from "1s"',
    ],
    ['an interval of nothing', { tag: 'w', every: 0 }, 'every: 0 is no such duration'],
    ['an unknown mode', { tag: 'w', mode: 'undead' }, 'mode: "undead" is not known; write "progress" or "alive"'],
    ['an unknown option', { tag: 'w', evry: '30s' }, 'evry: is no option; known are tag, every'],
    ['a text for a flag', { tag: 'w', critical: 'yes' }, 'critical: "yes" is neither true nor false'],
    ['a client that can do nothing', { tag: 'w', redis: {} }, 'redis: is no client that is known'],
  ])('%s', (_name, options, problem) => {
    const { warned } = made(options, { HEARTBEAT_URL: 'redis://r' })
    expect(warned).toEqual([expect.stringContaining(problem)])
  })

  test.each([
    ['mysql://user:sesame@r', 'begins with none of'],
    ['https://', 'is no address of a server'],
    ['redis://user:sesame@r:6379/x', 'there may only be the number of a database'],
  ])('the address %s, without a word of it', (url, problem) => {
    const { hb, warned } = made({ tag: 'w', url })
    expect(hb).toBe(OFF)
    expect(warned).toEqual([expect.stringContaining(problem)])
    expect(warned.join()).not.toContain('sesame')
  })

  test('options that throw when they are looked at', () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no')
        },
      },
    )
    expect(made(hostile, { HEARTBEAT_URL: 'redis://r' }).hb).toBe(OFF)
  })
})

describe('what is right', () => {
  test.each([
    ['30s', 30],
    ['5m', 300],
    [10, 10],
    ['PT1M', 60],
    [undefined, 30],
  ])('every %j is %i s', (every, seconds) => {
    const { hb, warned } = made({ tag: 'w', url: 'redis://r', every })
    expect([hb.interval, warned]).toEqual([seconds, []])
  })

  const whereIn = (url: string) => readOptions({ tag: 'w', url }, {}, [])?.where
  test.each([
    ['http://beats.example', 'http://beats.example/api/heartbeat/w'],
    ['https://beats.example/inside/', 'https://beats.example/inside/api/heartbeat/w'],
    ['https://hc.example/ping/1234', 'https://hc.example/ping/1234'],
    ['https://hc.example/{tag}/beat', 'https://hc.example/w/beat'],
  ])('the address %s leads to %s', (url, whole) => {
    expect(whereIn(url)).toMatchObject({ kind: 'http', url: new URL(whole) })
  })

  test.each([
    ['file:///var/run/beat.json', '/var/run/beat.json'],
    ['file:///var/run/beats/', '/var/run/beats/w.json'],
    ['file:///var/run/{tag}.beat', '/var/run/w.beat'],
    ['file:beats/x.json', `${process.cwd()}/beats/x.json`],
  ])('the file %s is %s', (url, path) => {
    expect(whereIn(url)).toEqual({ kind: 'file', path })
  })
})

describe('what is handed over', () => {
  test('is bounded, on one line, and never thrown over', async () => {
    const { hb, time, written } = createClientWorld({ message: 'all\nwell' })
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`m${i}`, i]))
    const hostile = {
      get boom() {
        throw new Error('no')
      },
    }
    hb.start()
    for (const metrics of [
      many,
      hostile,
      { text: 'x'.repeat(1e6), when: new Date(0), big: 12n, nan: NaN, __proto__: 1 },
    ]) {
      hb.pulse(metrics)
      hb.check('a'.repeat(1e5), true)
      hb.check(Symbol('b') as never, 'yes' as never)
      hb.check(Object.create(null) as never, false)
      await time.pass(31_000)
    }
    hb.error(Object.create(null))
    await time.pass(2_000)
    hb.error(`##[set-env name=x]y ${'x'.repeat(1e6)}`)
    await time.pass(2_000)
    expect(written.length).toBeGreaterThanOrEqual(5)
    for (const { beat } of written) expect(Buffer.byteLength(beat.text)).toBeLessThan(4096)
    expect(written[0]?.document.message).toBe('all well')
    expect(written.at(-1)?.document.message).toMatch(/…$/)
    expect(Object.keys(written[3]?.document.metrics)).toEqual(['text', 'big', 'event_loop_lag_ms'])
  })

  test('leaves out what the program was given to keep', async () => {
    const env = { DB_PASSWORD: 'open sesame', HEARTBEAT_URL: 'redis://:tiger-12@nowhere.example', PATH: '/usr/bin' }
    const { hb, time, written, warned, fail } = createClientWorld({ url: undefined, token: 'token-0123456789' }, env)
    hb.start()
    await time.pass(2_000)
    const secrets = 'open sesame, tiger-12, token-0123456789, postgres://me:let-me-in@db/x, /usr/bin'
    hb.pulse({ said: secrets })
    hb.error(new Error(secrets))
    await time.pass(2_000)
    fail(`cannot: ${secrets}`)
    hb.error('another')
    await time.pass(2_000)
    expect(written[1]?.document.message).toContain('/usr/bin')
    const all = written.map(({ beat }) => beat.text).join() + warned.join()
    for (const secret of ['open sesame', 'tiger-12', 'token-0123456789', 'let-me-in']) expect(all).not.toContain(secret)
  })
})
