import { lastLookText, readLastLook } from '../domain/history/last-look.js'
import { pageNews, type PageNews } from '../health/page-news.js'
import { LAST_LOOK } from '../histories/store.js'
import type { RunReport } from '../reports/report.js'

/** What a look leaves beside the journal, and what it means for a page. */
export interface BesideJournal {
  readonly files: ReadonlyMap<string, string>
  readonly news: PageNews['kind']
}

/**
 * `last` is what the look before left; null where it left nothing. What nobody was shown is news for the next look too: `isShown`
 * tells whether this one was published.
 */
export function besideJournal(run: RunReport, last: string | null, isShown: boolean): BesideJournal {
  const { kind, look } = pageNews(run, readLastLook(last))
  const told = isShown || kind === 'same' ? look : { ...look, shown: '' }
  return { files: new Map([[LAST_LOOK, lastLookText(told)]]), news: kind }
}
