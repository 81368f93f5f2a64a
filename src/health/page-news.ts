import { lastDays } from '../domain/history/days.js'
import type { LastLook } from '../domain/history/last-look.js'
import { matchesName } from '../domain/name-pattern.js'
import { DEFAULT_PAGE, type PageSettings } from '../domain/page-settings.js'
import type { Instant } from '../domain/time.js'
import type { RunReport } from '../reports/report.js'

/** Whether a page says other than the one before it, and what the next run is to know of it. */
export interface PageNews {
  readonly kind: 'changed' | 'same'
  readonly look: LastLook
}

type ShownRun = Pick<RunReport, 'now' | 'verdicts' | 'incidents' | 'page'>

/**
 * Changed: a status or an incident of a monitor that is shown, what the page is to look like, or the day. `last` is what the
 * look before left; null where nothing is kept: then only a new page tells that somebody looked.
 */
export function pageNews(run: ShownRun, last: LastLook | null): PageNews {
  const { now, page = DEFAULT_PAGE } = run
  const shown = printOf(run, page)
  const same = last !== null && last.shown === shown && dayOf(last.at, page) === dayOf(now, page)
  return {
    kind: same ? 'same' : 'changed',
    look: { at: now, changedAt: last?.shown === shown ? last.changedAt : now, shown },
  }
}

function printOf({ verdicts, incidents }: ShownRun, page: PageSettings): string {
  const shown = verdicts.filter(({ monitor }) => !page.hidden.some((pattern) => matchesName(pattern, monitor)))
  const monitors = shown.map(({ monitor, name, status, tags }) => {
    const incident = incidents.get(monitor)
    return [monitor, name, status, tags, incident?.phase === 'open' ? incident.ref : null]
  })
  return shortPrint(JSON.stringify([page, monitors]))
}

function dayOf(at: Instant, { zone }: PageSettings): string | undefined {
  return lastDays(1, at, zone)[0]?.date
}

/** Not for secrets: two texts have the same one only by a chance that nobody meets. */
function shortPrint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5f356495)
  }
  return [a ^ (b >>> 15), b ^ (a >>> 13)].map((part) => (part >>> 0).toString(36)).join('-')
}
