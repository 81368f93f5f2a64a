import { ExternalError } from '../../errors.js'
import type { GitHub, Log } from '../../ports.js'
import { asIssues, type Issue } from './issue.js'

const ISSUES = 'GET /repos/{owner}/{repo}/issues'
export const PAGE_SIZE = 100
/** So many pages of each question at most: a repository with more is told so, and costs 30 requests, not 300. */
export const MAX_PAGES = 10
/** Closed issues older than this are of no use; pages are sorted by their last change. */
const USEFUL_MS = 35 * 24 * 3600 * 1000

/**
 * All issues that may be incidents. One request where 100 issues are all there are. Otherwise three questions side by
 * side, because each alone can miss one: labels are dropped when the token may not set them, the list by author is
 * refused for some kinds of bot, and an open issue can be older than the latest hundred.
 */
export async function listIssues(github: GitHub, label: string | undefined, log: Log): Promise<Issue[]> {
  const newest = await page(github, { state: 'all', sort: 'updated', direction: 'desc' }, 1)
  if (!newest.more) return newest.issues
  const creator = await github.login()
  const questions: Record<string, string>[] = [
    { state: 'open' },
    ...(label === undefined ? [] : [{ state: 'all', labels: label }]),
    ...(creator === null ? [] : [{ state: 'all', creator }]),
  ]
  const answers = await Promise.all(questions.map((question) => pages(github, question, log)))
  return unique([...newest.issues, ...answers.flat()])
}

/** The newest issues, for a look at what was opened a moment ago. */
export async function listNewest(github: GitHub): Promise<Issue[]> {
  return (await page(github, { state: 'all', sort: 'created', direction: 'desc' }, 1)).issues
}

async function pages(github: GitHub, question: Record<string, string>, log: Log): Promise<Issue[]> {
  try {
    return await allPages(github, question, log)
  } catch (error) {
    // Not every GitHub knows a bot as a creator to search for; the other questions are still good.
    if (question['creator'] === undefined || !(error instanceof ExternalError) || error.status !== 422) throw error
    return []
  }
}

async function allPages(github: GitHub, question: Record<string, string>, log: Log): Promise<Issue[]> {
  const all: Issue[] = []
  for (let number = 1; number <= MAX_PAGES; number++) {
    const { issues, more } = await page(github, { ...question, sort: 'updated', direction: 'desc' }, number)
    all.push(...issues)
    if (!more || (question.state === 'all' && tooOld(all))) return all
  }
  log.notice(
    `Only the ${MAX_PAGES * PAGE_SIZE} issues changed last were searched for incidents (${JSON.stringify(question)}).`,
  )
  return all
}

async function page(github: GitHub, question: Record<string, string>, number: number) {
  const { data, headers } = await github.rest<Issue[]>(ISSUES, {
    ...question,
    per_page: PAGE_SIZE,
    ...(number === 1 ? {} : { page: number }),
  })
  return { issues: asIssues(data), more: /rel="?next"?/.test(headers.link ?? '') }
}

export function tooOld(issues: readonly Issue[]): boolean {
  const [newest, oldest] = [issues[0], issues.at(-1)].map((issue) => Date.parse(issue?.updated_at ?? ''))
  return newest !== undefined && oldest !== undefined && newest - oldest > USEFUL_MS
}

/** A later change of the same issue wins. */
export function unique(issues: readonly Issue[]): Issue[] {
  const byNumber = new Map<number, Issue>()
  for (const issue of issues) {
    const known = byNumber.get(issue.number)
    if (known === undefined || (issue.updated_at ?? '') > (known.updated_at ?? '')) byNumber.set(issue.number, issue)
  }
  return [...byNumber.values()]
}
