import type { Look, Looks } from '../domain/look.js'
import { isPlainObject } from '../domain/plain-object.js'

/** Longer ones are not of our making. */
const LONGEST_SAID = 500

/** The looks in a stored document; an entry that is none is as if it had never been. */
export function readLooks(value: unknown): Looks {
  if (!isPlainObject(value)) return new Map()
  return new Map(Object.entries(value).flatMap(([id, entry]) => (isLook(entry) ? [[id, lookOf(entry)] as const] : [])))
}

/** What was remembered wrongly of messages is forgotten; the look itself still counts. */
function lookOf({ said, ...look }: Look): Look {
  if (!isPlainObject(said)) return look
  const good = Object.entries(said).filter(
    ([, one]) => isPlainObject(one) && isInstant(one['at']) && isText(one['text']),
  )
  return { ...look, said: Object.fromEntries(good) }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_SAID
}

function isLook(value: unknown): value is Look {
  if (!isPlainObject(value)) return false
  const { firstSeenAt, everBeat, unreadableSince } = value
  return (
    isInstant(firstSeenAt) && typeof everBeat === 'boolean' && (unreadableSince === null || isInstant(unreadableSince))
  )
}

function isInstant(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
