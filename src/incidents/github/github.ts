import type { Incident } from '../../domain/incidents/incident.js'
import { ExternalError } from '../../errors.js'
import type { GitHub, Log } from '../../ports.js'
import type { IncidentStore } from '../store.js'
import { take, type Desk } from './desk.js'
import { closeAsDuplicate, edit } from './edit.js'
import { explain } from './explain.js'
import { createGitHubFace } from './face.js'
import { incidentOf } from './issue.js'
import { usableLabels } from './labels.js'
import type { Issue } from './issue.js'
import { listIssues } from './list.js'
import { openIssue } from './open.js'
import { sortOut } from './own.js'

export interface GitHubIncidentOptions {
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** A template with `{monitor}`, `{name}`, `{status}`, `{reason}`; null for the usual words. */
  readonly title: string | null
  /** The run that looks now; null outside Actions. */
  readonly runUrl: string | null
}

export interface GitHubIncidentPorts {
  /** Connects on first use. */
  readonly github: () => Promise<GitHub>
  readonly log: Log
}

/** Incidents as issues: found by a hidden marker and their author, never by a label or a title. */
export function createGitHubIncidents(options: GitHubIncidentOptions, ports: GitHubIncidentPorts): IncidentStore {
  const { log } = ports
  const { assignees, runUrl, title } = options
  const labels = usableLabels(options.labels)
  const previousOf: Desk['previousOf'] = new Map()
  /** Keys that may be ours, found while nobody could say who we are. */
  const unsureKeys = new Set<string>()
  /** What was listed for the open ones, until all are asked for. */
  let listed: Promise<readonly Issue[]> | null = null

  /** One piece of work, with what GitHub refuses said in words. */
  async function at<T>(doing: string, work: (desk: Desk) => Promise<T>): Promise<T> {
    const github = await ports.github()
    const face = createGitHubFace({ repository: github.repository, runUrl }, title)
    try {
      return await work({ github, log, face, previousOf })
    } catch (error) {
      throw explain(error, doing, github.repository)
    }
  }

  async function load(desk: Desk, scope: 'open' | 'all'): Promise<readonly Incident[]> {
    const issues = await (listed ??= listIssues(desk.github, labels[0], log))
    // The last scope of a run reads what stands there now; the next load begins anew.
    if (scope === 'all') listed = null
    const wanted = scope === 'all' ? issues : issues.filter(({ state }) => state === 'open')
    const { own, unsure } = await sortOut(wanted, desk.github, log)
    for (const { issue, memory } of unsure) {
      // One that we closed ourselves stands in nobody's way.
      if (incidentOf(issue, memory).closedBy !== 'heartbeat') unsureKeys.add(memory.key)
    }
    return own.map((marked) => take(desk, marked))
  }

  return {
    load: (scope = 'all') => at('look for incidents', (desk) => load(desk, scope)),
    open: (draft, now) =>
      at('open an issue', async (desk) => {
        if (unsureKeys.has(draft.key)) throw unknownAuthor(draft.key)
        return openIssue(desk, draft, { labels, assignees }, now)
      }),
    update: (incident, change, now) =>
      at(`update issue #${incident.ref}`, async (desk) => {
        const before = desk.face.title(incident.key, incident.state)
        const after = desk.face.title(incident.key, change.state)
        return edit(desk, incident, change, now, before === after ? {} : { title: after })
      }),
    close: (incident, change, now) =>
      at(`close issue #${incident.ref}`, async (desk) => {
        const state = { ...change.state, closedAt: change.state.closedAt ?? now }
        return edit(desk, incident, { ...change, state }, now, { state: 'closed', state_reason: 'completed' })
      }),
    reopen: (incident, change, now) =>
      at(`reopen issue #${incident.ref}`, async (desk) => {
        const state = { ...change.state, closedAt: null, duplicateOf: null }
        const after = desk.face.title(incident.key, state)
        return edit(desk, incident, { ...change, state }, now, { state: 'open', title: after })
      }),
    closeDuplicate: (incident, keep, change, now) =>
      at(`close issue #${incident.ref}`, (desk) => closeAsDuplicate(desk, incident, keep, change, now)),
  }
}

function unknownAuthor(key: string): ExternalError {
  return new ExternalError('github', `an issue for ${key} exists, but it cannot be found out whether it is ours`, {
    permanent: true,
    remedy: 'give a token that may ask who it is (`GET /user` or GraphQL `viewer`), or close that issue',
  })
}
