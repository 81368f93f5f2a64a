import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { Config } from '../config/config.js'
import { ALONE, type Leadership } from '../domain/leadership.js'
import type { SteadyClock } from '../ports.js'
import type { Connections } from './connections.js'

/** Watchers that keep their incidents in Redis share them, so one of them leads; any other is its own leader. */
export async function openLeadership(
  { keptIn, redis: settings }: Pick<Config, 'keptIn' | 'redis'>,
  { redis, surroundings }: Pick<Connections, 'redis' | 'surroundings'>,
  clock: SteadyClock,
): Promise<Leadership> {
  if (keptIn !== 'redis' && keptIn !== 'redis-github') return ALONE
  const { createLease } = await import('../redis/lease.js')
  const holder = `${hostname()}:${process.pid}:${randomBytes(6).toString('hex')}`
  return createLease(settings, {
    redis: await redis(settings),
    clock,
    log: surroundings.log,
    random: Math.random,
    holder,
  })
}
