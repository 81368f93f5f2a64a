import { saysNothingNew, reasonNotToWrite, storedBeat } from '../../domain/beat/stored-beat.js'
import { withHistory } from '../../domain/beat/with-history.js'
import { beatScriptCall } from '../../domain/redis-beat.js'
import { toText } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { Redis } from '../../ports.js'
import { BEAT_SCRIPT, beatAnswer, KEY_SCRIPT, type BeatAnswer } from '../../redis/beat-script.js'
import type { BeatDocument, Sink, SinkMember, SinkPorts, Written } from '../sink.js'
import { optionsOf, type RedisSinkOptions } from './options.js'

/** A beat that others keep writing over meanwhile is tried again so often. */
const TRIES = 5
/** What the last beat of each monitor was, for as many as one process beats for. */
const MOST_REMEMBERED = 1_000

/** Writes beats to Redis: to Heartbeat's own layout, or to a key that runs out; each beat is one command once the stored one is known. */
export const redis: SinkMember<RedisSinkOptions> = { name: 'redis', options: optionsOf, create }

function create(options: RedisSinkOptions, ports: SinkPorts): Sink {
  const last = new Map<string, string>()
  return {
    async write(document) {
      const redis = await ports.redis(options.settings)
      const store = options.key === null ? ownLayout(options, ports) : ownKey(options, options.key, ports)
      let stored = last.get(document.monitor) ?? ''
      for (let tries = 0; tries < TRIES; tries++) {
        const known = stored === '' ? null : storedBeat(stored)
        const text = withHistory(document, known)
        const why = stored === text ? 'the same beat is stored already' : store.reason(document, known)
        if (why !== null) return { written: false, why, sha: null, url: null }
        const answer = await store.put(redis, document, { merged: stored, text })
        if (answer.kind !== 'changed') {
          if (last.size >= MOST_REMEMBERED) last.clear()
          if (answer.kind === 'written') last.set(document.monitor, text)
          return writtenOf(answer)
        }
        stored = answer.stored
      }
      throw new ExternalError('redis', `the beat of ${document.monitor} was written over ${TRIES} times meanwhile`, {
        permanent: false,
        remedy: 'let fewer writers beat for one monitor, or give each a name of its own',
      })
    },
  }
}

interface Change {
  /** What is stored, as far as is known. */
  readonly merged: string
  readonly text: string
}

interface Store {
  /** Why it is not to be written over what is stored; null if it is. */
  reason(document: BeatDocument, stored: ReturnType<typeof storedBeat>): string | null
  put(redis: Redis, document: BeatDocument, change: Change): Promise<BeatAnswer>
}

/** Which of two beats is newer is said by the server's clock: those of the writers may differ. */
function ownLayout({ channel, settings }: RedisSinkOptions, { clock, random }: SinkPorts): Store {
  return {
    reason: (document, stored) => (stored === null ? null : saysNothingNew(stored, document)),
    async put(redis, { monitor, state, at }, { merged, text }) {
      const beat = { monitor, merged, text, state, ageMs: clock.now() - at, random: random(), channel: channel ?? '' }
      const { keys, args } = beatScriptCall(settings.prefix, beat)
      return beatAnswer(await redis.run(BEAT_SCRIPT, keys, args))
    },
  }
}

function ownKey(
  { channel, instance }: RedisSinkOptions,
  { name, ttlMs }: NonNullable<RedisSinkOptions['key']>,
  { clock }: SinkPorts,
): Store {
  return {
    reason: (document, stored) => reasonNotToWrite(stored, document, clock.now()),
    async put(redis, { monitor }, { merged, text }) {
      const key = name.replaceAll('{monitor}', monitor).replaceAll('{instance}', instance)
      return beatAnswer(await redis.run(KEY_SCRIPT, [key], [merged, text, ttlMs, channel ?? '']))
    },
  }
}

function writtenOf(answer: BeatAnswer): Written {
  const why = answer.kind === 'newer' ? `a newer beat is stored (${toText(answer.at)})` : null
  return { written: why === null, why, sha: null, url: null }
}
