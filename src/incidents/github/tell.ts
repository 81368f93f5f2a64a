import type { CommentEvent, Incident, IncidentChange, IncidentState } from '../../domain/incidents/incident.js'
import { isPlainObject } from '../../domain/plain-object.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError, messageOf } from '../../errors.js'
import { commentsOf, type IssueContext, type WritingContext } from './issue-context.js'
import type { Author } from './issue.js'
import { isOurs } from './logins.js'

/** GitHub refuses bodies and comments above this with 422. */
export const MAX_TEXT = 65_536
const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const PAGE = 100
/** Ours is among the newest; a last page with fewer is read with the one before it. */
const ENOUGH = 10

/** One comment that is to be there once, whatever became of earlier tries. */
interface Telling {
  readonly number: number
  readonly body: string
  /** The line by which it is known again. */
  readonly mark: string
}

/**
 * Comments what a change tells, once: a comment whose answer was lost, now or in an earlier run, is looked for before it is
 * sent again. One that GitHub refuses for good is told in the log and stands in nobody's way. Gives the number of comments
 * afterwards; null when it is not known.
 */
export async function tell(
  context: WritingContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<number | null> {
  const before = commentsOf(context.known.get(incident.ref))
  const { comment } = change
  if (comment === null) return before
  const telling = tellingOf(context, incident, { ...change, comment }, now)
  if (mayHaveBeenTold(context, incident.ref) && (await isThere(context, telling, before ?? 0))) return before
  try {
    await context.github.rest(`POST ${COMMENTS}`, { issue_number: telling.number, body: telling.body })
  } catch (error) {
    return afterRefusal(context, telling, before, error)
  }
  return before === null ? null : before + 1
}

async function afterRefusal(
  context: WritingContext,
  telling: Telling,
  before: number | null,
  error: unknown,
): Promise<number | null> {
  if (!(error instanceof ExternalError)) throw error
  if (error.fault.permanent) {
    context.log.warning(
      `Issue #${telling.number} took no comment, so only its text was brought up to date: ${messageOf(error)}`,
    )
    return before
  }
  // A limit is told before anything is done.
  if (error.fault.retryAfterMs !== undefined || !(await isThere(context, telling, (before ?? 0) + 1))) throw error
  context.log.notice(`GitHub's answer was lost, but issue #${telling.number} has its comment.`)
  return before === null ? null : before + 1
}

function tellingOf(
  { texts }: WritingContext,
  { key, ref, state }: Incident,
  change: IncidentChange & { readonly comment: CommentEvent },
  now: Instant,
): Telling {
  const { comment } = change
  const view = { key, state: change.state, verdicts: change.verdicts, previous: null, now }
  const number = Number(ref)
  const mark = markOf(comment, state)
  const text = texts.comment(comment, view, MAX_TEXT - mark.length - 2)
  // GitHub links duplicates by a comment that says nothing else.
  return comment === 'duplicate' ? { number, body: text, mark: text } : { number, body: `${text}\n\n${mark}`, mark }
}

/** The same in every try: it names the state that is stored, which changes only when a try has come to its end. */
function markOf(event: CommentEvent, { toldAt, checks }: IncidentState): string {
  return `<!-- heartbeat told ${event} ${toldAt}.${checks} -->`
}

/** Somebody spoke since we last wrote the card: it may have been us, in a run that did not come to its end. */
function mayHaveBeenTold({ known }: IssueContext, ref: string): boolean {
  const count = commentsOf(known.get(ref))
  return count !== null && count > (known.get(ref)?.memory.comments ?? 0)
}

async function isThere(context: IssueContext, { number, mark }: Telling, count: number): Promise<boolean> {
  const login = await context.github.login()
  const last = Math.max(1, Math.ceil(count / PAGE))
  const newest = await page(context, number, last)
  const more = newest.length < ENOUGH && last > 1 ? await page(context, number, last - 1) : []
  return [...more, ...newest].some(({ body, user }) => isOurs(user, login) && linesOf(body).includes(mark))
}

interface Comment {
  readonly body: string
  readonly user: Author | null
}

async function page({ github }: IssueContext, number: number, page: number): Promise<Comment[]> {
  const at = page === 1 ? {} : { page }
  const { data } = await github.rest<unknown>(`GET ${COMMENTS}`, { issue_number: number, per_page: PAGE, ...at })
  return Array.isArray(data) ? data.flatMap((comment) => commentOf(comment) ?? []) : []
}

function commentOf(data: unknown): Comment | null {
  if (!isPlainObject(data) || typeof data['body'] !== 'string') return null
  const user = isPlainObject(data['user']) && typeof data['user']['login'] === 'string' ? data['user'] : null
  return { body: data['body'], user: user as Author | null }
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim())
}
