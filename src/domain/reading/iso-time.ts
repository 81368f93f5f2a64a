import { HOUR, MINUTE, SECOND } from '../time.js'
import { isRealClock, isRealDate, utcOf, type WrittenTime } from './written-time.js'
import { LARGEST_OFFSET } from './zone-names.js'

const ISO = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,30}))?(?:[Zz]|([+-])(\d\d):?(\d\d))$/

/** The writing that nearly all programs use, read in one step: files of ten thousand monitors are full of it. */
export function parseIso(text: string): WrittenTime | null {
  const found = ISO.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, fraction, sign, hours, minutes] = found
  const wall = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    ms: fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0')),
  }
  const offset = sign === undefined ? 0 : Number(hours) * HOUR + Number(minutes) * MINUTE
  if (!isRealDate(wall.year, wall.month, wall.day) || !isRealClock(wall.hour, wall.minute, wall.second)) return null
  if (offset > LARGEST_OFFSET || Number(minutes ?? 0) > 59) return null
  const precisionMs = fraction === undefined ? SECOND : 1
  return { at: utcOf(wall) - (sign === '-' ? -offset : offset), zone: offset === 0 ? 'utc' : 'offset', precisionMs }
}
