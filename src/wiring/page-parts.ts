import { logoOf, MAX_LOGO_BYTES } from '../domain/page-logo.js'
import type { PageParts } from '../domain/page-settings.js'
import { isPlainObject } from '../domain/plain-object.js'
import { pathProblem } from '../domain/repository-path.js'
import { ExternalError, withRemedy } from '../errors.js'
import { LAST_LOOK } from '../histories/store.js'
import { readBytes } from '../platform/read-bytes.js'
import type { RunReport } from '../reports/report.js'
import type { Wiring } from './wire.js'

/** Only this host answers whoever asks, from any page. */
const GITHUB = 'https://github.com'
const RAW = 'https://raw.githubusercontent.com'

/** What a page of a run needs besides its settings, and what was wrong with it. */
export interface FoundParts {
  readonly parts: PageParts
  readonly problems: readonly string[]
}

/** `isPrivate` is whether strangers cannot read the repository. */
export async function pagePartsOf(run: RunReport, isPrivate: boolean, wiring: Wiring): Promise<FoundParts> {
  const pulse = !isPrivate ? pulseOf(run, wiring) : null
  const path = run.page?.logo ?? null
  if (path === null) return { parts: { logo: null, pulse }, problems: [] }
  const found = await logoAt(path, wiring)
  if ('logo' in found) return { parts: { logo: found.logo, pulse }, problems: [] }
  const problem = `page.logo: ${JSON.stringify(path)} ${found.problem}; the page is without it`
  return { parts: { logo: null, pulse }, problems: [problem] }
}

function pulseOf({ past }: RunReport, { surroundings }: Wiring): string | null {
  const { repository, webUrl } = surroundings
  if (repository === null || past?.branch === undefined || webUrl.replace(/\/+$/, '') !== GITHUB) return null
  return [RAW, repository.owner, repository.repo, past.branch, LAST_LOOK].join('/')
}

async function logoAt(path: string, wiring: Wiring): Promise<ReturnType<typeof logoOf>> {
  const problem = pathProblem(path)
  if (problem !== null) return { problem }
  try {
    const bytes = (await bytesHere(path, wiring)) ?? (await bytesOnGitHub(path, wiring))
    return bytes === null ? { problem: 'is not there' } : logoOf(bytes)
  } catch (error) {
    return { problem: `could not be read (${withRemedy(error)})` }
  }
}

async function bytesHere(path: string, { ports }: Wiring): Promise<Uint8Array | null> {
  const place = await ports.place(path)
  return place === null ? null : readBytes(place, MAX_LOGO_BYTES)
}

/** Where the repository was not checked out. */
async function bytesOnGitHub(path: string, { github, surroundings }: Wiring): Promise<Uint8Array | null> {
  if (surroundings.repository === null) return null
  try {
    const segments = path.split('/').map(encodeURIComponent).join('/')
    const { data } = await (await github()).rest<unknown>(`GET /repos/{owner}/{repo}/contents/${segments}`)
    const content = isPlainObject(data) ? data['content'] : null
    return typeof content === 'string' ? Buffer.from(content, 'base64') : null
  } catch (error) {
    if (error instanceof ExternalError && error.status === 404) return null
    throw error
  }
}
