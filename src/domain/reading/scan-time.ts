import { HOUR, MINUTE, SECOND } from '../time.js'
import { isWeekday, monthOf } from './month-names.js'
import { understand, type Parts } from './time-parts.js'
import { dayOfWeek, dayOfYear } from './week-dates.js'
import { isRealDate, type WrittenTime, type ZoneContext } from './written-time.js'
import { isZone } from './zone-offset.js'
import { isUtcName, LARGEST_OFFSET, namedZone } from './zone-names.js'

/** A written time and where it ends in the text. */
export interface ScannedTime {
  readonly time: WrittenTime
  readonly end: number
}

type Reader = (text: string, at: number, parts: Parts) => number

const SEPARATOR =
  /(?:[ \t\u00a0\u202f,_]|[Tt](?=\d)|(?<![\p{L}\p{N}])(?:at:?|um|de|del|à|kl\.?|às|o)(?=[ \t.])|[-–·@](?=[ \t]\d{1,2}:\d))+/uy
const YMD =
  /(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]|\. (\d{1,2})\. (\d{1,2})\.?)(?!\d)/y
const DMY = /(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/y
const D_MON_Y = /(\d{1,2})[-/](\p{L}{3,9})[-/](\d{4})(?!\d)/uy
const COMPACT = /(\d{4})(\d{2})(\d{2})(?:[T_ -]?(\d{2})(\d{2})(\d{2})?(?:[.,](\d{1,30}))?|[ T](\d{2}))?(?![\d:])/y
// A comma parts cells as often as decimals: only whole thousandths behind it are a fraction, and nothing like them may follow.
const CLOCK = /(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,30})|,((?:\d{3}){1,3})(?!\d|,\d))?)?|h(\d{2}))(?![\d:])/y
const DASHED_CLOCK = /(\d{2})-(\d{2})(?:-(\d{2}))?(?![\d:-])/y
const HOUR_ONLY = /(\d{2})(?=[Zz]|[+-]\d{2})/y
const HALF = /(?:([AaPp])\.?[Mm]\b\.?|(上午|午前|오전)|(下午|午後|오후))/y
const OFFSET = /(?:(?:UTC|GMT)\s?)?([+-]|\u2212)(\d{1,2})(?::?(\d{2}))?(?![\d:])/y
const WORD = /\p{L}+\.?/uy
const YEAR = /(\d{4})(?![\d:])/y
const DAY_NUMBER = /(\d{1,2})(?:st|nd|rd|th|\.|er|º)?(?![\d:\p{L}])/uy
/** `2026-W47-5`, `2026W475` and the day of a year, `2026-324`, which only a clock makes sure. */
const WEEK_DATE = /(\d{4})-?W(\d{2})-?([1-7])(?!\d)/y
const YEAR_DAY = /(\d{4})-(\d{3})(?=[Tt]\d{2})/y
const ZONE_PATH = /[A-Z][A-Za-z]{1,20}(?:\/[A-Z][A-Za-z_-]{1,30}){1,2}/y
const ASIDE = /\((\p{L}[\p{L} .:+\-\d]{0,40})\)|\[(\p{L}[\p{L}/_+-]{1,40})\]|m=[+-]\d{1,12}\.\d{1,12}/uy

const READERS: readonly Reader[] = [
  readNumericDate, readWeekDate, readCompact, readClock, readHalf, readOffset, readYear, readDayNumber, readZonePath, readWord, readAside,
] // prettier-ignore

/** Reads the longest time that begins exactly at `start`; null if none does. */
export function scanTime(text: string, start: number, context: ZoneContext): ScannedTime | null {
  const parts: Parts = {}
  let end = start
  for (let at = start; at < text.length && at - start < 120;) {
    const next = readPart(text, at, parts)
    if (next === at) break
    end = next
    at = end + lengthOf(SEPARATOR, text, end)
  }
  const time = end === start ? null : understand(parts, context)
  return time && { time, end }
}

function readPart(text: string, at: number, parts: Parts): number {
  for (const reader of READERS) {
    const end = reader(text, at, parts)
    if (end > at) return end
  }
  return at
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  return match(pattern, text, at)?.[0].length ?? 0
}

function hasDate(parts: Parts): boolean {
  return parts.day !== undefined || parts.month !== undefined || parts.ambiguousDay !== undefined
}

function readNumericDate(text: string, at: number, parts: Parts): number {
  if (hasDate(parts) || parts.year !== undefined) return at
  const ymd = match(YMD, text, at)
  if (ymd) {
    parts.year = Number(ymd[1])
    parts.month = Number(ymd[3] ?? ymd[5] ?? ymd[7])
    parts.day = Number(ymd[4] ?? ymd[6] ?? ymd[8])
    return at + ymd[0].length
  }
  const named = match(D_MON_Y, text, at)
  const month = named && monthOf(named[2] ?? '')
  if (named && month) {
    Object.assign(parts, { year: Number(named[3]), month, day: Number(named[1]) })
    return at + named[0].length
  }
  const dmy = match(DMY, text, at)
  if (!dmy) return at
  parts.year = Number(dmy[4])
  parts.ambiguousDay = { first: Number(dmy[1]), second: Number(dmy[3]), separator: dmy[2] ?? '/' }
  return at + dmy[0].length
}

function readWeekDate(text: string, at: number, parts: Parts): number {
  if (hasDate(parts) || parts.year !== undefined) return at
  const found = match(WEEK_DATE, text, at) ?? match(YEAR_DAY, text, at)
  const date = found && (found[3] === undefined ? dayOfYear(found) : dayOfWeek(found))
  if (!found || !date) return at
  Object.assign(parts, date)
  return at + found[0].length
}

function readZonePath(text: string, at: number, parts: Parts): number {
  if (!parts.clock || parts.utc || parts.named || parts.zonePath !== undefined) return at
  const found = match(ZONE_PATH, text, at)
  if (!found || !isZone(found[0])) return at
  parts.zonePath = found[0]
  return at + found[0].length
}

function readCompact(text: string, at: number, parts: Parts): number {
  if (hasDate(parts) || parts.clock) return at
  const found = match(COMPACT, text, at)
  if (!found) return at
  const [whole, year, month, day, hour, minute, second, fraction, hourOnly] = found
  if (!isRealDate(Number(year), Number(month), Number(day)) || !/^(19|20)/.test(whole)) return at
  Object.assign(parts, { year: Number(year), month: Number(month), day: Number(day) })
  if (hourOnly !== undefined) parts.clock = { hour: Number(hourOnly), minute: 0, second: 0, ms: 0, unit: HOUR }
  else if (hour !== undefined) parts.clock = clock(hour, minute ?? '0', second, fraction)
  return at + whole.length
}

function readClock(text: string, at: number, parts: Parts): number {
  if (parts.clock) return at
  const found = match(CLOCK, text, at)
  if (found) {
    parts.clock = clock(found[1] ?? '', found[2] ?? found[6] ?? '', found[3], found[4] ?? found[5])
    return at + found[0].length
  }
  const joined = parts.year !== undefined && /[Tt_-]/.test(text[at - 1] ?? '')
  const dashed = joined ? match(DASHED_CLOCK, text, at) : null
  if (dashed) {
    parts.clock = clock(dashed[1] ?? '', dashed[2] ?? '', dashed[3], undefined)
    return at + dashed[0].length
  }
  const hourOnly = joined && /[Tt]/.test(text[at - 1] ?? '') ? match(HOUR_ONLY, text, at) : null
  if (!hourOnly) return at
  parts.clock = { hour: Number(hourOnly[1]), minute: 0, second: 0, ms: 0, unit: HOUR }
  return at + 2
}

function clock(hour: string, minute: string, second?: string, fraction?: string): NonNullable<Parts['clock']> {
  return {
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
    ms: Number((fraction ?? '').slice(0, 3).padEnd(3, '0')),
    unit: fraction !== undefined ? 1 : second !== undefined ? SECOND : MINUTE,
  }
}

function readHalf(text: string, at: number, parts: Parts): number {
  if (parts.half) return at
  const found = match(HALF, text, at)
  if (!found) return at
  parts.half = /^p/i.test(found[1] ?? '') || found[3] !== undefined ? 'pm' : 'am'
  return at + found[0].length
}

function readOffset(text: string, at: number, parts: Parts): number {
  if (!parts.clock || parts.offsetMs !== undefined || parts.named) return at
  const found = match(OFFSET, text, at)
  if (!found) return at
  const minutes = Number(found[3] ?? 0)
  const size = Number(found[2]) * HOUR + minutes * MINUTE
  if (minutes > 59 || size > LARGEST_OFFSET) return at
  parts.offsetMs = found[1] === '+' ? size : -size
  return at + found[0].length
}

function readYear(text: string, at: number, parts: Parts): number {
  if (parts.year !== undefined || parts.month === undefined) return at
  const found = match(YEAR, text, at)
  if (!found) return at
  parts.year = Number(found[1])
  return at + found[0].length
}

function readDayNumber(text: string, at: number, parts: Parts): number {
  if (parts.day !== undefined || parts.ambiguousDay) return at
  const found = match(DAY_NUMBER, text, at)
  if (!found) return at
  parts.day = Number(found[1])
  return at + found[0].length
}

function readWord(text: string, at: number, parts: Parts): number {
  const found = match(WORD, text, at)
  if (!found) return at
  const word = found[0].replace('.', '')
  const end = at + found[0].length
  const month = parts.month === undefined && !parts.ambiguousDay ? monthOf(word) : null
  const weekdayFits = isWeekday(word) && !parts.weekday
  // `mar` is a Tuesday in Spanish and a month in English: a month unless another one follows.
  if (month !== null && !(weekdayFits && monthFollows(text, end))) {
    parts.month = month
    return end
  }
  if (weekdayFits) {
    parts.weekday = true
    return end
  }
  return readZoneName(word, parts) ? at + word.length : at
}

function monthFollows(text: string, at: number): boolean {
  const next = /^[ ,.]+(?:\d{1,2}[. ]+)?(\p{L}+)/u.exec(text.slice(at, at + 24))
  return next !== null && monthOf(next[1] ?? '') !== null
}

function readZoneName(word: string, parts: Parts): boolean {
  if (!hasDate(parts) && !parts.clock) return false
  if (isUtcName(word)) return (parts.utc = true)
  const zone = parts.clock && !parts.utc ? namedZone(word) : null
  if (!zone || parts.named) return false
  // Go writes `+0900 JST`: the offset has said it already.
  parts.named = { ...zone, name: word }
  return true
}

function readAside(text: string, at: number, parts: Parts): number {
  if (!hasDate(parts)) return at
  const found = match(ASIDE, text, at)
  if (!found) return at
  const inside = found[1] ?? ''
  if (found[2] !== undefined && parts.clock && isZone(found[2])) parts.zonePath = found[2]
  if (found[1] !== undefined && parts.offsetMs === undefined && !parts.utc) {
    const word = /^\p{L}+$/u.test(inside) && (isWeekday(inside) || readZoneName(inside, parts))
    if (!word && !/^[월화수목금토일月火水木金土日]$/u.test(inside)) return at
  }
  return at + found[0].length
}
