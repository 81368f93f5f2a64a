import { createServer, connect, type Socket } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { redisPlace } from '../../../src/config/keys/redis-place.js'
import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import { createRedis } from '../../../src/platform/redis-client.js'
import type { Redis } from '../../../src/ports.js'
import { SINKS } from '../../../src/sinks/index.js'
import type { Sink } from '../../../src/sinks/sink.js'
import { SOURCES } from '../../../src/sources/index.js'
import type { Source } from '../../../src/sources/source.js'
import { logTo } from '../../sinks/rig.js'
import { memoryFiles } from '../../support/memory-files.js'
import { aMonitor, verdictOf } from '../../support/monitor-samples.js'
import { noHttp } from '../../support/no-http.js'

/** A reader of a real Redis, as one process has it. */
export interface Reader {
  readonly redis: Redis
  readonly source: Source
  readonly log: string[]
  verdicts(monitor: Monitor): Promise<Readonly<Record<string, Verdict>>>
  statuses(monitor: Monitor): Promise<Readonly<Record<string, string>>>
  close(): void
}

/** `clockMs` is how far the clock of this machine is off. */
export async function aReader(url: string, clockMs = 0): Promise<Reader> {
  const redis = createRedis({ url, ca: null })
  const log: string[] = []
  const now = (): number => Date.now() + clockMs
  const source = (await SOURCES.redis()).create({
    clock: { now, sleep: async (ms) => sleep(ms) },
    log: logTo(log),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: async () => redis,
    place: async (path) => path,
  })
  async function verdicts(monitor: Monitor): Promise<Record<string, Verdict>> {
    const at = now()
    const judged = (name: string, one: Reading): [string, Verdict][] => {
      if (one.kind === 'members') return one.members.flatMap((member) => judged(member.name, member.reading))
      return [[name, verdictOf({ ...monitor, id: name, each: false }, one, at)]]
    }
    const reading = (await source.read([monitor], at)).get(monitor.id)
    return reading === undefined ? {} : Object.fromEntries(judged(monitor.id, reading))
  }
  return {
    redis,
    source,
    log,
    verdicts,
    statuses: async (monitor) =>
      Object.fromEntries(Object.entries(await verdicts(monitor)).map(([name, { status }]) => [name, status])),
    close: () => redis.close(),
  }
}

/** What a beat of a machine is written with, whose clock is off by so much. */
export async function aWriter(redis: Redis, clockMs = 0): Promise<(monitor: string) => Promise<void>> {
  const member = await SINKS.redis()
  const now = (): number => Date.now() + clockMs
  const sink: Sink = member.create(member.options({}, []), {
    clock: { now, sleep: async (ms) => sleep(ms) },
    log: logTo([]),
    files: memoryFiles(),
    github: () => Promise.reject(new Error('no GitHub here')),
    redis: async () => redis,
    random: Math.random,
    http: noHttp,
  })
  return async (monitor) => {
    const at = now()
    const text = beatJson(monitor, { at, state: 'ok', source: 'cli' })
    await sink.write({ monitor, at, state: 'ok', text, minIntervalMs: 0 })
  }
}

export function redisMonitor(place: string, settings: MonitorSettings = {}): Monitor {
  const read = redisPlace().readText(place)
  if ('problem' in read) throw new Error(read.problem)
  return aMonitor({ redis: read.value, ...settings }, 'm')
}

/** A way to a port that can be shut: who is connected is cut off, and nobody comes in. */
export async function aGate(
  port: number,
): Promise<{ readonly url: string; shut(): void; open(): void; close(): void }> {
  const sockets = new Set<Socket>()
  let isShut = false
  const gate = createServer((coming) => {
    if (isShut) return coming.destroy()
    const going = connect(port, '127.0.0.1')
    for (const socket of [coming, going]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => (sockets.delete(socket), coming.destroy(), going.destroy()))
    }
    coming.pipe(going).pipe(coming)
  }).listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const address = gate.address() as { port: number }
  return {
    url: `redis://127.0.0.1:${address.port}`,
    shut() {
      isShut = true
      for (const socket of sockets) socket.destroy()
    },
    open: () => void (isShut = false),
    close() {
      for (const socket of sockets) socket.destroy()
      gate.close()
    },
  }
}

export async function until(what: () => boolean | Promise<boolean>, ms = 60_000): Promise<number> {
  const begun = performance.now()
  while (!(await what())) {
    if (performance.now() - begun > ms) throw new Error(`not within ${ms} ms: ${what.toString()}`)
    await sleep(25)
  }
  return Math.round(performance.now() - begun)
}
