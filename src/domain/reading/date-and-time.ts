import { DAY } from '../time.js'
import type { Candidate, JsonObject } from './candidate.js'
import { wordsOf } from './key-words.js'
import { parseTime } from './parse-time.js'
import type { WrittenTime, ZoneContext } from './written-time.js'

const CLOCK =
  /^\s*(\d{1,2})(?:[:h.](\d{2})(?:[:.m](\d{2})(?:[.,]\d{1,9})?s?)?)?\s*(?:uhr|h|hrs)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2}|[a-z]{3,5})?\s*$/i
const WORDS_OF_A_DATE = new Set(['date', 'day', 'on', 'the'])
const WORDS_OF_A_CLOCK = new Set(['time', 'clock', 'hour', 'hours', 'at', 'hms', 'hhmm', 'stunde'])
const MOST_KEYS = 200

/** A date whose clock stands in a key of its own: `date` and `time`, `fecha` and `hora`, `last_run_date` and `last_run_time`. */
export function withItsClock(candidate: Candidate, context: ZoneContext): Candidate {
  const { holder, field, time } = candidate
  if (!holder || time.precisionMs < DAY) return candidate
  const key = field.slice(field.lastIndexOf('/') + 1)
  const clock = clockBeside(holder, key)
  const date = new Date(time.at).toISOString().slice(0, 10)
  // Read as UTC for now: whatever zone was meant for the day is meant for its clock.
  const full = clock === null ? null : parseTime(`${dateOf(holder[key], date, context)} ${clock.text}`, context)
  return full && clock ? { ...candidate, time: { ...full, ...assumedOf(time, full) } } : candidate
}

function assumedOf(date: WrittenTime, full: WrittenTime): Pick<WrittenTime, 'assumed'> {
  return full.assumed === undefined && date.assumed !== undefined ? { assumed: date.assumed } : {}
}

/** The day as the document writes it; with a zone that was set the instant of the day is not the day any more. */
function dateOf(written: unknown, date: string, { timezone }: ZoneContext): string {
  return timezone !== null && typeof written === 'string' && /^\d{4}-\d\d-\d\d$/.test(written.trim())
    ? written.trim()
    : date
}

function clockBeside(holder: JsonObject, dateKey: string): { text: string } | null {
  const base = baseOf(dateKey, WORDS_OF_A_DATE)
  const found: { base: string; text: string }[] = []
  let keys = 0
  for (const key in holder) {
    if (++keys > MOST_KEYS) break
    const value = holder[key]
    if (key === dateKey || key.length > 40 || (typeof value !== 'string' && typeof value !== 'number')) continue
    const words = wordsOf(key)
    if (!words.some((word) => WORDS_OF_A_CLOCK.has(word))) continue
    const text = clockText(value, holder)
    if (text !== null) found.push({ base: baseOf(key, WORDS_OF_A_CLOCK), text })
  }
  return found.find((clock) => clock.base === base) ?? found.find((clock) => clock.base === '') ?? null
}

function baseOf(key: string, without: ReadonlySet<string>): string {
  return wordsOf(key)
    .filter((word) => !without.has(word))
    .join(' ')
}

function clockText(value: string | number, holder: JsonObject): string | null {
  const digits = String(value)
  const compact = /^(\d{2})(\d{2})(\d{2})?$/.exec(digits.length % 2 === 0 ? digits : `0${digits}`)
  if (compact && digits.length >= 3) return compact.slice(1, 4).filter(Boolean).join(':')
  if (typeof value === 'number') {
    const minute = [holder.minute, holder.minutes].find((part) => typeof part === 'number') ?? 0
    const isClock = Number.isInteger(value) && value >= 0 && value <= 23 && Number.isInteger(minute)
    return isClock ? `${value}:${String(minute).padStart(2, '0')}` : null
  }
  const found = value.length > 30 ? null : CLOCK.exec(value)
  if (!found) return null
  const [, hour = '', minute, second, half = '', zone = ''] = found
  if (minute === undefined && half === '' && !/h/i.test(value)) return null
  const clock = [hour, minute ?? '00', ...(second === undefined ? [] : [second])].join(':')
  return [clock, half, zone].filter((part) => part !== '' && !/^(?:uhr|hrs)$/i.test(part)).join(' ')
}
