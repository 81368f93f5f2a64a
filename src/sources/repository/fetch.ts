import { ExternalError, withRemedy } from '../../errors.js'
import { pathProblem } from '../../domain/repository-path.js'
import type { GitHub } from '../../ports.js'
import { MAX_DOCUMENT_BYTES, tooLarge } from '../document-size.js'
import type { Branch } from './options.js'

/** What one path holds. */
export type Fetched =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly problem: 'malformed'; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }

interface Content {
  type?: string
  size?: number
  encoding?: string
  content?: string
}

/** With the slashes of the path as they are: a template would encode them. An address would eat the segments refused here. */
function routeTo(path: string): string {
  const segments = path.split('/')
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) throw strayPath(path)
  return `GET /repos/{owner}/{repo}/contents/${segments.map(encoded).join('/')}`
}

function strayPath(path: string): ExternalError {
  return new ExternalError('github', `${JSON.stringify(path)} is no path in a repository, so nothing was asked`, {
    permanent: true,
    remedy: 'write it from the root of the repository, like "data/heartbeat.json", without "..", "." and "//"',
  })
}

/** Half a character has no address; GitHub knows no file of that name either. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '\ufffd'))
}

/** `ifAbsent` says what a 404 means; by default the repository itself is asked for. */
export async function fetchFile(
  github: GitHub,
  where: Branch,
  path: string,
  ifAbsent: typeof absence = absence,
): Promise<Fetched> {
  const problem = pathProblem(path)
  if (problem !== null) return { kind: 'unreachable', detail: `${JSON.stringify(path)} ${problem}` }
  const { branch, ...repository } = where
  const parameters = { ...repository, ...(branch === null ? {} : { ref: branch }) }
  try {
    const { data } = await github.rest<Content | Content[] | string>(routeTo(path), parameters)
    return await contentOf(data, path, () => fetchRaw(github, path, parameters))
  } catch (error) {
    if (error instanceof ExternalError && error.status === 404) return ifAbsent(github, where, path)
    return { kind: 'unreachable', detail: withRemedy(error) }
  }
}

async function contentOf(
  data: Content | Content[] | string,
  path: string,
  raw: () => Promise<string>,
): Promise<Fetched> {
  // A proxy's or a login page's answer is nobody's heartbeat.
  if (typeof data !== 'object' || data === null)
    return { kind: 'unreachable', detail: `the answer for ${path} is not GitHub's` }
  if (Array.isArray(data) || (data.type !== undefined && data.type !== 'file')) {
    return malformed(`${path} is no file${Array.isArray(data) ? ' but a folder' : ''}`)
  }
  if ((data.size ?? 0) > MAX_DOCUMENT_BYTES) return tooLarge(path)
  // GitHub leaves the content out above 1 MB.
  if (data.encoding === 'none' || (data.content === '' && (data.size ?? 0) > 0))
    return textOrTooLarge(await raw(), path)
  // Empty is what GitHub calls empty: whoever leaves the content out has not read the file.
  if (typeof data.content !== 'string' || (data.content === '' && data.size !== 0))
    return { kind: 'unreachable', detail: `the answer for ${path} is not GitHub's: it holds no content` }
  return { kind: 'text', text: Buffer.from(data.content, 'base64').toString('utf8') }
}

async function fetchRaw(github: GitHub, path: string, parameters: Record<string, unknown>): Promise<string> {
  const headers = { accept: 'application/vnd.github.raw+json' }
  return (await github.rest<string>(routeTo(path), { ...parameters, headers })).data
}

/** A 404 for the path or the branch of a readable repository is no beat; for the repository itself it is no answer. */
async function absence(github: GitHub, where: Branch, path: string): Promise<Fetched> {
  const { owner, repo } = where
  try {
    await github.rest('GET /repos/{owner}/{repo}', { owner, repo })
    return missing(where, path)
  } catch (error) {
    return { kind: 'unreachable', detail: `${owner}/${repo} cannot be read with this token: ${withRemedy(error)}` }
  }
}

export function missing({ branch }: Pick<Branch, 'branch'>, path: string): Fetched {
  return { kind: 'missing', detail: `there is no ${path} on ${branch ?? 'the default branch'}` }
}

function textOrTooLarge(text: string, path: string): Fetched {
  return text.length > MAX_DOCUMENT_BYTES ? tooLarge(path) : { kind: 'text', text }
}

export function malformed(detail: string): Fetched {
  return { kind: 'invalid', problem: 'malformed', detail }
}
