import type { History } from '../../domain/history/history.js'
import type { Duration } from '../../domain/time.js'
import type { RunReport } from '../../reports/report.js'
import type { PublishedPage } from '../../wiring/publish-page.js'
import type { Wiring } from '../../wiring/wire.js'

/** Writes the page into the folder that was named; null where none was. */
export async function writePage(
  run: RunReport,
  to: string,
  isPrivate: boolean | null,
  wiring: Wiring,
): Promise<PublishedPage | null> {
  if (to === '') return null
  const { publishPage } = await import('../../wiring/publish-page.js')
  return publishPage(run, { to, isPrivate: isPrivate ?? run.past?.isPrivate ?? null, news: 'changed' }, wiring)
}

/** Why there is no page, or what was wrong with it. */
export function troubleOf(page: PublishedPage | null): string[] {
  if (page === null) return []
  return page.refusal === null ? [...page.problems] : [page.refusal]
}

/** Writes the page of a process that looks again and again, at least `eachMs`; tells what was wrong. */
export function pageWriter(
  to: string,
  history: History | null,
  eachMs: Duration,
): (run: RunReport, wiring: Wiring) => Promise<string[]> {
  /** The repository that the page is of; null until somebody looked. */
  let isPrivate: boolean | null = null
  return async (run, wiring) => {
    // Who does not lead acts for nobody, and leaves its documents all the same.
    const shown = { ...run, dryRun: false, past: history && { history, changes: [] }, checkerGapMs: eachMs }
    const page = await writePage(shown, to, isPrivate, wiring)
    if (page?.page === 'changed') isPrivate = false
    return troubleOf(page)
  }
}
