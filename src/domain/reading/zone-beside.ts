import { HOUR, MINUTE, SECOND, type Duration, type Instant } from '../time.js'
import type { JsonObject } from './json-object.js'
import { wordsOf } from './key-words.js'
import type { WrittenTime } from './written-time.js'
import { instantInZone, isZone } from './zone-offset.js'
import { isUtcName, LARGEST_OFFSET, namedZone, zoneOfKeyWord } from './zone-names.js'

/** A zone that the document itself names, beside the time or in its key. */
export interface ZoneBeside {
  /** As it was written, with where it stands. */
  readonly said: string
  /** The instant of a wall time that was read as if it were UTC. */
  instantOf(asUtc: Instant): Instant
}

const NAMES = new Set([
  'timezone', 'time zone', 'tz', 'zone', 'utc offset', 'tz offset', 'gmt offset', 'timezone offset', 'time zone offset', 'utcoffset',
  'tz name', 'tzname', 'timezone name', 'time zone name', 'timezone id', 'zoneinfo', 'zone info', 'zone id', 'iana timezone', 'tz id',
  'local timezone', 'server timezone', 'zona horaria', 'zeitzone', 'fuseau horaire', 'fuso horario', 'huso horario', 'gmtoffset', '时区', '時區',
  'timezone str', 'timestamp timezone', 'offset', 'タイムゾーン', '시간대',
]) // prettier-ignore
const UNITS = /(?:^| )(hours?|hrs?|minutes?|mins?|seconds?|secs?|h|m|s)$/
const MOST_KEYS = 200
/** Where a document keeps the zone of all its times. */
const HOMES = ['meta', 'metadata', 'config', 'settings', 'info', 'scheduler', '_meta']

/** The zone that stands beside the times of an object. */
export function zoneIn(object: JsonObject, pointer: string): ZoneBeside | null {
  let keys = 0
  for (const key in object) {
    if (++keys > MOST_KEYS) return null
    const value = object[key]
    if (key.length > 40 || (typeof value !== 'string' && typeof value !== 'number')) continue
    const phrase = wordsOf(key).join(' ')
    const unit = UNITS.exec(phrase)?.[1] ?? null
    const name = unit === null ? phrase : phrase.slice(0, -unit.length - 1)
    const zone = NAMES.has(name) ? zoneOf(value, name, unit) : null
    if (zone) return { said: `${pointer}/${key} says`, instantOf: zone }
  }
  return null
}

/** The same for a whole document, or in the part that tells of it. */
export function zoneOfDocument(root: JsonObject): ZoneBeside | null {
  const own = zoneIn(root, '')
  if (own) return own
  for (const home of HOMES) {
    const part = root[home]
    if (typeof part !== 'object' || part === null || Array.isArray(part)) continue
    const zone = zoneIn(part as JsonObject, `/${home}`)
    if (zone) return zone
  }
  return null
}

/** `last_run_jst`. */
export function zoneInKey(key: string): ZoneBeside | null {
  const name = zoneOfKeyWord(wordsOf(key).at(-1) ?? '')
  const instant = name === null ? null : zoneNamed(name)
  return name === null || instant === null ? null : { said: `its key says ${name.toUpperCase()}`, instantOf: instant }
}

/** A time without a zone, understood by the zone that was found. */
export function inZone(time: WrittenTime, zone: ZoneBeside): WrittenTime {
  const assumed = [time.assumed, `read in the zone that ${zone.said}`].filter(Boolean).join('; ')
  return { ...time, at: zone.instantOf(time.at), zone: time.zone === 'date' ? 'date' : 'offset', assumed }
}

/** The same by the zone of the whole document, where it names one and the time none. */
export function inZoneOfDocument<T extends WrittenTime | null>(time: T, zone: ZoneBeside | null): T | WrittenTime {
  return zone && time && (time.zone === 'naive' || time.zone === 'date') ? inZone(time, zone) : time
}

type ToInstant = (asUtc: Instant) => Instant

function zoneOf(value: string | number, name: string, unit: string | null): ToInstant | null {
  if (typeof value === 'number' || /^(?![+-]\d{4}$)[+-]?\d+(?:\.\d+)?$/.test(value.trim())) {
    const size = offsetOf(Number(value), name, unit)
    return size === null || Math.abs(size) > LARGEST_OFFSET ? null : (at) => at - size
  }
  return name === 'offset' ? null : zoneNamed(value.trim())
}

function zoneNamed(name: string): ToInstant | null {
  if (name.length > 60) return null
  if (isUtcName(name)) return (at) => at
  const written = /^(?:(?:utc|gmt)\s?)?([+\u2212-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name)
  if (written) {
    const size = Number(written[2]) * HOUR + Number(written[3] ?? 0) * MINUTE
    if (size > LARGEST_OFFSET) return null
    return (at) => (written[1] === '+' ? at - size : at + size)
  }
  const named = namedZone(name)
  if (named) return (at) => at - named.offsetMs
  return isZone(name) ? (at) => instantInZone(wallOf(at), name) : null
}

/** An offset as a number: hours, minutes or seconds by its size, where the key does not say. */
function offsetOf(value: number, name: string, unit: string | null): Duration | null {
  if (unit !== null) return value * (unit.startsWith('h') ? HOUR : unit.startsWith('m') ? MINUTE : SECOND)
  if (name === 'offset' || name === 'zone') return null
  if (Math.abs(value) <= 14) return value * HOUR
  if (Math.abs(value) >= 900 && value % 900 === 0) return value * SECOND
  if (Math.abs(value) < 100 || value % 15 !== 0) return value % 100 === 0 ? (value / 100) * HOUR : null
  // JavaScript counts minutes west, all others east: of the two the earlier instant.
  return (name.startsWith('utc') || name.startsWith('gmt') ? value : Math.abs(value)) * MINUTE
}

function wallOf(at: Instant) {
  const date = new Date(at)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
  }
}
