import { DAY, HOUR, toIso, type Instant } from '../../domain/time.js'
import { wallText } from '../../domain/zoned-text.js'
import { html, type Html } from '../../domain/html.js'
import { agoText } from '../ago.js'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** A date without its year is of this one, or of the one that just was. */
const YEAR_IS_CLEAR = 300 * DAY

/** Times as the readers of one page have them. */
export interface PageClock {
  /** `26 Nov`, of `2026-11-26`. */
  day(date: string): string
  /** `26 Nov, 09:30`; the year where it is long ago. */
  text(at: Instant): string
  /** The same with the zone, and for machines. */
  time(at: Instant): Html
  /** `12 min ago`; the page's script keeps it right. */
  ago(at: Instant): Html
}

export function pageClock(now: Instant, zone: string | null): PageClock {
  const names = new Map<number, string>()
  // To ask for a name costs more than all else of a time, and it changes on the hour alone.
  const zoneAt = (at: Instant): string => {
    const hour = Math.floor(at / HOUR)
    const known = names.get(hour) ?? wallText(at, zone).zone
    names.set(hour, known)
    return known
  }
  const text = (at: Instant): string => {
    const { date, clock } = wallText(at, zone)
    const year = Math.abs(now - at) > YEAR_IS_CLEAR ? ` ${date.slice(0, 4)}` : ''
    return `${dayOf(date)}${year}, ${clock}`
  }
  return {
    day: dayOf,
    text,
    time: (at) => html`<time datetime="${toIso(at)}">${text(at)} ${zoneAt(at)}</time>`,
    ago: (at) => html`<time datetime="${toIso(at)}" data-ago>${agoText(at, now)}</time>`,
  }
}

function dayOf(date: string): string {
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`
}
