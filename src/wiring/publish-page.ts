import { openMember } from '../domain/member.js'
import { messageOf } from '../errors.js'
import { writeSite } from '../platform/site-folder.js'
import { REPORTS } from '../reports/index.js'
import type { RunReport } from '../reports/report.js'
import { pagePartsOf } from './page-parts.js'
import { pageRefusal } from './page-visibility.js'
import type { Wiring } from './wire.js'

/** The page as texts by path. */
export type Site = Readonly<Record<string, string>>

/** What was asked for, and what is known where it was. */
export interface PageOrder {
  /** A folder, or `pages`. */
  readonly to: string
  /** Whether strangers cannot read the repository; null where nobody has said so yet. */
  readonly isPrivate: boolean | null
  /** Whether what it shows is new to its readers. */
  readonly news: 'changed' | 'same'
  /** Keeps the page where `actions/deploy-pages` finds it, and gives the name it has there; absent where nobody can. */
  keep?(site: Site): Promise<string>
}

export interface PublishedPage {
  /** Empty where there is no page. */
  readonly page: 'changed' | 'same' | ''
  /** The artifact that holds it; empty for none. */
  readonly artifact: string
  readonly problems: readonly string[]
  readonly notices: readonly string[]
  /** Why none was made, where that is a mistake of whoever asked: the run fails at its end. */
  readonly refusal: string | null
}

/** The value of `status-page` that is no folder. */
export const TO_PAGES = 'pages'

export const NO_PAGE: PublishedPage = { page: '', artifact: '', problems: [], notices: [], refusal: null }

/** Makes the page and puts it where it was asked for. Nothing here may stop an alert, so trouble is returned. */
export async function publishPage(run: RunReport, order: PageOrder, wiring: Wiring): Promise<PublishedPage> {
  const refusal = await pageRefusal(run, order.isPrivate, wiring)
  if (refusal !== null) return { ...NO_PAGE, refusal }
  try {
    return order.to === TO_PAGES ? await toPages(run, order, wiring) : await toFolder(run, order, wiring)
  } catch (error) {
    return { ...NO_PAGE, problems: [`status-page: ${messageOf(error)}`] }
  }
}

async function toPages(run: RunReport, order: PageOrder, wiring: Wiring): Promise<PublishedPage> {
  const { news, keep } = order
  if (keep === undefined) throw new Error('`pages` is an artifact of a run of GitHub Actions; name a folder here')
  if (news === 'same')
    return {
      ...NO_PAGE,
      page: news,
      notices: ['Status page: nothing that it shows has changed, so it was not uploaded.'],
    }
  const { site, problems } = await siteOf(run, order, wiring)
  if (run.dryRun) return { ...rehearsed(site, 'uploaded'), problems }
  const artifact = await keep(site)
  return { ...NO_PAGE, page: news, artifact, problems, notices: [told(run, site, `in the artifact ${artifact}`)] }
}

async function toFolder(run: RunReport, order: PageOrder, wiring: Wiring): Promise<PublishedPage> {
  const { to, news } = order
  const { files, place } = wiring.ports
  const folder = await place(to)
  if (folder === null) throw new Error(`${to} lies outside the workspace; nothing was written`)
  const { site, problems } = await siteOf(run, order, wiring)
  if (run.dryRun) return { ...rehearsed(site, `written to ${to}`), problems }
  await writeSite(folder, site, files)
  return { ...NO_PAGE, page: news, problems, notices: [told(run, site, `in ${to}`)] }
}

interface MadeSite {
  readonly site: Site
  readonly problems: readonly string[]
}

async function siteOf(run: RunReport, { isPrivate }: PageOrder, wiring: Wiring): Promise<MadeSite> {
  // Where nobody knew, and no permission was given, GitHub has said that it is public.
  const { parts, problems } = await pagePartsOf(run, isPrivate ?? run.page?.public ?? false, wiring)
  const report = await openMember(REPORTS, { kind: 'status-page', options: {} }, null)
  const { files } = report.render({ ...run, pageParts: parts }, null)
  const { secrets } = wiring.surroundings
  return { site: Object.fromEntries(files.map(({ name, text }) => [name, secrets.hide(text)])), problems }
}

function rehearsed(site: Site, deed: string): PublishedPage {
  return {
    ...NO_PAGE,
    notices: [`Status page: this is a dry run; ${Object.keys(site).length} files would be ${deed}.`],
  }
}

function told({ page }: RunReport, site: Site, where: string): string {
  const hidden = ['messages', 'metrics'].filter((what) => !page?.show.some((shown) => shown === what))
  const left = hidden.length === 0 ? '' : ` It shows no ${hidden.join(' and no ')} of beats; \`page: show\` would.`
  return `Status page: ${Object.keys(site).length} files ${where}.${left}`
}
