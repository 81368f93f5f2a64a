import { bothAbsences } from '../../domain/absences.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { isGlob } from '../../domain/redis-place.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { Resumed } from '../../domain/what-was-read.js'
import { messageOf } from '../../errors.js'
import type { Clock, Redis } from '../../ports.js'
import { MOST_CHARACTERS } from './documents.js'
import { MOST_MEMBERS } from './own.js'

/** What was last said of somebody. */
export interface Heard {
  readonly at: Instant
  readonly text: string
}

/** The subscription to channels, and what was last heard on them. It has no memory: what is said while it is deaf is lost. */
export interface Hearing {
  /** Subscribes, or subscribes anew where others are to be heard. Throws ExternalError where Redis cannot be asked. */
  listenTo(channels: readonly string[], redis: Redis): Promise<void>
  /** What it listens to. */
  readonly channels: readonly string[]
  readonly heard: ReadonlyMap<string, Heard>
  /** Since when nothing was missed; null while it is deaf, and where nobody listens. */
  readonly since: Instant | null
  /** Why it is deaf; null where it is not. */
  readonly deafness: string | null
  /** When it could be believed again after it was deaf. */
  readonly resumed: Resumed | undefined
}

/** Of all texts together; an agent needs a few hundred. */
const MOST_TEXT = 32 * 1024 * 1024

function createMemory(
  clock: Clock,
  warn: (text: string) => void,
): { readonly heard: ReadonlyMap<string, Heard>; remember(name: string, text: string): void } {
  const heard = new Map<string, Heard>()
  let size = 0
  return {
    heard,
    remember(name, text) {
      const before = heard.get(name)
      const grown = size + text.length - (before?.text.length ?? 0)
      if (grown > MOST_TEXT || (before === undefined && heard.size >= 2 * MOST_MEMBERS))
        return warn('more is said on the channels than can be remembered: some of it is not heard')
      size = grown
      heard.set(name, { at: clock.now(), text })
    },
  }
}

export function createHearing(clock: Clock, warn: (text: string) => void): Hearing {
  const { heard, remember } = createMemory(clock, warn)
  let wanted: readonly string[] = []
  let subscription: { stop(): void } | null = null
  let state: { since: Instant } | { deafSince: Instant; why: string } | null = null
  let resumed: Resumed | undefined

  const listener = {
    message(channel: string, text: string) {
      if (text.length > MOST_CHARACTERS)
        return warn(`a message on ${channel} is larger than ${MOST_CHARACTERS / 1024} kB and was not read`)
      remember(channelName(channel), text)
      const service = serviceIn(text)
      if (service !== null) remember(channelName(channel, service), text)
    },
    listening() {
      const at = clock.now()
      if (state !== null && 'deafSince' in state)
        resumed = bothAbsences({ at, outageMs: at - state.deafSince }, resumed)
      state = { since: at }
    },
    deaf(error: Error) {
      if (state === null || 'since' in state) state = { deafSince: clock.now(), why: '' }
      state = { ...state, why: messageOf(error) }
    },
  }

  return {
    heard,
    async listenTo(channels, redis) {
      if (subscription !== null && JSON.stringify(channels) === JSON.stringify(wanted)) return
      subscription?.stop()
      // The first to begin with: others that are added miss nothing that was heard so far.
      state = null
      wanted = channels
      const names = channels.filter((name) => !isGlob(name))
      subscription = await redis.subscribe({ names, patterns: channels.filter(isGlob) }, listener)
    },
    get channels() {
      return wanted
    },
    get since() {
      return state !== null && 'since' in state ? state.since : null
    },
    get deafness() {
      return state !== null && 'deafSince' in state ? state.why : null
    },
    get resumed() {
      return resumed
    },
  }
}

/** Under which name somebody is remembered who speaks on a channel, alone or as one of many. */
export function channelName(channel: string, service: string | null = null): string {
  return `channel ${channel}${service === null ? '' : `\t${service}`}`
}

/** Who speaks, on a channel that many share: `service`, or `service/instance`. */
function serviceIn(text: string): string | null {
  if (!text.includes('"service"')) return null
  try {
    const said: unknown = JSON.parse(text)
    if (!isPlainObject(said) || typeof said['service'] !== 'string' || said['service'] === '') return null
    const instance = said['instance_id']
    return typeof instance === 'string' && instance !== '' ? `${said['service']}/${instance}` : said['service']
  } catch {
    return null
  }
}

/** How long somebody has been listened for without a gap. */
export function listenedFor({ since }: Hearing, now: Instant): Duration {
  return since === null ? 0 : Math.max(0, now - since)
}
