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
