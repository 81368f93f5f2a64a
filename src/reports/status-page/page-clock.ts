import { languageOf } from '../../domain/page-language.js'
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
  text(at: Instant): Html
  /** The same with the zone. */
  time(at: Instant): Html
  /** `12 min ago`; the page's script keeps it right. */
  ago(at: Instant): Html
}

/** `language` is that of days and months; null for English. */
export function pageClock(now: Instant, zone: string | null, language: string | null): PageClock {
  const names = new Map<number, string>()
  // To ask for a name costs more than all else of a time, and it changes on the hour alone.
  const zoneAt = (at: Instant): string => {
    const hour = Math.floor(at / HOUR)
    const known = names.get(hour) ?? wallText(at, zone).zone
    names.set(hour, known)
    return known
  }
  const known = language === null ? null : languageOf(language)
  const dayOf = known === null ? englishDay : dayIn(known)
  const lang = known !== null && html` lang="${known}"`
  const text = (at: Instant): string => {
    const { date, clock } = wallText(at, zone)
    return `${dayOf(date, Math.abs(now - at) > YEAR_IS_CLEAR)}, ${clock}`
  }
  return {
    day: (date) => dayOf(date, false),
    text: (at) => html`<time datetime="${toIso(at)}"${lang}>${text(at)}</time>`,
    time: (at) => html`<time datetime="${toIso(at)}"${lang}>${text(at)} ${zoneAt(at)}</time>`,
    ago: (at) => html`<time datetime="${toIso(at)}" data-ago>${agoText(at, now)}</time>`,
  }
}

type DayText = (date: string, withYear: boolean) => string

function englishDay(date: string, withYear: boolean): string {
  const year = withYear ? ` ${date.slice(0, 4)}` : ''
  return `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}${year}`
}

function dayIn(language: string): DayText {
  const known = new Map<string, string>()
  const formatOf = (more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC', ...more })
  const [short, long] = [formatOf({}), formatOf({ year: 'numeric' })]
  return (date, withYear) => {
    const key = `${date}${withYear}`
    const at = Date.parse(date)
    const text = known.get(key) ?? (Number.isNaN(at) ? date : (withYear ? long : short).format(at))
    known.set(key, text)
    return text
  }
}
