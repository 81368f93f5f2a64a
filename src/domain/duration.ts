import { DAY, HOUR, MINUTE, SECOND, type Duration } from './time.js'

const UNIT: Readonly<Record<string, Duration>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND, w: 7 * DAY }
const LIMIT = 3650 * DAY

const MINUTES = /^\d{1,9}(\.\d{1,6})?$/
const UNITS = /^(?=.*\d)(?:(\d{1,6})w)?\s*(?:(\d{1,6})d)?\s*(?:(\d{1,6})h)?\s*(?:(\d{1,9})m)?\s*(?:(\d{1,9})s)?$/
const ISO =
  /^(?=.*\d)[Pp](?:(\d{1,6})[Ww])?(?:(\d{1,6})[Dd])?(?:[Tt](?:(\d{1,6})[Hh])?(?:(\d{1,9})[Mm])?(?:(\d{1,9})[Ss])?)?$/

/** The shape of a duration, for a JSON Schema. */
export const DURATION_PATTERN = [MINUTES, UNITS, ISO].map(({ source }) => source).join('|')

/** `120` (minutes), `90m`, `2h30m`, `1d`, `45s`, `PT2H`, `P1DT30M` to milliseconds; null if it is no duration. */
export function parseDuration(text: string): Duration | null {
  const trimmed = text.trim()
  const total = plainMinutes(trimmed) ?? units(trimmed) ?? iso(trimmed)
  return total === null || total > LIMIT ? null : Math.round(total)
}

function plainMinutes(text: string): Duration | null {
  return MINUTES.test(text) ? Number(text) * MINUTE : null
}

function units(text: string): Duration | null {
  const match = UNITS.exec(text)
  return match === null ? null : sum(match.slice(1), ['w', 'd', 'h', 'm', 's'])
}

function iso(text: string): Duration | null {
  const match = ISO.exec(text)
  return match === null ? null : sum(match.slice(1), ['w', 'd', 'h', 'm', 's'])
}

function sum(parts: readonly (string | undefined)[], names: readonly string[]): Duration {
  return parts.reduce((total, part, i) => total + Number(part ?? 0) * (UNIT[names[i] ?? ''] ?? 0), 0)
}

/** The right spelling for something that was meant as a duration: `5 mins` to `5m`; null when there is no guess. */
export function nearestDuration(text: string): string | null {
  const words = [...text.toLowerCase().matchAll(/(\d{1,9})\s*([a-z]+)/g)]
  const spelled = words.map(([, n, word]) => `${n}${(word ?? '')[0]}`).join('')
  return spelled !== '' && parseDuration(spelled) !== null ? spelled : null
}

/** For people: `45 s`, `12 min`, `2 h 5 min`, `3 d 4 h`; the two largest units, rounded down. */
export function formatDuration(ms: Duration): string {
  const size = Math.abs(ms)
  if (size < MINUTE) return `${Math.floor(size / SECOND)} s`
  if (size < HOUR) return `${Math.floor(size / MINUTE)} min`
  if (size < DAY) return pair(Math.floor(size / HOUR), 'h', Math.floor((size % HOUR) / MINUTE), 'min')
  return pair(Math.floor(size / DAY), 'd', Math.floor((size % DAY) / HOUR), 'h')
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}
