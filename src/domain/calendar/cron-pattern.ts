import type { FloatingDay } from './floating-day.js'

/** One cron line as sets; it knows clock faces, not zones. */
export interface CronPattern {
  readonly text: string
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly days: readonly number[]
  readonly months: readonly number[]
  readonly weekdays: readonly number[]
  /** What the day of month names beside `days`: `L`, `15W`. */
  readonly floatingDays: readonly FloatingDay[]
  /** What the day of week names beside `weekdays`: `5L`, `1#2`. */
  readonly floatingWeekdays: readonly FloatingDay[]
  /** Neither day field starts with a star: either of them is enough. */
  readonly eitherDay: boolean
  /** Only the day of the week matters. */
  readonly byWeekday: boolean
  readonly everyDay: boolean
  /** Minute or hour starts with a star: the job follows the clock through its changes. */
  readonly followsClock: boolean
}
