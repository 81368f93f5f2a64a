import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'

/** An answer that says no, as far as it may tell of waiting. */
export interface Refused {
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
  /** Nothing was to be changed. */
  readonly readOnly: boolean
}

/** GitHub's advice for a limit that names no time, or none that can be understood. */
const UNNAMED: Duration = MINUTE
/** What lies in the past by a clock that may be wrong is not asked again in the same instant. */
const LEAST: Duration = SECOND
/** No run waits that long, whatever is asked for. */
const MOST: Duration = DAY
const LIMIT = /rate limit|abuse detection/i
const NUMBER = /^[+-]?\d+(\.\d*)?$/
/** The three forms that HTTP has for a date; the last is in GMT without saying so. */
const HTTP_DATE = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i

/** How long a refusal asks to be left alone, at least a second; null where it is no limit. */
export function limitPause(refused: Refused, now: Instant): Duration | null {
  const { status, headers, text, readOnly } = refused
  const after = headers['retry-after']
  const clock = clockOf(headers, now)
  const asked = after === undefined ? null : pauseAsked(after, clock)
  // A server that is down says when it will be back, but not that nothing was done.
  if (status === 503) return readOnly ? asked : null
  if (status !== 403 && status !== 429) return null
  if (asked !== null) return asked
  if (headers['x-ratelimit-remaining'] === '0') return untilReset(headers['x-ratelimit-reset'] ?? '', clock)
  // Headers first: the wording has changed before.
  return status === 429 || after !== undefined || LIMIT.test(text) ? UNNAMED : null
}

/** Instants of an answer are by the clock that wrote them. */
function clockOf(headers: Refused['headers'], now: Instant): Instant {
  const theirs = Date.parse(headers['date'] ?? '')
  return Number.isFinite(theirs) ? theirs : now
}

/** Seconds, also several of them joined by a comma, or a date. Null for what says neither. */
function pauseAsked(text: string, clock: Instant): Duration | null {
  const seconds = text.split(',').flatMap((part) => (NUMBER.test(part.trim()) ? [Number(part)] : []))
  if (seconds.length > 0) return within(Math.max(...seconds) * SECOND)
  const date = text.trim()
  if (!HTTP_DATE.test(date)) return null
  const at = Date.parse(/gmt$/i.test(date) ? date : `${date} GMT`)
  return Number.isFinite(at) ? within(at - clock) : null
}

function untilReset(text: string, clock: Instant): Duration {
  return NUMBER.test(text.trim()) ? within(Number(text) * SECOND - clock) : UNNAMED
}

function within(pause: Duration): Duration {
  return Math.min(MOST, Math.max(LEAST, Math.ceil(pause)))
}
