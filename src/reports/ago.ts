import { formatDuration } from '../domain/duration.js'
import { SECOND, type Instant } from '../domain/time.js'

/** `12 min ago`; `2 min ahead` for a clock that runs a little fast. */
export function agoText(at: Instant, now: Instant): string {
  return at >= now + SECOND ? `${formatDuration(at - now)} ahead` : `${formatDuration(Math.max(0, now - at))} ago`
}
