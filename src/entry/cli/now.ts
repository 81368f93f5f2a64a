import { parseAnyTime } from '../../domain/reading/parse-time.js'
import type { Instant } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import { createClock } from '../../platform/clock.js'

/** The moment that was typed, else this one. */
export function momentOf(name: string, typed: string | undefined): Instant {
  return typed === undefined ? createClock().now() : instantFlag(name, typed)
}

/** An instant as typed: ISO 8601, a date, or an epoch. Without a zone it is UTC. */
function instantFlag(name: string, text: string): Instant {
  const time = parseAnyTime(text)
  if (time === null)
    throw new ConfigError([`${name}: ${JSON.stringify(text)} is not a time; write "2026-11-22T09:30:00Z"`])
  return time.at
}
