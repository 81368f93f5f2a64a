import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from '../../src/ports.js'
import { bareEnvironment, node24, projectRoot } from './child.js'
import type { FakeEngine } from './fake-engine.js'
import type { RedisServer } from './redis-server.js'

const CLI = join(projectRoot, 'dist', 'cli', 'index.js')

/** What became of the processes of one proof. */
export interface Watchers {
  start(how?: { readonly env?: Readonly<Record<string, string>>; readonly args?: readonly string[] }): ChildProcess
  /** The process that Redis says leads; null where nobody does, or another process. */
  leader(): Promise<ChildProcess | null>
  /** All that they said. */
  readonly said: readonly string[]
  end(): Promise<void>
}

/** Watchers as people start them, with a config of their own and one Redis. */
export function createWatchers(redis: RedisServer, client: Redis, config: string): Watchers {
  const path = join(redis.folder, 'heartbeat.yml')
  writeFileSync(path, config)
  const running = new Set<ChildProcess>()
  const said: string[] = []
  return {
    said,
    start({ env = {}, args = [] } = {}) {
      const child = spawn(node24, [CLI, 'watch', '--config', path, '--interval', '1s', ...args], {
        env: { ...bareEnvironment(redis.folder), REDIS_URL: redis.url, ...env },
        cwd: redis.folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (text) =>
          said.push(
            ...String(text)
              .split('\n')
              .map((line) => `${child.pid}: ${line}`),
          ),
        )
      running.add(child)
      child.once('exit', () => running.delete(child))
      return child
    },
    async leader() {
      const holder = await client.call(['GET', '{heartbeat}:leader'])
      const pid = typeof holder === 'string' ? Number(holder.split(':').at(-2)) : 0
      return [...running].find((child) => child.pid === pid) ?? null
    },
    async end() {
      await Promise.all([...running].map((child) => (child.kill('SIGKILL'), once(child, 'exit'))))
    },
  }
}

/** Who beats by itself, and at once where that is wanted. */
export interface Beats {
  beat(): Promise<void>
  stop(): void
}

/** Services in containers that beat into keys of Redis as long as they run. */
export function beatAll(client: Redis, engine: FakeEngine, names: readonly string[]): Beats {
  const beat = async (): Promise<void> => {
    const timestamp = new Date().toISOString()
    const pairs = names
      .filter((name) => engine.isRunning(name))
      .flatMap((name) => [`hb:${name}`, JSON.stringify({ status: 'healthy', timestamp })])
    // Where Redis is away services go on all the same.
    if (pairs.length > 0) await client.call(['MSET', ...pairs]).catch(() => undefined)
  }
  void beat()
  const timer = setInterval(() => void beat(), 300)
  return { beat, stop: () => clearInterval(timer) }
}

/** Asks until it is so. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, withinMs = 30_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`${what}: not so within ${withinMs} ms`)
    await sleep(20)
  }
}
