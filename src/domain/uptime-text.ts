import { DAY, HOUR, MINUTE, type Duration } from './time.js'

/** `2d 14h 23m`: from the largest unit that there is, rounded down; `0m` for less than a minute. */
export function uptimeText(ms: Duration): string {
  const size = Math.max(0, ms)
  const [days, hours, minutes] = [size / DAY, (size % DAY) / HOUR, (size % HOUR) / MINUTE].map(Math.floor)
  const parts = [`${days}d`, `${hours}h`, `${minutes}m`]
  return parts.slice(days ? 0 : hours ? 1 : 2).join(' ')
}
