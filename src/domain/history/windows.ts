import { DAY, type Duration } from '../time.js'

/** The times up to now of which an uptime is told, shortest first. */
export const UPTIME_WINDOWS = [
  { key: '24h', text: '24 h', length: DAY },
  { key: '7d', text: '7 d', length: 7 * DAY },
  { key: '30d', text: '30 d', length: 30 * DAY },
  { key: '90d', text: '90 d', length: 90 * DAY },
  { key: '1y', text: '1 y', length: 365 * DAY },
] as const

type UptimeWindow = (typeof UPTIME_WINDOWS)[number]['key']

/** A value for each of them. */
export function overWindows<T>(valueOf: (length: Duration) => T): Readonly<Record<UptimeWindow, T>> {
  return Object.fromEntries(UPTIME_WINDOWS.map(({ key, length }) => [key, valueOf(length)])) as Record<UptimeWindow, T>
}
