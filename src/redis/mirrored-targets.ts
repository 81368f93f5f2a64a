import {
  reset,
  stateOf,
  type TargetMemory,
  type TargetState,
  type TargetStates,
} from '../domain/recovery/target-state.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Log, Redis } from '../ports.js'
import { adopted, mirroredOf, readMirrored } from './restart-mirror.js'

const CONTAINER = 'container:'
const PLACE = '{container}'
const AT_ONCE = 500
/** More containers than these nobody restarts from one place. */
const MOST_KEYS = 10_000

export interface Mirror {
  readonly redis: () => Promise<Redis>
  /** `health:restart:{container}`. */
  readonly key: string
  /** A key that stands as long as the data do: where it is gone, all is gone, and nobody deleted a single one. */
  readonly marker: string
  readonly cooldownMs: Duration
  readonly now: () => Instant
  readonly log: Log
  /** Whether it was looked for what others counted before this process began. */
  readonly scan: { done: boolean }
}

/**
 * A memory of targets with a key in Redis for each container, for other programs to read. Who deletes a key resets the attempts on
 * its container. It is written before the memory: what dies in between has counted one too many, never one too few.
 */
export function mirroredTargets(memory: TargetMemory, mirror: Mirror): TargetMemory {
  let known: TargetStates = new Map()
  return {
    async load() {
      const redis = await mirror.redis()
      const states = await memory.load()
      const wanted = [...states].filter(([target, state]) => isContainer(target) && state.attempts.length > 0)
      const foreign = mirror.scan.done ? [] : await keysThere(redis, mirror)
      const asked = [...new Set([...wanted.map(([target]) => target), ...foreign])].slice(0, MOST_KEYS)
      const { whole, texts } = await textsOf(redis, asked, mirror)
      const news = newsOf(asked, { whole, texts }, states, mirror)
      if (!whole) await write(redis, new Map(wanted), mirror)
      if (news.size > 0) await memory.remember(news)
      mirror.scan.done = true
      known = new Map([...states, ...news])
      return known
    },
    async remember(news) {
      const changed = [...news].filter(
        ([target, state]) => isContainer(target) && isOther(known.get(target), state, mirror),
      )
      if (changed.length > 0) await write(await mirror.redis(), new Map(changed), mirror)
      await memory.remember(news)
      known = new Map([...known, ...news])
    },
  }
}

function isContainer(target: string): boolean {
  return target.startsWith(CONTAINER)
}

function keyOf(target: string, { key }: Mirror): string {
  return key.replace(PLACE, () => target.slice(CONTAINER.length))
}

function isOther(before: TargetState | undefined, after: TargetState, { cooldownMs }: Mirror): boolean {
  const text = (state: TargetState | undefined): string =>
    state === undefined ? 'null' : JSON.stringify(mirroredOf(state, cooldownMs))
  return text(before) !== text(after)
}

/** Containers that somebody counted for before this process began. */
async function keysThere(redis: Redis, { key }: Mirror): Promise<readonly string[]> {
  const [before = '', after = ''] = key.split(PLACE)
  const pattern = `${escaped(before)}*${escaped(after)}`
  const found = new Set<string>()
  let cursor = '0'
  do {
    const reply = await redis.call(['SCAN', cursor, 'MATCH', pattern, 'COUNT', 1000])
    const [next, keys] = Array.isArray(reply) ? (reply as readonly unknown[]) : ['0', []]
    cursor = String(next)
    for (const one of Array.isArray(keys) ? (keys as readonly unknown[]) : [])
      if (typeof one === 'string') found.add(`${CONTAINER}${one.slice(before.length, one.length - after.length)}`)
  } while (cursor !== '0' && found.size < MOST_KEYS)
  return [...found]
}

function escaped(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&')
}

interface Read {
  /** False where all data were lost since they were last read, or never were. */
  readonly whole: boolean
  readonly texts: readonly (string | null)[]
}

/** The marker is made where it is not there. */
async function textsOf(redis: Redis, targets: readonly string[], mirror: Mirror): Promise<Read> {
  const texts: (string | null)[] = []
  for (let i = 0; i < targets.length; i += AT_ONCE) {
    const keys = targets.slice(i, i + AT_ONCE).map((target) => keyOf(target, mirror))
    const reply = await redis.call(['MGET', ...keys])
    const values = Array.isArray(reply) ? (reply as readonly unknown[]) : []
    texts.push(...keys.map((_, at) => (typeof values[at] === 'string' ? values[at] : null)))
  }
  // Asked last: whoever deleted a key before has deleted this one too, where all was deleted.
  const made = await redis.call(['SET', mirror.marker, '1', 'NX'])
  return { whole: made === null, texts }
}

function newsOf(
  targets: readonly string[],
  { whole, texts }: Read,
  states: TargetStates,
  { key, now, log }: Mirror,
): Map<string, TargetState> {
  const news = new Map<string, TargetState>()
  targets.forEach((target, i) => {
    const text = texts[i] ?? null
    if (text === null) {
      if (!whole) return
      const container = target.slice(CONTAINER.length)
      log.notice(`Attempts on ${container} begin anew: ${key.replace(PLACE, () => container)} was deleted.`)
      news.set(target, reset(stateOf(states, target), now()))
      return
    }
    const said = readMirrored(text)
    const state = said === null ? null : adopted(states.get(target), said, now())
    if (state !== null) news.set(target, state)
  })
  return news
}

async function write(redis: Redis, states: TargetStates, mirror: Mirror): Promise<void> {
  for (const [target, state] of states) {
    const mirrored = mirroredOf(state, mirror.cooldownMs)
    const key = keyOf(target, mirror)
    await redis.call(mirrored === null ? ['DEL', key] : ['SET', key, JSON.stringify(mirrored)])
  }
}
