import type { Look, Looks } from '../domain/look.js'
import { isPlainObject } from '../domain/plain-object.js'

/** The looks in a stored document; an entry that is none is as if it had never been. */
export function readLooks(value: unknown): Looks {
  if (!isPlainObject(value)) return new Map()
  return new Map(Object.entries(value).flatMap(([id, entry]) => (isLook(entry) ? [[id, entry] as const] : [])))
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
