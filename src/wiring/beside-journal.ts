import { lastLookText, readLastLook } from '../domain/history/last-look.js'
import { DEFAULT_PAGE } from '../domain/page-settings.js'
import { HOUR } from '../domain/time.js'
import { boardOf } from '../health/board.js'
import { pageNews, type PageNews } from '../health/page-news.js'
import { LAST_LOOK } from '../histories/store.js'
import type { RunPast, RunReport } from '../reports/report.js'

/** What each look leaves beside the journal, and what it means for a page. */
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

/** Badges, and what programs of other tools read, as strangers may see it: for whoever shows them from the branch itself. */
export async function badgesBeside(
  run: RunReport,
  { history }: RunPast,
  hide: (text: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const { branchFiles } = await import('../health/files/data-files.js')
  const { page = DEFAULT_PAGE, checkerGapMs } = run
  const parts = { version: '', history, controls: new Map(), intervalMs: checkerGapMs ?? HOUR, zone: page.zone }
  return new Map([...branchFiles(boardOf(run, parts), page)].map(([path, text]) => [path, hide(text)]))
}
