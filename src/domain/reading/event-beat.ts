import { isPlainObject } from '../plain-object.js'
import type { HeardBeat } from '../heard-beat.js'
import type { Instant } from '../time.js'
import type { JsonObject } from './json-object.js'
import { receivedReading } from './received.js'

/** GitHub itself takes no larger payload. */
const MOST_CHARACTERS = 64 * 1024
const LONGEST_NAME = 100
const AGENT = ['agent', 'agent_id', 'agent_name']
/** These may as well say which monitor is to be checked, or who sends the event. */
const ANYBODY = ['monitor', 'monitor_id', 'service', 'id', 'name']
/** A beat says one of these beside a name that could be anybody's. */
const SAYS_HOW = /^(?:status|state|health|ok|timestamp|time|ts|at|last_run|last_seen|last_heartbeat)$/

/** The part of an event's payload that is a beat, and whose. */
export interface BeatInPayload {
  /** Null where the payload does not say. */
  readonly name: string | null
  readonly document: JsonObject
  /** What is left, and no part of the beat. */
  readonly rest: JsonObject
}

/** The beat that a payload carries: whole under `beat`, or its keys beside the name of an agent; null if it is none. */
export function beatInPayload(payload: JsonObject, isOurs: (key: string) => boolean): BeatInPayload | null {
  const { beat, ...rest } = payload
  if (isPlainObject(beat)) {
    const [inside, outside] = [namedBy(beat, [...AGENT, ...ANYBODY]), namedBy(rest, [...AGENT, ...ANYBODY])]
    const own = without(beat, (key) => key === inside)
    return {
      name: nameAt(beat, inside) ?? nameAt(rest, outside),
      document: own,
      rest: without(rest, (key) => key === outside),
    }
  }
  const key =
    namedBy(payload, AGENT) ??
    (Object.keys(payload).some((one) => SAYS_HOW.test(one)) ? namedBy(payload, ANYBODY) : null)
  if (key === null) return null
  const document = without(payload, (one) => one === key || isOurs(one))
  return { name: nameAt(payload, key), document, rest: without(payload, (one) => one === key || !isOurs(one)) }
}

/** The same as a beat that was received at this instant, or what is wrong with it. Hostile: nothing in it is believed to be short. */
export function eventBeat(
  { name, document }: Pick<BeatInPayload, 'name' | 'document'>,
  receivedAt: Instant,
): HeardBeat | { readonly problem: string } {
  if (name === null) return { problem: 'it names no agent; write "agent" beside it' }
  const text = JSON.stringify(document)
  if (text.length > MOST_CHARACTERS) return { problem: `it is larger than ${MOST_CHARACTERS / 1024} kB` }
  const options = { timestampField: null, statusField: null, timezone: null, format: 'json', now: receivedAt } as const
  const reading = receivedReading(text, receivedAt, options)
  return reading.kind === 'beat' ? { name, reading } : { problem: 'it is none' }
}

function namedBy(object: JsonObject, keys: readonly string[]): string | null {
  return keys.find((key) => nameAt(object, key) !== null) ?? null
}

function nameAt(object: JsonObject, key: string | null): string | null {
  const value = key !== null && Object.hasOwn(object, key) ? object[key] : null
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST_NAME ? text.trim() : null
}

function without(object: JsonObject, isLeftOut: (key: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !isLeftOut(key)))
}
