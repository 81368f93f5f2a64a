import type { Duration } from '../time.js'
import type { CivilDay } from './civil-date.js'

/** When an exchange trades: its hours, the days it is closed and the days it closes early. */
export interface MarketCalendar {
  readonly title: string
  readonly timezone: string
  /** The regular hours, as one writes `active-hours`. */
  readonly hours: string
  /** The name of the holiday, or null. Weekends are not holidays. */
  holidayOn(day: CivilDay): string | null
  /** The time after midnight, in its zone, at which it closes early; null on other days. */
  earlyCloseOn(day: CivilDay): Duration | null
}
