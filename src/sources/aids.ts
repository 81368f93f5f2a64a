import type { ReadingOptions } from '../domain/monitor.js'
import type { conditionedReading } from '../domain/reading/conditions/conditioned.js'
import type { ZoneFunction } from '../domain/wall-time.js'

/** What reading needs beyond its rules; each part loads only where a monitor asks for it. */
export interface ReadingAids {
  readonly zoned?: ZoneFunction
  readonly conditioned?: typeof conditionedReading
  /** The document is an answer that was made now, and no file that may be of any time. */
  readonly isLive?: boolean
}

/** The zone tables load only when a monitor's times are written without a zone and it names one. */
export async function aidsFor(options: readonly ReadingOptions[]): Promise<ReadingAids> {
  const isZoned = options.some(({ timezone }) => timezone !== null)
  const zoned = isZoned ? (await import('../domain/calendar/zoned-instant.js')).zonedInstant : null
  const asks = options.some(({ conditions }) => conditions !== undefined)
  const late = asks ? await import('../domain/reading/conditions/conditioned.js') : null
  return { ...(zoned && { zoned }), ...(late && { conditioned: late.conditionedReading }) }
}
