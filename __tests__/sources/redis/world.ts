import type { MonitorSettings } from '../../../src/config/monitor-keys.js'
import type { Monitor } from '../../../src/domain/monitor.js'
import type { Instant } from '../../../src/domain/time.js'
import { toIso } from '../../../src/domain/time.js'
import type { Verdict } from '../../../src/domain/verdict.js'
import type { Reading } from '../../../src/domain/what-was-read.js'
import { SINKS } from '../../../src/sinks/index.js'
import type { Sink } from '../../../src/sinks/sink.js'
import { SOURCES } from '../../../src/sources/index.js'
import type { Source } from '../../../src/sources/source.js'
import { beatJson } from '../../../src/domain/beat/beat-document.js'
import { fakeRedis, type FakeRedis } from '../../support/fake-redis.js'
import { memoryFiles } from '../../support/memory-files.js'
import { aMonitor, verdictOf } from '../../support/monitor-samples.js'
import { redisPlace } from '../../../src/config/keys/redis-place.js'
import { noHttp } from '../../support/no-http.js'

export const NOON = Date.UTC(2026, 10, 22, 12)

/** One Redis, one reader of it, and a clock that the test moves. */
export interface World {
  readonly redis: FakeRedis
  readonly warnings: string[]
  now(): Instant
  pass(ms: number): void
  read(...monitors: Monitor[]): Promise<Reading>
  /** The status of one monitor, or of each of its members. */
  statuses(monitor: Monitor): Promise<Readonly<Record<string, string>>>
  verdicts(monitor: Monitor): Promise<Readonly<Record<string, Verdict>>>
  listen(monitor: Monitor, forMs: number | null): Promise<void>
  /** A process that has just begun. */
  again(): Promise<void>
  /** Beats by the sink, from a machine whose clock is that far ahead. */
  beat(monitor: string, aheadMs?: number): Promise<void>
}

export async function redisWorld(): Promise<World> {
  let now = NOON
  const redis = fakeRedis(() => now)
  const warnings: string[] = []
  const clock = { now: () => now, sleep: async (ms: number) => void (now += ms) }
  const log = {
    debug: () => {},
    info: () => {},
    notice: () => {},
    warning: (text: string) => void warnings.push(text),
    error: () => {},
  }
  const open = async (): Promise<Source> =>
    (await SOURCES.redis()).create({
      clock,
      log,
      files: memoryFiles(),
      http: { request: () => Promise.reject(new Error('no HTTP here')) },
      github: () => Promise.reject(new Error('no GitHub here')),
      redis: async () => redis,
      place: async (path) => path,
    })
  let source = await open()
  const sinks = new Map<number, Sink>()

  async function sinkOf(aheadMs: number): Promise<Sink> {
    const known = sinks.get(aheadMs)
    if (known !== undefined) return known
    const member = await SINKS.redis()
    const ports = {
      clock: { ...clock, now: () => now + aheadMs },
      log,
      files: memoryFiles(),
      github: () => Promise.reject(new Error('no GitHub here')),
      redis: async () => redis,
      random: () => 0.5,
      http: noHttp,
    }
    const made = member.create(member.options({}, []), ports)
    sinks.set(aheadMs, made)
    return made
  }

  async function verdicts(monitor: Monitor): Promise<Record<string, Verdict>> {
    const reading = await world.read(monitor)
    const judged = (name: string, one: Reading): [string, Verdict][] => {
      if (one.kind === 'members') return one.members.flatMap((member) => judged(member.name, member.reading))
      return [[name, verdictOf({ ...monitor, id: name, each: false }, one, now)]]
    }
    return Object.fromEntries(judged(monitor.id, reading))
  }

  const world: World = {
    redis,
    warnings,
    now: () => now,
    pass: (ms) => void (now += ms),
    async read(...monitors) {
      const [first] = monitors
      const readings = await source.read(monitors, now)
      const reading = readings.get(first?.id ?? '')
      if (reading === undefined) throw new Error('the source gave no reading')
      return reading
    },
    verdicts,
    statuses: async (monitor) =>
      Object.fromEntries(Object.entries(await verdicts(monitor)).map(([name, { status }]) => [name, status])),
    listen: async (monitor, forMs) => source.listen?.([monitor], forMs),
    async again() {
      source = await open()
    },
    async beat(monitor, aheadMs = 0) {
      const at = now + aheadMs
      const text = beatJson(monitor, { at, state: 'ok', source: 'cli' })
      await (await sinkOf(aheadMs)).write({ monitor, at, state: 'ok', text, minIntervalMs: 0 })
    },
  }
  return world
}

/** A monitor by the text that an input or the config would have. */
export function redisMonitor(place: string, settings: MonitorSettings = {}, id = 'm'): Monitor {
  const read = redisPlace().readText(place)
  if ('problem' in read) throw new Error(read.problem)
  return aMonitor({ redis: read.value, ...settings }, id)
}

/** A beat as a service of somebody else puts it under a key. */
export function serviceBeat(at: Instant, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ service: 'web', status: 'healthy', timestamp: toIso(at), ...more })
}
