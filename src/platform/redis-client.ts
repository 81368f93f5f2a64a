import { createHash } from 'node:crypto'
import { redisAddress } from '../domain/redis-address.js'
import { ConfigError, messageOf } from '../errors.js'
import type { Redis, RedisScript } from '../ports.js'
import { createNodes } from './redis-nodes.js'
import { subscribeTo } from './redis-subscription.js'

/** Where one Redis is, and whom to trust there. */
export interface RedisPlace {
  /** May hold a password. */
  readonly url: string
  /** Certificates to trust, PEM; null for those of the system. */
  readonly ca: string | null
}

/** Connects when it is first asked, and anew when it is asked after the connection was lost. Throws ConfigError. */
export function createRedis({ url, ca }: RedisPlace): Redis {
  const address = redisAddress(url)
  if (typeof address === 'string') throw new ConfigError([`redis: ${address}`])
  const nodes = createNodes(address, ca)
  const digests = new WeakMap<RedisScript, string>()
  const subscriptions = new Set<{ stop(): void }>()
  let closed = false

  const call: Redis['call'] = (command) => nodes.call(command.map(String))

  return {
    call,
    async run(script, keys, args) {
      const digest = digests.get(script) ?? createHash('sha1').update(script.text).digest('hex')
      digests.set(script, digest)
      try {
        return await call(['EVALSHA', digest, keys.length, ...keys, ...args])
      } catch (error) {
        if (!/\bNOSCRIPT\b/.test(messageOf(error))) throw error
        return call(['EVAL', script.text, keys.length, ...keys, ...args])
      }
    },
    async subscribe(channels, listener) {
      const subscription = await subscribeTo({ address, ca }, channels, listener)
      if (closed) subscription.stop()
      else subscriptions.add(subscription)
      return { stop: () => (subscriptions.delete(subscription), subscription.stop()) }
    },
    close() {
      closed = true
      for (const subscription of subscriptions) subscription.stop()
      subscriptions.clear()
      nodes.close()
    },
  }
}
