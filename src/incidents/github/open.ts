import type { Incident, IncidentDraft } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { createIssue, type NewIssue } from './create.js'
import { incidentFrom, type IssueContext } from './issue-context.js'
import { bodyOf, closeAsDuplicate } from './edit.js'
import { missingLabels } from './issue.js'
import { addLabels } from './labels.js'
import { listNewest } from './list.js'
import type { Memory } from './marker.js'
import { sortOut, type Marked } from './own.js'

/** Opens an issue for a draft and ends with exactly one, as far as GitHub's lists show: three requests when all is well. */
export async function openIssue(
  context: IssueContext,
  draft: IncidentDraft,
  wanted: Pick<NewIssue, 'labels' | 'assignees'>,
  now: Instant,
): Promise<Incident> {
  const memory: Memory = { key: draft.key, state: draft.state, previous: draft.previous?.ref ?? null }
  const title = context.texts.title(draft.key, draft.state)
  const created = await createOnce(
    context,
    { ...wanted, title, body: bodyOf(context.texts, memory, draft.verdicts, now) },
    memory,
  )
  const missing = missingLabels(created.issue, wanted.labels)
  if (missing.length > 0) await addLabels(context.github, created.issue.number, missing, context.log)
  return settle(context, incidentFrom(context, created), now)
}

/** A lost answer may have been a success: look for the issue, never send it twice. */
async function createOnce(context: IssueContext, texts: NewIssue, memory: Memory): Promise<Marked> {
  try {
    const issue = await createIssue(context.github, texts, context.log)
    if (issue.user) context.github.learnLogin(issue.user.login)
    return { issue, memory }
  } catch (error) {
    if (!(error instanceof ExternalError) || error.fault.permanent) throw error
    const [found] = await openOnes(context, memory.key)
    if (found === undefined) throw error
    context.log.notice(`GitHub's answer was lost, but issue #${found.issue.number} was opened.`)
    return found
  }
}

/** Looks again after opening; of several the lowest number stays, and whoever opened a later one closes it. */
async function settle(context: IssueContext, mine: Incident, now: Instant): Promise<Incident> {
  const [lowest] = await openOnes(context, mine.key)
  if (lowest === undefined || lowest.issue.number >= Number(mine.ref)) return mine
  const keep = incidentFrom(context, lowest)
  context.log.notice(`Issue #${keep.ref} tells the same; closing #${mine.ref} as its duplicate.`)
  await closeAsDuplicate(context, mine, keep, { state: mine.state, verdicts: [], comment: 'duplicate' }, now)
  return keep
}

/** Our own open issues of a key among the newest, lowest number first. */
async function openOnes(context: IssueContext, key: string): Promise<Marked[]> {
  const { own } = await sortOut(await listNewest(context.github), context.github, context.log, context.authors)
  return own
    .filter(({ issue, memory }) => issue.state === 'open' && memory.key === key)
    .sort((a, b) => a.issue.number - b.issue.number)
}
