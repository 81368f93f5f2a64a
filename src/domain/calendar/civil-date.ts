import { DAY } from '../time.js'

/** A date without a zone: days since 1970-01-01. */
export type CivilDay = number

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export function civilDay(year: number, month: number, day: number): CivilDay {
  return Date.UTC(year, month - 1, day) / DAY
}

export function partsOf(day: CivilDay): DateParts {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** 0 is Sunday. */
export function weekdayOf(day: CivilDay): number {
  return (((day + 4) % 7) + 7) % 7
}

/** `2026-11-22`. */
export function dateText(day: CivilDay): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Reads `2026-11-22`; null if there is no such day. */
export function parseDate(text: string): CivilDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (!match) return null
  const day = civilDay(Number(match[1]), Number(match[2]), Number(match[3]))
  return dateText(day) === text.trim() ? day : null
}

/** The nth such weekday of a month; a negative `nth` counts from its end. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): CivilDay {
  if (nth < 0) {
    const last = civilDay(year, month + 1, 1) - 1
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7
  }
  const first = civilDay(year, month, 1)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
}
