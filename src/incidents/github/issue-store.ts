import type { Incident, IncidentChange } from '../../domain/incidents/incident.js'
import type { Duration, Instant } from '../../domain/time.js'
import type { IncidentPorts, IncidentStore, OpenTogether } from '../store.js'
import { incidentFrom, type IssueContext } from './issue-context.js'
import { closeAsDuplicate, edit } from './edit.js'
import { explain } from './explain.js'
import { createGitHubTexts } from './texts.js'
import { usableLabels } from './labels.js'
import { withClosers } from './closers.js'
import type { Found } from './ask.js'
import { findIssues } from './find.js'
import { openIssue, settle } from './open.js'
import { labelRest } from './rest.js'
import { sortOut } from './own.js'
import { isStillTrue } from './still-true.js'

export interface GitHubIncidentOptions {
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** A template with `{monitor}`, `{name}`, `{status}`, `{reason}`; null for the usual words. */
  readonly title: string | null
  /** The run that looks now; null outside Actions. */
  readonly runUrl: string | null
  /** Logins whose incidents are ours besides this token's own. */
  readonly authors?: readonly string[]
  /** The pages of Heartbeat itself; null where they are not known. */
  readonly about?: string | null
  /** A card that would say the same again is written once in this time; 0, or absent: at each check. */
  readonly rewriteAfterMs?: Duration
}

/** Incidents as issues: found by a hidden marker and their author, never by a label or a title. */
export function createGitHubIncidents(
  options: GitHubIncidentOptions,
  ports: Omit<IncidentPorts, 'files'>,
): IncidentStore {
  const { log } = ports
  const { about = null, assignees, authors = [], rewriteAfterMs = 0, runUrl, title } = options
  const labels = usableLabels(options.labels)
  const known: IssueContext['known'] = new Map()
  const lookup = createLookup(labels[0])

  /** One piece of work, with what GitHub refuses said in words. */
  async function at<T>(doing: string, work: (context: IssueContext) => Promise<T>): Promise<T> {
    const github = await ports.github()
    const texts = createGitHubTexts({ repository: github.repository, runUrl, about }, title)
    try {
      return await work({ github, log, texts, known, authors })
    } catch (error) {
      throw explain(error, doing, github.repository)
    }
  }

  const together: OpenTogether = {
    open: (draft, now) =>
      at('open an issue', async (context) =>
        tellOfStrangeAuthor(context, await openIssue(context, draft, { labels, assignees }, now), runUrl),
      ),
    settle: (opened, now) => at('look for duplicates', (context) => settle(context, opened, now)),
  }

  return {
    costly: true,
    people: true,
    load: (scope = 'all') => at('look for incidents', (context) => lookup.load(context, scope)),
    open: async (draft, now) => {
      const opened = await together.open(draft, now)
      return (await together.settle([opened], now))[0] ?? opened
    },
    together,
    update: (incident, change, now) =>
      at(`update issue #${incident.ref}`, async (context) => {
        const before = context.texts.title(incident.key, incident.state)
        const after = context.texts.title(incident.key, change.state)
        if (before === after && isStillTrue(known.get(incident.ref), change, now, rewriteAfterMs)) return incident
        const edited = await edit(context, incident, change, now, before === after ? {} : { title: after })
        await labelRest(context, Number(incident.ref), labels, { before: incident.state, after: change.state })
        return edited
      }),
    close: (incident, change, now) =>
      at(`close issue #${incident.ref}`, (context) => closeIssue(context, incident, change, now)),
    reopen: (incident, change, now) =>
      at(`reopen issue #${incident.ref}`, async (context) => {
        const opened = { ...change, state: { ...change.state, closedAt: null, duplicateOf: null } }
        const edited = await reopenIssue(context, incident, opened, now)
        await labelRest(context, Number(incident.ref), labels, { before: incident.state, after: opened.state })
        return edited
      }),
    closeDuplicate: (incident, keep, change, now) =>
      at(`close issue #${incident.ref}`, (context) => closeAsDuplicate(context, incident, keep, change, now)),
  }
}

/** Finds the issues that are ours; the list of a run is asked for once, until all of it is wanted. */
function createLookup(label: string | undefined) {
  /** What was listed for the open ones, until all are asked for. */
  let listed: Promise<Found> | null = null

  async function load(context: IssueContext, scope: 'open' | 'all'): Promise<readonly Incident[]> {
    const { issues, rest } = await (listed ??= findIssues(context, label))
    // The last scope of a run reads what stands there now; the next load begins anew.
    if (scope === 'all') listed = null
    const wanted = scope === 'all' ? [...issues, ...(await rest())] : issues.filter(({ state }) => state === 'open')
    const own = await sortOut(wanted, context.github, context.log, context.authors)
    const told = scope === 'all' ? await withClosers(context.github, own) : own
    return told.map((marked) => incidentFrom(context, marked))
  }

  return { load }
}

/** What it was called while it lasted is not what it is called in the list of closed issues. */
function closeIssue(
  context: IssueContext,
  incident: Incident,
  change: IncidentChange,
  now: Instant,
): Promise<Incident> {
  const state = { ...change.state, closedAt: change.state.closedAt ?? now }
  const title = context.texts.title(incident.key, state)
  const ended = { state: 'closed', state_reason: change.comment === 'gone' ? 'not_planned' : 'completed' }
  const renamed = title !== context.texts.title(incident.key, incident.state)
  return edit(context, incident, { ...change, state }, now, renamed ? { ...ended, title } : ended)
}

function reopenIssue(
  context: IssueContext,
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
