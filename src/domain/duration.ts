import { DAY, HOUR, MINUTE, SECOND, type Duration } from './time.js'

const UNIT: Readonly<Record<string, Duration>> = { d: DAY, h: HOUR, m: MINUTE, s: SECOND, w: 7 * DAY }
const LIMIT = 3650 * DAY

/** `120` (minutes), `90m`, `2h30m`, `1d`, `45s`, `PT2H`, `P1DT30M` to milliseconds; null if it is no duration. */
export function parseDuration(text: string): Duration | null {
  const trimmed = text.trim()
  const total = plainMinutes(trimmed) ?? units(trimmed) ?? iso(trimmed)
  return total === null || total > LIMIT ? null : Math.round(total)
}

function plainMinutes(text: string): Duration | null {
  return /^\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) * MINUTE : null
}

function units(text: string): Duration | null {
  const match = /^(?:(\d{1,6})w)?\s*(?:(\d{1,6})d)?\s*(?:(\d{1,6})h)?\s*(?:(\d{1,9})m)?\s*(?:(\d{1,9})s)?$/.exec(text)
  if (!match || text === '') return null
  return sum(match.slice(1), ['w', 'd', 'h', 'm', 's'])
}

function iso(text: string): Duration | null {
  const match = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/i.exec(text)
  if (!match || !/\d/.test(text)) return null
  return sum(match.slice(1), ['w', 'd', 'h', 'm', 's'])
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

/** The short spelling that parseDuration reads back: `2h30m`. */
export function spellDuration(ms: Duration): string {
  const parts = (['d', 'h', 'm', 's'] as const).reduce<{ left: number; text: string }>(
    ({ left, text }, unit) => {
      const size = UNIT[unit] ?? 1
      const count = Math.floor(left / size)
      return { left: left - count * size, text: count > 0 ? `${text}${count}${unit}` : text }
    },
    { left: ms, text: '' },
  )
  return parts.text === '' ? '0s' : parts.text
}
