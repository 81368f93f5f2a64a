import { createBoundedCache } from './bounded-cache.js'
import { toText, type Instant } from './time.js'

interface Formatter {
  readonly wall: Intl.DateTimeFormat
  readonly names: readonly Intl.DateTimeFormat[]
}

const formatters = createBoundedCache<string, Formatter | null>(100)

/** A time as people of a zone read it, beside UTC: `2026-11-24 11:00 EST (16:00 UTC)`; UTC alone where there is no zone. */
export function zonedText(at: Instant, zone: string | null): string {
  const formatter = zone === null ? null : formatters.of(zone, formatterOf)
  if (formatter === null) return toText(at)
  const local = formatter.wall.format(at).replace(', ', ' ')
  const utc = toText(at)
  const sameDay = local.slice(0, 10) === utc.slice(0, 10)
  return `${local} ${nameAt(at, formatter)} (${sameDay ? utc.slice(11) : utc})`
}

/** The clock on the wall of a zone, and the zone's short name at that time. */
export interface WallText {
  /** `2026-11-24` */
  readonly date: string
  /** `11:00` */
  readonly clock: string
  /** `EST`, `UTC+9` or `UTC`. */
  readonly zone: string
}

export function wallText(at: Instant, zone: string | null): WallText {
  const formatter = zone === null ? null : formatters.of(zone, formatterOf)
  const [date = '', clock = ''] = (formatter === null ? toText(at) : formatter.wall.format(at)).split(/[, ]+/)
  return { date, clock, zone: formatter === null ? 'UTC' : nameAt(at, formatter) }
}

/** Null for UTC and for what is no zone here: a text must not fail because of a name. */
function formatterOf(zone: string): Formatter | null {
  if (/^(etc\/)?(utc|gmt|uct|zulu|universal|greenwich)$/i.test(zone)) return null
  try {
    const wall = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    // Each language knows the short names of its own part of the world.
    const names = ['en-US', 'en-GB', 'en-AU', 'en-IN'].map(
      (language) => new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'short' }),
    )
    return { wall, names }
  } catch {
    return null
  }
}

function nameAt(at: Instant, { names }: Formatter): string {
  const found = names.flatMap(
    (format) => format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? [],
  )
  return found.find((name) => /^[A-Z]{2,5}$/.test(name)) ?? (found[0] ?? '').replace('GMT', 'UTC')
}
