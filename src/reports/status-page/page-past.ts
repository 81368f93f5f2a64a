import type { Day, History, Uptime } from '../../domain/history/history.js'
import { DAY, type Duration, type Instant } from '../../domain/time.js'

export const DAYS = 90

/** The past of the monitors as one page shows it: each question is asked of the history once. */
export interface PagePast {
  /** The last ninety, oldest first. */
  days(monitor: string): readonly Day[]
  /** Of as much time up to now; ninety days where nothing is said. */
  uptime(monitor: string, length?: Duration): Uptime
}

export function pagePast(history: History, now: Instant, zone: string | null): PagePast {
  const days = new Map<string, readonly Day[]>()
  const uptimes = new Map<string, Uptime>()
  return {
    days(monitor) {
      const known = days.get(monitor) ?? history.days(monitor, DAYS, now, zone)
      days.set(monitor, known)
      return known
    },
    uptime(monitor, length = DAYS * DAY) {
      const key = `${length} ${monitor}`
      const known = uptimes.get(key) ?? history.uptime(monitor, { from: now - length, to: now })
      uptimes.set(key, known)
      return known
    },
  }
}
