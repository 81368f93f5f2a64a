import type { Look } from './look.js'
import type { Instant } from './time.js'
import type { Reading } from './what-was-read.js'

/** What is remembered of a monitor after one more look. */
export function lookedAt(before: Look | undefined, readings: readonly Reading[], now: Instant): Look {
  const unreadable = readings.some(({ kind }) => kind === 'unreachable')
  return {
    firstSeenAt: noLater(before?.firstSeenAt, now),
    everBeat: before?.everBeat === true || readings.some(({ kind }) => kind !== 'unreachable' && kind !== 'missing'),
    unreadableSince: unreadable ? noLater(before?.unreadableSince, now) : null,
    ...(before?.said && { said: before.said }),
  }
}

/** A clock that was once ahead must not make a monitor new for years. */
function noLater(at: Instant | null | undefined, now: Instant): Instant {
  return Math.min(at ?? now, now)
}

export function sameLook(a: Look | undefined, b: Look): boolean {
  return (
    a !== undefined &&
    a.firstSeenAt === b.firstSeenAt &&
    a.everBeat === b.everBeat &&
    a.unreadableSince === b.unreadableSince &&
    a.said === b.said
  )
}
