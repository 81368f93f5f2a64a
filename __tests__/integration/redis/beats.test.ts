import { afterAll, afterEach, beforeAll } from '@jest/globals'
import { HOUR, toIso } from '../../../src/domain/time.js'
import { createFiles } from '../../../src/platform/files.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { OpenRedis, Redis } from '../../../src/ports.js'
import { SINKS } from '../../../src/sinks/index.js'
import { SOURCES } from '../../../src/sources/index.js'
import { OWN_LAYOUT, WRONG_REDIS_SINKS } from '../../contract/redis-sink.js'
import { sinkContract } from '../../contract/sink-contract.js'
import { sourceContract } from '../../contract/sources.js'
import { logTo, NOON } from '../../sinks/rig.js'
import { memoryFiles } from '../../support/memory-files.js'
import { aMonitor } from '../../support/monitor-samples.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'
import { noHttp } from '../../support/no-http.js'

let server: RedisServer
let redis: Redis
const others: Redis[] = []

const noGitHub = (): Promise<never> => Promise.reject(new Error('no GitHub here'))

/** The same promises as in memory, kept with a real server behind them. */
describeWith('redis-server', 'beats in a real Redis', () => {
  beforeAll(async () => {
    server = await startRedis()
    redis = createRedis({ url: server.url, ca: null })
    server.cli('ACL', 'SETUSER', 'blind', 'on', '>blind', '~*', '&*', '+@all', '-mget')
  })
  afterEach(() => {
    server.cli('FLUSHALL')
    for (const other of others.splice(0)) other.close()
  })
  afterAll(async () => {
    redis.close()
    await server.close()
  })

  for (const how of ['own layout', 'key'] as const) {
    sinkContract(
      `redis, ${how}`,
      async () => ({
        member: await SINKS.redis(),
        options: how === 'key' ? { key: 'hb:{monitor}:{instance}', ttlMs: 35_000, instance: 'a' } : {},
        wrong: WRONG_REDIS_SINKS,
        ports: {
          clock: { now: () => NOON, sleep: () => Promise.resolve() },
          log: logTo([]),
          files: createFiles(),
          random: () => 0,
          http: noHttp,
          github: noGitHub,
          redis: async () => redis,
        },
        stored: async () => {
          const [name, ...args] = how === 'key' ? ['GET', 'hb:backup:a'] : ['HGET', OWN_LAYOUT.beats, 'backup']
          return (await redis.call([name ?? '', ...args])) as string | null
        },
      }),
      { skip: [{ reason: 'what lies in Redis has no address', tests: ['says where the beat can be looked at'] }] },
    )
  }

  sourceContract(
    'redis',
    async () => {
      let client = redis
      const go = (url: string): void => {
        client = createRedis({ url, ca: null })
        others.push(client)
      }
      const open: OpenRedis = async () => client
      return {
        source: (await SOURCES.redis()).create({
          clock: { now: () => NOON, sleep: async () => {} },
          log: logTo([]),
          files: memoryFiles(),
          http: { request: () => Promise.reject(new Error('no HTTP here')) },
          github: noGitHub,
          redis: open,
          place: async (path) => path,
        }),
        now: NOON,
        monitor: (name) => ({
          ...aMonitor({}, name),
          source: { kind: 'redis', options: { kind: 'key', names: [`hb:${name}`] } },
        }),
        misconfigured: () => ({ ...aMonitor({}, 'wrong'), source: { kind: 'redis', options: { kind: 'list' } } }),
        placeOf: (name) => ({ kind: 'redis', key: `hb:${name}` }),
        // Commands of one connection are answered in their order.
        put: (name, text = JSON.stringify({ last_run: toIso(NOON - HOUR) })) =>
          void redis.call(['SET', `hb:${name}`, text]),
        cutOff: () => go('redis://127.0.0.1:1'),
        hide: () => go(server.url.replace('redis://', 'redis://blind:blind@')),
      }
    },
    {
      skip: [
        {
          reason: 'places in Redis are named, never found, and know of no workflow',
          tests: [
            'discovers monitors that it can read itself',
            'leaves out of a discovery what is named already',
            'diagnoses in sentences, and without an answer says that too',
            'knows the run before, or null',
          ],
        },
      ],
    },
  )
})
