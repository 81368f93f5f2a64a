import { DAY } from '../time.js'

interface CivilDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** `2026-W47-5` as year, week and weekday, as ISO 8601 counts them; null for a week that the year has not. */
export function dayOfWeek([, year, week, weekday]: readonly (string | undefined)[]): CivilDay | null {
  const [inYear, number] = [Number(year), Number(week)]
  // The fourth of January lies in the first week.
  const fourth = Date.UTC(inYear, 0, 4)
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (number - 1) * DAY * 7
  const thursday = new Date(monday + 3 * DAY)
  if (number < 1 || thursday.getUTCFullYear() !== inYear) return null
  return civil(monday + (Number(weekday) - 1) * DAY)
}

/** `2026-324`, the 324th day of 2026. */
export function dayOfYear([, year, day]: readonly (string | undefined)[]): CivilDay | null {
  const at = Date.UTC(Number(year), 0, Number(day))
  return Number(day) >= 1 && new Date(at).getUTCFullYear() === Number(year) ? civil(at) : null
}

function civil(at: number): CivilDay {
  const date = new Date(at)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
