import type { Incident, IncidentDraft } from '../../domain/incidents/incident.js'
import { toIso, type Instant } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import { createIssue, type NewIssue } from './create.js'
import { incidentFrom, type IssueContext, type WritingContext } from './issue-context.js'
import { isBornWith, isBound } from './bound.js'
import { bodyOf, closeAsDuplicate, edit } from './edit.js'
import { missingLabels } from './issue.js'
import { addLabels } from './labels.js'
import { findNewest } from './find.js'
import type { Memory } from './marker.js'
import { sortOut, type Marked } from './own.js'

/** Opens an issue for a draft; whether somebody else did the same a moment ago is looked for by `settle`. */
export async function openIssue(
  context: WritingContext,
  draft: IncidentDraft,
  wanted: Pick<NewIssue, 'labels' | 'assignees'>,
  now: Instant,
): Promise<Incident> {
  const memory: Memory = {
    key: draft.key,
    state: draft.state,
    previous: draft.previous?.ref ?? null,
    comments: 0,
    writtenAt: now,
    ...(context.by !== undefined && { by: context.by }),
  }
  assertFoundAgain(memory)
  const title = context.texts.title(draft.key, draft.state)
  const created = await createOnce(
    context,
    { ...wanted, title, body: bodyOf(context.texts, memory, draft.verdicts, now) },
    memory,
  )
  const missing = missingLabels(created.issue, wanted.labels)
  if (missing.length > 0) await addLabels(context.github, created.issue.number, missing, context.log)
  return boundToItsIssue(context, created, { draft, now })
}

/** An issue that no later run would take for ours would be opened by each of them. */
function assertFoundAgain(memory: Memory): void {
  if (isBound({ number: 0, created_at: toIso(memory.state.openedAt) }, memory)) return
  throw new ExternalError('github', `an issue for ${JSON.stringify(memory.key)} could not be told from a copy later`, {
    permanent: true,
    remedy: 'give the monitor another name, and set the clock of this machine',
  })
}

/** Where this machine's clock is wrong, the memory takes GitHub's date: by its own it would be taken for a copy. */
async function boundToItsIssue(
  context: WritingContext,
  created: Marked,
  { draft, now }: { draft: IncidentDraft; now: Instant },
): Promise<Incident> {
  const incident = incidentFrom(context, created)
  const { created_at: createdAt } = created.issue
  if (createdAt === undefined || isBornWith(incident.state.openedAt, created.issue)) return incident
  context.log.warning(`The clock of this machine and GitHub's differ: issue #${incident.ref} was opened ${createdAt}.`)
  const state = { ...incident.state, openedAt: Date.parse(createdAt) }
  return edit(context, incident, { state, verdicts: draft.verdicts, comment: null }, now, {})
}

/** A lost answer may have been a success: look for the issue, never send it twice. */
async function createOnce(context: WritingContext, texts: NewIssue, memory: Memory): Promise<Marked> {
  try {
    const issue = await createIssue(context.github, texts, context.log)
    if (issue.user) context.github.learnLogin(issue.user.login)
    return { issue: { ...issue, body: texts.body }, memory }
  } catch (error) {
    if (!(error instanceof ExternalError) || error.fault.permanent) throw error
    const [found] = ofKey(memory.key, await openOnes(context, 1))
    if (found === undefined) throw error
    context.log.notice(`GitHub's answer was lost, but issue #${found.issue.number} was opened.`)
    return found
  }
}

/**
 * Looks once for all that was opened: of several that tell the same the lowest number stays, and whoever opened a later one closes
 * it. Gives for each the one that stays.
 */
export async function settle(context: WritingContext, opened: readonly Incident[], now: Instant): Promise<Incident[]> {
  const own = await ownAround(context, opened)
  const settled: Incident[] = []
  for (const mine of opened) settled.push(await settleOne(context, mine, ofKey(mine.key, own)[0], now))
  return settled
}

async function settleOne(
  context: WritingContext,
  mine: Incident,
  lowest: Marked | undefined,
  now: Instant,
): Promise<Incident> {
  if (lowest === undefined || lowest.issue.number >= Number(mine.ref)) return mine
  const keep = incidentFrom(context, lowest)
  context.log.notice(`Issue #${keep.ref} tells the same; closing #${mine.ref} as its duplicate.`)
  try {
    await closeAsDuplicate(context, mine, keep, { state: mine.state, verdicts: [], comment: 'duplicate' }, now)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    context.log.notice(`Issue #${mine.ref} is still open, and closed by the next run: ${error.message}`)
  }
  return keep
}

/** What is opened is open whether or not it can be looked for again; the next run finds a second one. */
async function ownAround(context: IssueContext, opened: readonly Incident[]): Promise<readonly Marked[]> {
  try {
    return await openOnes(context, opened.length)
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const numbers = opened.map(({ ref }) => `#${ref}`).join(', ')
    context.log.notice(
      `Opened ${numbers}; whether another issue tells the same is seen by the next run: ${error.message}`,
    )
    return []
  }
}

/** Who else was at it opened as many, and others of ours may have changed meanwhile. */
const BESIDE = 50

async function openOnes(context: IssueContext, count: number): Promise<readonly Marked[]> {
  const newest = await findNewest(context, 2 * count + BESIDE)
  const own = await sortOut(newest, context.github, context.log, context)
  return own.filter(({ issue }) => issue.state === 'open')
}

/** Lowest number first. */
function ofKey(key: string, own: readonly Marked[]): Marked[] {
  return own.filter(({ memory }) => memory.key === key).sort((a, b) => a.issue.number - b.issue.number)
}
