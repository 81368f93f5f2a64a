import type { Incident, IncidentChange, IncidentDraft } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import { closeAsDuplicate, edit } from './edit.js'
import type { IssueContext, WritingContext } from './issue-context.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import { openIssue, settle } from './open.js'
import { labelRest } from './rest.js'
import { isStillTrue } from './still-true.js'
import { createGitHubTexts } from './texts.js'
import { isToRemember } from './unheard.js'

/** What is done to issues. */
export interface IssueWrites {
  open(draft: IncidentDraft, now: Instant): Promise<Incident>
  settle(opened: readonly Incident[], now: Instant): Promise<Incident[]>
  update(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  close(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  reopen(incident: Incident, change: IncidentChange, now: Instant): Promise<Incident>
  closeDuplicate(incident: Incident, keep: Incident, change: IncidentChange, now: Instant): Promise<Incident>
}

/** With the labels that can be used, of those in the options. */
export function issueWrites(
  reading: IssueContext,
  options: GitHubIncidentOptions,
  labels: readonly string[],
): IssueWrites {
  const { about = null, assignees, commands = false, rewriteAfterMs = 0, runUrl, title } = options
  const { github, by } = reading
  const from = { repository: github.repository, runUrl, about, commands, ...(by !== undefined && { by }) }
  const texts = createGitHubTexts(from, title)
  const context: WritingContext = { ...reading, texts }
  return {
    open: async (draft, now) =>
      tellOfStrangeAuthor(context, await openIssue(context, draft, { labels, assignees }, now), runUrl),
    settle: (opened, now) => settle(context, opened, now),
    async update(incident, change, now) {
      const before = texts.title(incident.key, incident.state)
      const after = texts.title(incident.key, change.state)
      const known = context.known.get(incident.ref)
      const isNews = context.hearing !== undefined && isToRemember(known, context.hearing, change.state, now)
      if (before === after && !isNews && isStillTrue(known, change, now, rewriteAfterMs)) return incident
      const edited = await edit(context, incident, change, now, before === after ? {} : { title: after })
      await labelRest(context, Number(incident.ref), labels, { before: incident.state, after: change.state })
      return edited
    },
    close: (incident, change, now) => closeIssue(context, incident, change, now),
    async reopen(incident, change, now) {
      const opened = { ...change, state: { ...change.state, closedAt: null, duplicateOf: null } }
      const edited = await reopenIssue(context, incident, opened, now)
      await labelRest(context, Number(incident.ref), labels, { before: incident.state, after: opened.state })
      return edited
    },
    closeDuplicate: (incident, keep, change, now) => closeAsDuplicate(context, incident, keep, change, now),
  }
}

/** What it was called while it lasted is not what it is called in the list of closed issues. */
function closeIssue(
  context: WritingContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  // As a person closes it: it has not ended.
  if (change.state.muted !== undefined)
    return edit(context, incident, change, now, { state: 'closed', state_reason: 'not_planned' })
  const state = { ...change.state, closedAt: change.state.closedAt ?? now }
  const title = context.texts.title(incident.key, state)
  const ended = { state: 'closed', state_reason: change.comment === 'gone' ? 'not_planned' : 'completed' }
  const renamed = title !== context.texts.title(incident.key, incident.state)
  return edit(context, incident, { ...change, state }, now, renamed ? { ...ended, title } : ended)
}

function reopenIssue(
  context: WritingContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  return edit(context, incident, change, now, {
    state: 'open',
    title: context.texts.title(incident.key, change.state),
  })
}

/** What a person's token opens is nobody's to an action that is not told of that person. */
async function tellOfStrangeAuthor(
  { github, log, authors = [] }: IssueContext,
  opened: Incident,
  runUrl: string | null,
): Promise<Incident> {
  const login = runUrl === null && authors.length > 0 ? await github.login() : null
  if (login === null || authors.some((author) => author.toLowerCase() === login.toLowerCase())) return opened
  log.notice(
    `Issue #${opened.ref} is by ${login}: an action on this repository finds it only with \`incidents: { authors: [${login}] }\` in its config, and opens its own otherwise.`,
  )
  return opened
}
