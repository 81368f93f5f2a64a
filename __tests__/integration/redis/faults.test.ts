import { afterAll, afterEach, expect, test } from '@jest/globals'
import { createRedis } from '../../../src/platform/redis-client.js'
import { ExternalError } from '../../../src/errors.js'
import type { Redis } from '../../../src/ports.js'
import { createCertificate } from '../../support/certificate.js'
import { figure } from '../../support/figures.js'
import { describeWith } from '../../support/needs.js'
import { startRedisCluster } from '../../support/redis-cluster.js'
import { freePort, startRedis, type RedisOptions } from '../../support/redis-server.js'
import { startRedisStub } from '../../support/redis-stub.js'

const PASSWORD = 'correct/horse#battery'
const LONGEST_MS = 5_000

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function server(options: RedisOptions = {}) {
  const started = await startRedis(options)
  closers.push(started.close)
  return started
}

async function stub(answer: string | null): Promise<string> {
  const started = await startRedisStub(answer)
  closers.push(started.close)
  return `redis://127.0.0.1:${started.port}`
}

interface Case {
  readonly name: string
  readonly make: () => Promise<string | { readonly url: string; readonly ca?: string }>
  readonly command?: readonly string[]
  readonly says: RegExp
  readonly remedy: RegExp
}

const at127 = createCertificate({ ip: '127.0.0.1' })
const authority = createCertificate({ dns: 'own authority' })

const CASES: readonly Case[] = [
  {
    name: 'refused',
    make: async () => `redis://127.0.0.1:${await freePort()}`,
    says: /ECONNREFUSED/,
    remedy: /start Redis, or correct the address/,
  },
  {
    name: 'no such host',
    make: () => Promise.resolve('redis://no-such-host.invalid:6379'),
    says: /ENOTFOUND|EAI_AGAIN/,
    remedy: /correct the address/,
  },
  { name: 'accepts and is mute', make: () => stub(null), says: /no answer within 3 s/, remedy: /stopped, overloaded/ },
  {
    name: 'stopped by a signal',
    make: async () => {
      const { freeze, url } = await server()
      freeze()
      return url
    },
    says: /no answer within 3 s/,
    remedy: /stopped, overloaded/,
  },
  {
    name: 'loading its data',
    make: async () => {
      const { cli, stop, start, url } = await server({
        persistence: 'rdb',
        args: ['--key-load-delay', '20000', '--loading-process-events-interval-bytes', '1024'],
      })
      cli('EVAL', "for i = 1, 1000 do redis.call('SET', 'key' .. i, string.rep('x', 100)) end", '0')
      await stop()
      await start()
      return url
    },
    says: /LOADING/,
    remedy: /wait until it has them/,
  },
  {
    name: 'no password',
    make: async () => (await server({ password: PASSWORD })).url.replace(/\/\/.*@/, '//'),
    says: /NOAUTH/,
    remedy: /redis:\/\/user:password@host/,
  },
  {
    name: 'wrong password',
    make: async () => (await server()).user('mary', PASSWORD, '+@all', '~*').replace('horse', 'house'),
    says: /WRONGPASS/,
    remedy: /user or password is wrong/,
  },
  {
    name: 'a forbidden command',
    make: async () => (await server()).user('mary', PASSWORD, '-@all', '~*'),
    says: /NOPERM/,
    remedy: /ACL SETUSER mary \+get\. .*heartbeat redis acl/,
  },
  {
    name: 'a forbidden key',
    make: async () => (await server()).user('mary', PASSWORD, '+@all', '~other'),
    says: /NOPERM/,
    remedy: /ACL SETUSER mary ~\{heartbeat\}:last\./,
  },
  {
    name: 'a certificate signed by itself',
    make: async () => (await server({ tls: at127 })).url,
    says: /self-signed certificate/,
    remedy: /redis: \{ ca: … \}/,
  },
  {
    name: 'a certificate of another authority',
    make: async () => {
      const { url } = await server({ tls: createCertificate({ ip: '127.0.0.1' }, { signedBy: authority }) })
      return { url, ca: at127.cert }
    },
    says: /verify|issuer/,
    remedy: /file of its authority/,
  },
  {
    name: 'a certificate for another name',
    make: async () => {
      const elsewhere = createCertificate({ dns: 'redis.example.org' })
      return { url: (await server({ tls: elsewhere })).url, ca: elsewhere.cert }
    },
    says: /altnames|does not match/i,
    remedy: /write the name that stands in it/,
  },
  {
    name: 'an expired certificate',
    make: async () => {
      const old = createCertificate({ ip: '127.0.0.1' }, { until: 2021 })
      return { url: (await server({ tls: old })).url, ca: old.cert }
    },
    says: /expired/,
    remedy: /renew it/,
  },
  {
    name: 'redis:// to a port that speaks TLS',
    make: async () => (await server({ tls: at127 })).url.replace('rediss:', 'redis:'),
    says: /closed|ECONNRESET/,
    remedy: /rediss:\/\//,
  },
  {
    name: 'rediss:// to a plain port',
    make: async () => (await server()).url.replace('redis:', 'rediss:'),
    says: /Connection timeout|closed|wrong version/,
    remedy: /plain port\? Then write redis:\/\//,
  },
  {
    name: 'moved to a node that is gone',
    make: async () => {
      const { nodes, close } = await startRedisCluster()
      closers.push(close)
      await nodes[1].kill()
      return nodes[0].url
    },
    command: ['GET', 'foo'],
    says: /ECONNREFUSED/,
    remedy: /start Redis, or correct the address/,
  },
  {
    name: 'sent to and fro',
    make: () => stub('-MOVED 12182 :PORT'),
    says: /MOVED 12182/,
    remedy: /CLUSTER NODES/,
  },
  {
    name: 'keys of several slots',
    make: async () => {
      const { nodes, close } = await startRedisCluster()
      closers.push(close)
      return nodes[0].url
    },
    command: ['MGET', 'foo', 'bar'],
    says: /CROSSSLOT/,
    remedy: /one hash tag/,
  },
  {
    name: 'a replica without its master',
    make: async () => {
      const master = await server()
      const replica = await server({
        args: ['--replicaof', '127.0.0.1', String(master.port), '--replica-serve-stale-data', 'no'],
      })
      await master.kill()
      return replica.url
    },
    says: /replica/,
    remedy: /address of the master/,
  },
  {
    name: 'a replica, refused its role',
    make: async () => {
      const master = await server()
      const replica = await server({ args: ['--replicaof', '127.0.0.1', String(master.port)] })
      return replica.user('mary', PASSWORD, '+@all', '-role', '~*')
    },
    command: ['SET', '{heartbeat}:last', '1'],
    says: /READONLY/,
    remedy: /address of the master/,
  },
  {
    name: 'the limit of the provider',
    make: () => stub('-ERR max daily request limit exceeded. Limit: 10000, Usage: 10000.'),
    says: /max daily request limit exceeded/,
    remedy: /allowance at the provider is used up/,
  },
  {
    name: 'too many clients',
    make: async () => {
      const { url, port } = await server({ args: ['--maxclients', '1'] })
      const other = createRedis({ url: `redis://127.0.0.1:${port}`, ca: null })
      await other.call(['PING'])
      closers.push(() => Promise.resolve(other.close()))
      return url
    },
    says: /max number of clients/,
    remedy: /maxclients/,
  },
  {
    name: 'something else than Redis',
    make: () => stub('HTTP/1.1 400 Bad Request'),
    says: /Redis at 127/,
    remedy: /speaks the protocol of Redis/,
  },
  {
    name: 'an answer without end',
    make: async () => {
      const { cli, url } = await server()
      cli('EVAL', "redis.call('SET', 'huge', string.rep('x', 40 * 1024 * 1024))", '0')
      return url
    },
    command: ['GET', 'huge'],
    says: /more than 32 MiB/,
    remedy: /a beat has a few hundred bytes/,
  },
]

describeWith('redis-server', 'each fault has a cause and a remedy, comes in time and leaves nothing open', () => {
  let good = 0
  afterAll(() => figure('faults of Redis', 'of them named and in time', `${good} of ${CASES.length}`))

  test.each(CASES)(
    '$name',
    async ({ name, make, command, says, remedy }) => {
      const made = await make()
      const { url, ca = null } = typeof made === 'string' ? { url: made } : made
      const before = openThings()
      const redis = createRedis({ url, ca })
      const begun = performance.now()
      const error = await faultOf(redis, command ?? ['GET', '{heartbeat}:last'])
      const took = Math.round(performance.now() - begun)
      redis.close()
      expect(error.message).toMatch(says)
      expect(error.fault.remedy).toMatch(remedy)
      expect(error.message + String(error.fault.remedy)).not.toMatch(/horse|house/)
      expect(took).toBeLessThan(LONGEST_MS)
      await new Promise((resolve) => setTimeout(resolve, 50))
      expect(openThings().filter((thing) => !before.splice(before.indexOf(thing) >>> 0, 1).includes(thing))).toEqual([])
      good++
      figure('faults of Redis', name, `${took} ms`)
    },
    30_000,
  )
})

/** What would keep this process from ending. */
function openThings(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /^(TCP|TLS|TCPSOCKET)|Socket|Connect|GetAddrInfo/i.test(name))
    .sort()
}

async function faultOf(redis: Redis, command: readonly string[]): Promise<ExternalError> {
  const answer = await redis.call(command).catch((error: unknown): unknown => error)
  if (answer instanceof ExternalError) return answer
  throw new Error(`no fault but ${JSON.stringify(answer)}`)
}
