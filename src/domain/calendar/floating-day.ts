import { nthWeekday, partsOf, civilDay, weekdayOf, type CivilDay } from './civil-date.js'

/** A day that lies elsewhere in each month. */
export type FloatingDay =
  /** `L`, `L-3`: so many days before the last. */
  | { readonly kind: 'last-day'; readonly before: number }
  /** `LW` */
  | { readonly kind: 'last-working-day' }
  /** `15W`: Monday to Friday, nearest to a day that the month has, and within the month. */
  | { readonly kind: 'nearest-working-day'; readonly to: number }
  /** `1#2` */
  | { readonly kind: 'nth-weekday'; readonly weekday: number; readonly nth: number }
  /** `5L` */
  | { readonly kind: 'last-weekday'; readonly weekday: number }

const [SUNDAY, SATURDAY] = [0, 6] as const

/** Whether a floating day of this month lies on this very day. */
export function fallsOn(floating: FloatingDay, day: CivilDay): boolean {
  const { year, month, day: date } = partsOf(day)
  switch (floating.kind) {
    case 'last-day':
      return civilDay(year, month + 1, 1) - 1 - floating.before === day
    case 'last-working-day':
      return workingDayNear(civilDay(year, month + 1, 1) - 1, year, month) === day
    case 'nearest-working-day': {
      const wanted = civilDay(year, month, floating.to)
      return partsOf(wanted).month === month && workingDayNear(wanted, year, month) === day
    }
    case 'nth-weekday':
      return weekdayOf(day) === floating.weekday && Math.ceil(date / 7) === floating.nth
    case 'last-weekday':
      return nthWeekday(year, month, floating.weekday, -1) === day
  }
}

function workingDayNear(day: CivilDay, year: number, month: number): CivilDay {
  const first = civilDay(year, month, 1)
  const last = civilDay(year, month + 1, 1) - 1
  if (weekdayOf(day) === SATURDAY) return day === first ? day + 2 : day - 1
  if (weekdayOf(day) === SUNDAY) return day === last ? day - 2 : day + 1
  return day
}

/** Reads `L`, `L-3`, `LW` or `15W`, in small letters; null for anything else, a sentence for a mistake in one of them. */
export function floatingDayOfMonth(item: string): FloatingDay | string | null {
  if (item === 'l') return { kind: 'last-day', before: 0 }
  if (item === 'lw') return { kind: 'last-working-day' }
  const before = /^l-(\d{1,4})$/.exec(item)?.[1]
  if (before !== undefined) {
    const days = Number(before)
    return days >= 1 && days <= 30 ? { kind: 'last-day', before: days } : `"L-${before}": write L-1 to L-30`
  }
  const to = /^(\d{1,4})w$/.exec(item)?.[1]
  if (to === undefined) return null
  return Number(to) >= 1 && Number(to) <= 31
    ? { kind: 'nearest-working-day', to: Number(to) }
    : `"${to}W": write 1W to 31W`
}

/** Reads `5L`, `friL`, `1#2` or `mon#2`, in small letters; null for anything else, a sentence for a mistake in one of them. */
export function floatingWeekday(item: string, names: readonly string[]): FloatingDay | string | null {
  if (item === 'l') return '"L" alone names no weekday; write "5L" or "friL" for the last Friday of the month'
  const [, day, hash, nthText = ''] = /^([a-z]{3}|\d{1,4})(?:(#)(\w*)|l)$/.exec(item) ?? []
  if (day === undefined) return null
  const weekday = /^\d/.test(day) ? Number(day) : names.indexOf(day)
  if (weekday < 0 || weekday > 7) return `"${day}" is no weekday; write 0 to 7 or ${names[0]} to ${names.at(-1)}`
  if (hash === undefined) return { kind: 'last-weekday', weekday: weekday % 7 }
  if (!/^[1-5]$/.test(nthText)) {
    return `"${item}": a month has one to five of a weekday; write "${day}#1" to "${day}#5", or "${day}L" for the last`
  }
  return { kind: 'nth-weekday', weekday: weekday % 7, nth: Number(nthText) }
}
