import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { incidentOf } from './incident-of.js'
import { asIssue, type Issue } from './issue.js'
import type { Marked } from './own.js'

/**
 * The same with who closed them, which lists leave out: asked of the last one of each key, where somebody else than
 * Heartbeat closed it and none is open, because that alone decides what comes next.
 */
export async function withClosers(github: GitHub, marked: readonly Marked[]): Promise<Marked[]> {
  return Promise.all(
    marked.map(async (one) => (isDeciding(one, marked) ? { ...one, issue: await closed(github, one.issue) } : one)),
  )
}

function isDeciding({ issue, memory }: Marked, all: readonly Marked[]): boolean {
  if (issue.state !== 'closed' || issue.closed_by || incidentOf(issue, memory).closedBy === 'heartbeat') return false
  const others = all.filter((other) => other.issue !== issue && other.memory.key === memory.key)
  return others.every((other) => other.issue.state === 'closed' && closedAt(other.issue) <= closedAt(issue))
}

function closedAt({ closed_at: at }: Issue): number {
  return Date.parse(at ?? '') || 0
}

/** Who cannot be found out is taken for a person, who may mute. */
async function closed(github: GitHub, issue: Issue): Promise<Issue> {
  try {
    const { data } = await github.rest('GET /repos/{owner}/{repo}/issues/{issue_number}', {
      issue_number: issue.number,
    })
    return { ...issue, closed_by: asIssue(data).closed_by ?? null }
  } catch (error) {
    if (error instanceof ExternalError) return issue
    throw error
  }
}
