/** Epoch milliseconds, UTC. */
export type Instant = number
/** A length of time in milliseconds. */
export type Duration = number

export const SECOND: Duration = 1000
export const MINUTE: Duration = 60 * SECOND
export const HOUR: Duration = 60 * MINUTE
export const DAY: Duration = 24 * HOUR

/** ISO 8601 in UTC; milliseconds only when there are any. Throws RangeError for what is no instant. */
export function toIso(at: Instant): string {
  const date = new Date(at)
  const ms = date.getUTCMilliseconds()
  return `${dayOf(date)}T${timeOf(date)}:${digits(date.getUTCSeconds(), 2)}${ms === 0 ? '' : `.${digits(ms, 3)}`}Z`
}

/** For people: `2026-11-22 09:30 UTC`. */
export function toText(at: Instant): string {
  const date = new Date(at)
  return `${dayOf(date)} ${timeOf(date)} UTC`
}

// Not by `toISOString`, which looks for the time zone of the machine when it is first called: as much as a small file costs.
function dayOf(date: Date): string {
  const year = date.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) return date.toISOString().replace(/T.*/, '')
  return `${digits(year, 4)}-${digits(date.getUTCMonth() + 1, 2)}-${digits(date.getUTCDate(), 2)}`
}

function timeOf(date: Date): string {
  return `${digits(date.getUTCHours(), 2)}:${digits(date.getUTCMinutes(), 2)}`
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
