import type { Duration, Instant } from '../time.js'
import type { ZoneContext } from './written-time.js'
import type { ZoneBeside } from './zone-beside.js'

/** Something in the document that was not taken for the last beat, and why. */
export interface Ignored {
  readonly field: string
  readonly value?: string
  readonly why: string
}

/** What one reading knows and what it saw on its way; bounded, whatever the document. */
export interface Seen {
  readonly now: Instant
  readonly skewMs: Duration
  readonly zone: ZoneContext
  /** Members were asked for: what else would be one thing may be a member. */
  readonly each: boolean
  /** The zone that the document names for all its times. */
  readonly beside: ZoneBeside | null
  readonly ignored: readonly Ignored[]
  /** Fields that name a beat and hold none. */
  readonly empty: readonly string[]
  ignore(field: string, value: unknown, why: string): void
  foundEmpty(field: string): void
}

const MOST = 40
const LONGEST_VALUE = 60

export function createSeen(
  now: Instant,
  skewMs: Duration,
  { zone, each }: { readonly zone: ZoneContext; readonly each: boolean },
): Seen {
  const ignored: Ignored[] = []
  const empty: string[] = []
  return {
    now,
    skewMs,
    zone,
    each,
    beside: null,
    ignored,
    empty,
    ignore(field, value, why) {
      // Several rules may look at the same place.
      const known = ignored.length >= MOST || ignored.some((other) => other.field === field && other.why === why)
      if (!known) ignored.push({ field, ...shortValue(value), why })
    },
    foundEmpty(field) {
      if (empty.length < MOST && !empty.includes(field)) empty.push(field)
    },
  }
}

function shortValue(value: unknown): { value?: string } {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return {}
  return { value: short(String(value)) }
}

/** One line that fits into a message. */
export function short(text: string): string {
  const line = text
    .slice(0, LONGEST_VALUE * 2)
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .trim()
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE - 1)}…` : line
}
