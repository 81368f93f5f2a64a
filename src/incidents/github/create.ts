import { ExternalError } from '../../errors.js'
import type { GitHub, Log } from '../../ports.js'
import { asIssue, type Issue } from './issue.js'

export interface NewIssue {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
}

/** Creates an issue, without its assignees and then its labels if they are refused (422 means: nothing was created). */
export async function createIssue(github: GitHub, issue: NewIssue, log: Log): Promise<Issue> {
  const { title, body, labels, assignees } = issue
  const tries: { readonly fields: object; readonly without: string }[] = [
    { fields: { labels, assignees }, without: '' },
    ...(assignees.length > 0 ? [{ fields: { labels }, without: `the assignees ${assignees.join(', ')}` }] : []),
    ...(labels.length > 0 ? [{ fields: {}, without: `the labels ${labels.join(', ')}` }] : []),
  ]
  for (const [index, { fields, without }] of tries.entries()) {
    if (without !== '') log.notice(`GitHub refused the issue; trying without ${without}.`)
    try {
      return asIssue((await github.rest('POST /repos/{owner}/{repo}/issues', { title, body, ...fields })).data)
    } catch (error) {
      const refused = error instanceof ExternalError && error.status === 422
      if (!refused || index === tries.length - 1) throw error
    }
  }
  throw new Error('unreachable: the last try returns or throws')
}
