import { ExternalError, messageOf } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { askForNewest, askForOwn, type Found } from './ask.js'
import type { IssueContext } from './issue-context.js'
import type { Issue } from './issue.js'
import { listIssues, listNewest } from './list.js'

const GITHUB = 'https://github.com'

/** All issues that may be incidents: in one question of GraphQL, or by REST where that does not answer it or not surely. */
export async function findIssues(
  { github, log, authors = [] }: IssueContext,
  label: string | undefined,
): Promise<Found> {
  const found = await unlessRefused(github, log, () => askForOwn(github, { authors, label: label ?? null }, log))
  if (found !== null) return found
  const issues = await listIssues(github, label, log)
  return { issues, rest: async () => [] }
}

/** So many of the open ones that changed last, for a look at what was opened a moment ago; by REST at most 100. */
export async function findNewest(
  { github, log, authors = [] }: IssueContext,
  count: number,
): Promise<readonly Issue[]> {
  const found = await unlessRefused(github, log, () => askForNewest(github, authors, count))
  return found ?? listNewest(github)
}

/** An answer of somebody else, or none, says nothing, and is not asked around: GitHub's own refusal is. */
export async function unlessRefused<T>(
  { webUrl }: GitHub,
  log: IssueContext['log'],
  ask: () => Promise<T | null>,
): Promise<T | null> {
  // Other GitHubs were seen not to find what an App created: https://github.com/renovatebot/renovate/issues/44730
  if (webUrl.replace(/\/+$/, '') !== GITHUB) return null
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof ExternalError) || (error.status === undefined && !error.fault.permanent)) throw error
    log.debug(`Issues are asked for by REST, because GraphQL said: ${messageOf(error)}`)
    return null
  }
}
