import { isPlainObject } from '../plain-object.js'
import { DAY } from '../time.js'
import { objectionTo, type Candidate, type JsonObject } from './candidate.js'
import { GENERAL_RANK, meaningOf, STRONG_RANK, type KeyMeaning } from './key-words.js'
import { withItsClock } from './date-and-time.js'
import { emptyRank, isEmpty, saysUnderWay } from './empty.js'
import { parseAnyTime, parseEpochNumber, parseTime } from './parse-time.js'
import type { Seen } from './seen.js'
import type { WrittenTime, ZoneContext } from './written-time.js'
import { inZone, zoneIn, zoneInKey } from './zone-beside.js'

const ONLY_TIME_RANK = 90
/** `last_run_utc` needs no zone, whichever was set for the rest. */
const SAYS_UTC = /(?:^|[_-])(?:utc|UTC)(?:$|[_-])|(?:^|[a-z])Utc(?:$|[A-Z])/
const UTC: ZoneContext = { timezone: null }
const MANY_KEYS = 200
const MOST_TIMES = 2000

const MOST_KEYS = 2000

/** The keys of an object that are looked at for parts and lists: an object of more is a map of something. */
export function partKeys(object: JsonObject): readonly string[] {
  const keys = Object.keys(object)
  return keys.length > MOST_KEYS ? keys.slice(0, MOST_KEYS) : keys
}

/** One step of a JSON Pointer. */
export function pointerTo(parent: string, key: string | number): string {
  const step = String(key)
  const isPlain = !step.includes('~') && !step.includes('/')
  return `${parent}/${isPlain ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** All times directly in an object that may be its last beat. */
export function timesOf(object: JsonObject, pointer: string, seen: Seen): Candidate[] {
  const found: Candidate[] = []
  let keys = 0
  let never: { key: string; rank: number } | null = null
  for (const key in object) {
    // Where there are very many keys, only those whose value looks like a time are worth a thought.
    if (++keys > MANY_KEYS && !mayBeTime(object[key])) continue
    if (found.length >= MOST_TIMES) break
    const candidate = candidateAt(object, key, pointer, seen)
    if (candidate === 'empty') {
      const rank = emptyRank(key, meaningOf(key), object[key], saysUnderWay(object))
      if (rank !== null && rank < (never?.rank ?? STRONG_RANK)) never = { key, rank }
    } else if (candidate) found.push(candidate)
  }
  const whole = found.some(({ time }) => time.zone === 'naive' || time.zone === 'date')
    ? inTheirZone(found, object, pointer, seen)
    : found
  return never ? besideNever(whole, pointerTo(pointer, never.key), never.rank, seen) : whole
}

/** A beat that never came under a stronger key is not made good by a weaker one: the job tried, or the file was written. */
function besideNever(found: readonly Candidate[], field: string, rank: number, seen: Seen): Candidate[] {
  return found.filter((candidate) => {
    if (candidate.rank <= rank) return true
    seen.ignore(candidate.field, new Date(candidate.time.at).toISOString(), `is weaker than ${field}, which is empty`)
    return false
  })
}

/** Times without a zone, by the clock and the zone that stand beside them or in their keys. */
function inTheirZone(found: readonly Candidate[], object: JsonObject, pointer: string, seen: Seen): Candidate[] {
  const set = seen.zone.timezone !== null
  const beside = set ? null : (zoneIn(object, pointer) ?? seen.beside)
  return found.map((candidate) => {
    const full = withItsClock(candidate, seen.zone)
    if (set || (full.time.zone !== 'naive' && full.time.zone !== 'date')) return full
    const key = full.field.slice(full.field.lastIndexOf('/') + 1)
    const zone = SAYS_UTC.test(key) ? null : (zoneInKey(key) ?? beside)
    return zone ? { ...full, time: inZone(full.time, zone) } : full
  })
}

function candidateAt(holder: JsonObject, key: string, pointer: string, seen: Seen): Candidate | 'empty' | null {
  const written = plainTime(holder[key])
  // Italian and Portuguese call a date so; alone only, for in longer keys it is data.
  const meaning = meaningOf(key === 'data' ? 'date' : key)
  if (isPlainObject(written))
    return meaning.kind === 'life' && holdsNothing(written) ? empty(pointerTo(pointer, key), seen) : null
  const value = Array.isArray(written) && meaning.kind === 'life' ? timeOfParts(written) : written
  if (typeof value === 'object' && (value !== null || Array.isArray(written))) return null
  if (meaning.kind === 'amount') return null
  const time = timeUnder(meaning, value, SAYS_UTC.test(key) ? UTC : seen.zone)
  const field = () => pointerTo(pointer, key)
  if (!time) return noTime(meaning, value, field, seen)
  if (meaning.kind === 'other') return ignore(field(), value, 'speaks of another time than the last beat', seen)
  const objection = objectionTo(time, seen.now)
  if (objection) return isZero(time) ? empty(field(), seen) : ignore(field(), value, objection, seen)
  const { rule, rank, strange } =
    meaning.kind === 'life' ? meaning : { rule: 'only-time' as const, rank: ONLY_TIME_RANK, strange: 0 }
  return { field: field(), time, rule, rank, strange, holder, holderField: pointer }
}

function mayBeTime(value: unknown): boolean {
  if (typeof value === 'number') return value >= 1e9
  return typeof value === 'string' && value.length >= 8 && value.length <= 80 && /\d{2}/.test(value)
}

function timeUnder(meaning: KeyMeaning, value: unknown, zone: ZoneContext): WrittenTime | null {
  if (typeof value === 'string') {
    // Without a key that names a time, only a full written time is one: an amount may have ten digits too.
    if (meaning.kind !== 'none') return parseAnyTime(value, zone)
    const written = value.length >= 16 && value.length <= 64 && /\d/.test(value) ? parseTime(value, zone) : null
    return written && written.precisionMs < DAY ? written : null
  }
  if (typeof value !== 'number' || meaning.kind === 'none') return null
  return parseEpochNumber(value) ?? (value > 19900000 && value < 21000000 ? parseTime(String(value), zone) : null)
}

function noTime(meaning: KeyMeaning, value: unknown, field: () => string, seen: Seen): 'empty' | null {
  if (meaning.kind !== 'life') return null
  if (isEmpty(value)) return empty(field(), seen)
  if (typeof value !== 'boolean') seen.ignore(field(), value, 'is not a time')
  return null
}

function ignore(field: string, value: unknown, why: string, seen: Seen): null {
  seen.ignore(field, value, why)
  return null
}

function empty(field: string, seen: Seen): 'empty' {
  seen.foundEmpty(field)
  return 'empty'
}

function isZero(time: WrittenTime): boolean {
  return time.at <= DAY
}

/** `"last_success": {"at": null}`. */
function holdsNothing(part: JsonObject): boolean {
  const values = Object.values(part)
  return values.length > 0 && values.length <= 10 && values.every(isEmpty)
}

/** `[2026, 11, 20, 14, 5, 0]`, as Java and Python write a time; null for any other list. */
function timeOfParts(parts: readonly unknown[]): string | null {
  const whole = parts.length >= 3 && parts.length <= 9 && parts.every((part) => Number.isInteger(part))
  const [year, month, day, hour, minute, second] = parts as readonly number[]
  if (!whole || year === undefined || year < 1990 || year > 2100) return null
  const two = (part: number | undefined) => String(part ?? 0).padStart(2, '0')
  const date = `${year}-${two(month)}-${two(day)}`
  return hour === undefined ? date : `${date} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** Looks into the wrappers that databases and shells put around a time. */
export function plainTime(value: unknown): unknown {
  if (typeof value === 'string') return /^\/Date\((\d{13})\)\/$/.exec(value)?.[1] ?? value
  if (!isPlainObject(value)) return value
  const date = value.$date
  if (date !== undefined) return isPlainObject(date) ? date.$numberLong : date
  const seconds = value._seconds ?? value.seconds
  const nanos = value._nanoseconds ?? value.nanoseconds ?? value.nanos
  if (typeof seconds === 'number' && typeof nanos === 'number') return seconds + Math.floor(nanos / 1e6) / 1000
  if (typeof value.value === 'string' && /^\/Date\(/.test(value.value)) return plainTime(value.value)
  return value
}

/** The field of a monitor that has not beaten yet. */
export function emptyField(object: JsonObject, pointer: string): string | null {
  const key = Object.keys(object).find((name) => {
    const meaning = meaningOf(name)
    return meaning.kind === 'life' && meaning.rank <= GENERAL_RANK && isEmpty(object[name])
  })
  return key === undefined ? null : pointerTo(pointer, key)
}
