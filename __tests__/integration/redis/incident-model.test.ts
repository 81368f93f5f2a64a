import { afterAll, beforeAll, test } from '@jest/globals'
import { DEFAULT_REDIS } from '../../../src/domain/redis-settings.js'
import { redis as member } from '../../../src/incidents/redis/index.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { times } from '../../support/figures.js'
import { livedOn, type LivedOn } from '../../support/incident-life.js'
import { liveOften } from '../../support/incident-lives.js'
import { aLog } from '../../support/incident-samples.js'
import { memoryFiles } from '../../support/memory-files.js'
import { describeWith } from '../../support/needs.js'
import { startRedis, type RedisServer } from '../../support/redis-server.js'

const LIVES = times(40, 5_000)
const HOUR_MS = 3_600_000

// proves: 11, 15, 16, 17
describeWith('redis-server', 'whatever happens, in whatever order', () => {
  let server: RedisServer
  let client: Redis
  let lives = 0
  beforeAll(async () => {
    server = await startRedis()
    client = createRedis({ url: server.url, ca: null })
  })
  afterAll(async () => {
    client.close()
    await server.close()
  })

  /** Each life under keys of its own, each process with what it has seen itself. */
  function inRedis(): LivedOn {
    const settings = { ...DEFAULT_REDIS, prefix: `{life-${++lives}}` }
    const github = () => Promise.reject(new Error('no GitHub here'))
    const ports = { github, redis: async () => client, files: memoryFiles(), log: aLog() }
    return livedOn(() => member.create(settings, ports), true)
  }

  test(
    'incidents in Redis come to rest as they should be, and people know',
    async () => liveOften('in Redis', inRedis, LIVES),
    times(HOUR_MS / 6, 6 * HOUR_MS),
  )
})
