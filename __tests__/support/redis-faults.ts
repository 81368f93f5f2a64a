import { setTimeout as sleep } from 'node:timers/promises'
import { createRedis } from '../../src/platform/redis-client.js'
import { createCertificate } from './certificate.js'
import { startRedisCluster } from './redis-cluster.js'
import { freePort, startRedis, type RedisOptions, type RedisServer } from './redis-server.js'
import { startRedisStub } from './redis-stub.js'

/** No part of it may be said. */
export const PASSWORD = 'correct/horse#battery'

/** Servers of one fault, ended together. */
export interface FaultRig {
  server(options?: RedisOptions): Promise<RedisServer>
  /** The address of something that answers everything with one line. */
  stub(answer: string | null): Promise<string>
  closeLater(close: () => unknown): void
  close(): Promise<void>
}

export function createFaultRig(): FaultRig {
  const closers: (() => unknown)[] = []
  return {
    async server(options = {}) {
      const started = await startRedis(options)
      closers.push(started.close)
      return started
    },
    async stub(answer) {
      const started = await startRedisStub(answer)
      closers.push(started.close)
      return `redis://127.0.0.1:${started.port}`
    },
    closeLater: (close) => void closers.push(close),
    async close() {
      for (const close of closers.splice(0).reverse()) await close()
    },
  }
}

const at127 = createCertificate({ ip: '127.0.0.1' })
const authority = createCertificate({ dns: 'own authority' })

/** One way in which a Redis cannot be asked. */
export interface RedisFault {
  readonly name: string
  /** Starts what is needed, and says where it is. */
  readonly make: (rig: FaultRig) => Promise<string | { readonly url: string; readonly ca?: string }>
  readonly command?: readonly string[]
  readonly says: RegExp
  readonly remedy: RegExp
}

export const REDIS_FAULTS: readonly RedisFault[] = [
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
  {
    name: 'accepts and is mute',
    make: ({ stub }) => stub(null),
    says: /no answer within 3 s/,
    remedy: /stopped, overloaded/,
  },
  {
    name: 'stopped by a signal',
    make: async ({ server }) => {
      const { freeze, url } = await server()
      freeze()
      return url
    },
    says: /no answer within 3 s/,
    remedy: /stopped, overloaded/,
  },
  {
    name: 'loading its data',
    make: async ({ server }) => {
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
    make: async ({ server }) => (await server({ password: PASSWORD })).url.replace(/\/\/.*@/, '//'),
    says: /NOAUTH/,
    remedy: /redis:\/\/user:password@host/,
  },
  {
    name: 'wrong password',
    make: async ({ server }) => (await server()).user('mary', PASSWORD, '+@all', '~*').replace('horse', 'house'),
    says: /WRONGPASS/,
    remedy: /user or password is wrong/,
  },
  {
    name: 'a forbidden command',
    make: async ({ server }) => (await server()).user('mary', PASSWORD, '-@all', '~*'),
    says: /NOPERM/,
    remedy: /ACL SETUSER mary \+(get|time)\. .*heartbeat redis acl/,
  },
  {
    name: 'a forbidden key',
    make: async ({ server }) => (await server()).user('mary', PASSWORD, '+@all', '~other'),
    says: /NOPERM/,
    remedy: /ACL SETUSER mary ~\{heartbeat\}:last\./,
  },
  {
    name: 'a certificate signed by itself',
    make: async ({ server }) => (await server({ tls: at127 })).url,
    says: /self-signed certificate/,
    remedy: /redis: \{ ca: … \}/,
  },
  {
    name: 'a certificate of another authority',
    make: async ({ server }) => {
      const { url } = await server({ tls: createCertificate({ ip: '127.0.0.1' }, { signedBy: authority }) })
      return { url, ca: at127.cert }
    },
    says: /verify|issuer/,
    remedy: /file of its authority/,
  },
  {
    name: 'a certificate for another name',
    make: async ({ server }) => {
      const elsewhere = createCertificate({ dns: 'redis.example.org' })
      return { url: (await server({ tls: elsewhere })).url, ca: elsewhere.cert }
    },
    says: /altnames|does not match/i,
    remedy: /write the name that stands in it/,
  },
  {
    name: 'an expired certificate',
    make: async ({ server }) => {
      const old = createCertificate({ ip: '127.0.0.1' }, { until: 2021 })
      return { url: (await server({ tls: old })).url, ca: old.cert }
    },
    says: /expired/,
    remedy: /renew it/,
  },
  {
    name: 'redis:// to a port that speaks TLS',
    make: async ({ server }) => (await server({ tls: at127 })).url.replace('rediss:', 'redis:'),
    says: /closed|ECONNRESET/,
    remedy: /rediss:\/\//,
  },
  {
    name: 'rediss:// to a plain port',
    make: async ({ server }) => (await server()).url.replace('redis:', 'rediss:'),
    says: /Connection timeout|closed|wrong version/,
    remedy: /plain port\? Then write redis:\/\//,
  },
  {
    name: 'moved to a node that is gone',
    make: async ({ closeLater }) => {
      const { nodes, close } = await startRedisCluster()
      closeLater(close)
      const isOnFirst = Number(nodes[0].cli('CLUSTER', 'KEYSLOT', '{heartbeat}:last')) < 8192
      const [owner, other] = isOnFirst ? nodes : [nodes[1], nodes[0]]
      await owner.kill()
      return other.url
    },
    says: /ECONNREFUSED/,
    remedy: /start Redis, or correct the address/,
  },
  {
    name: 'sent to and fro',
    make: ({ stub }) => stub('-MOVED 12182 :PORT'),
    says: /MOVED 12182/,
    remedy: /CLUSTER NODES/,
  },
  {
    name: 'keys of several slots',
    make: async ({ closeLater }) => {
      const { nodes, close } = await startRedisCluster()
      closeLater(close)
      return nodes[0].url
    },
    command: ['MGET', 'foo', 'bar'],
    says: /CROSSSLOT/,
    remedy: /one hash tag/,
  },
  {
    name: 'a replica without its master',
    make: async ({ server }) => {
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
    make: async ({ server }) => {
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
    make: ({ stub }) => stub('-ERR max daily request limit exceeded. Limit: 10000, Usage: 10000.'),
    says: /max daily request limit exceeded/,
    remedy: /allowance at the provider is used up/,
  },
  {
    name: 'too many clients',
    make: async ({ server, closeLater }) => {
      const { url, port } = await server({ args: ['--maxclients', '1'] })
      const other = createRedis({ url: `redis://127.0.0.1:${port}`, ca: null })
      closeLater(() => Promise.resolve(other.close()))
      // Whoever looked whether it is up may still count as its one client.
      while ((await other.call(['PING']).catch(() => null)) !== 'PONG') await sleep(25)
      return url
    },
    says: /max number of clients/,
    remedy: /maxclients/,
  },
  {
    name: 'something else than Redis',
    make: ({ stub }) => stub('HTTP/1.1 400 Bad Request'),
    says: /Redis at 127/,
    remedy: /speaks the protocol of Redis/,
  },
  {
    name: 'an answer without end',
    make: async ({ server }) => {
      const { cli, url } = await server()
      cli('EVAL', "redis.call('SET', 'huge', string.rep('x', 40 * 1024 * 1024))", '0')
      return url
    },
    command: ['GET', 'huge'],
    says: /more than 32 MiB/,
    remedy: /a beat has a few hundred bytes/,
  },
]
