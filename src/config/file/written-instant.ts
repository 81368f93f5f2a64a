import { zonedInstant } from '../../domain/calendar/zoned-instant.js'
import { parseTime } from '../../domain/reading/parse-time.js'
import type { Instant } from '../../domain/time.js'

/** A time as people write it in a config file or on a command line; without a zone it is meant in `timezone`. Null if it is none. */
export function parseWrittenInstant(text: string, timezone: string): Instant | null {
  return parseTime(text, { timezone, zoned: zonedInstant })?.at ?? null
}
