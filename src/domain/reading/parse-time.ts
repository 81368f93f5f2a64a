import type { Instant } from '../time.js'
import { scanTime } from './scan-time.js'
import { parseIso } from './iso-time.js'
import type { WrittenTime, ZoneContext } from './written-time.js'

const LONGEST = 120
const UTC: ZoneContext = { timezone: null }

/** A whole text that is one written time: a date, with or without a clock and a zone. Nothing is guessed. */
export function parseTime(text: string, context: ZoneContext = UTC): WrittenTime | null {
  const trimmed = text.length > LONGEST * 2 ? '' : text.trim()
  if (trimmed.length < 6 || trimmed.length > LONGEST) return null
  const iso = parseIso(trimmed)
  if (iso) return iso
  const found = scanTime(trimmed, 0, context)
  return found && found.end === trimmed.length ? found.time : null
}

/** `1777814570`, `1777814570.69`, 13 digits of milliseconds, 16 of microseconds, 19 of nanoseconds. */
export function parseEpoch(text: string): WrittenTime | null {
  const match = /^(\d{10}|\d{13}|\d{16}|\d{19})(?:\.(\d{1,30}))?$/.exec(text.trim())
  if (!match) return null
  const digits = match[1] ?? ''
  if (digits.startsWith('0')) return null
  const fraction = (match[2] ?? '').slice(0, 3).padEnd(3, '0')
  const at: Instant = digits.length === 10 ? Number(digits) * 1000 + Number(fraction) : Number(digits.slice(0, 13))
  const exact = digits.length > 10 || match[2] !== undefined
  return { at, zone: digits.length === 10 ? 'epoch_s' : 'epoch_ms', precisionMs: exact ? 1 : 1000 }
}

/** A number as an epoch, by its decimal writing so that no millisecond is lost to floating point. */
export function parseEpochNumber(value: number): WrittenTime | null {
  if (!(value >= 1e9 && value < 1e19)) return null
  return parseEpoch(value >= 1e15 ? BigInt(Math.round(value)).toString() : String(value))
}

/** A time in any of the two writings. */
export function parseAnyTime(text: string, context: ZoneContext = UTC): WrittenTime | null {
  return parseEpoch(text) ?? parseTime(text, context)
}
