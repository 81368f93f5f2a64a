import type { Incident } from '../../domain/incidents/incident.js'
import type { IncidentPorts, IncidentStore, OpenTogether } from '../store.js'
import type { IssueContext } from './issue-context.js'
import type { IssueWrites } from './issue-writes.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import { usableLabels } from './labels.js'
import type { Found } from './ask.js'
import { findIssues } from './find.js'
import { MARKER_SIGN } from './marker-sign.js'
import type { Hearing } from './unheard.js'

/** Issues of a repository other than the one that watches. */
export interface OfOther {
  /** `owner/repo` that watches: what others opened there is theirs. */
  readonly by: string
  /** What was asked for together with other repositories, once; null where it is to be asked for alone. */
  taken(): Found | null
}

/** Incidents as issues: found by a hidden marker and their author, never by a label or a title. */
export function createGitHubIncidents(
  options: GitHubIncidentOptions,
  ports: Omit<IncidentPorts, 'files'>,
  other?: OfOther,
): IncidentStore {
  const { log } = ports
  const { authors = [] } = options
  const labels = usableLabels(options.labels)
  const known: IssueContext['known'] = new Map()
  const hearing: Hearing | undefined = options.commands === true ? { own: labels, now: new Map() } : undefined
  const lookup = createLookup(labels[0], other)

  /** One piece of work, with what GitHub refuses said in words. */
  async function at<T>(doing: string, work: (context: IssueContext) => Promise<T>): Promise<T> {
    const github = await ports.github()
    try {
      return await work({ github, log, known, authors, ...(hearing && { hearing }), ...(other && { by: other.by }) })
    } catch (error) {
      const { explain } = await import(/* webpackChunkName: "github-faults" */ './explain.js')
      throw explain(error, doing, github.repository, other !== undefined)
    }
  }

  /** A look at healthy monitors changes nothing: what does, and its words, load with the first change. */
  const change = <T>(doing: string, work: (writes: IssueWrites) => Promise<T>): Promise<T> =>
    at(doing, async (context) => {
      const { issueWrites } = await import(/* webpackChunkName: "issue-writes" */ './issue-writes.js')
      return work(issueWrites(context, options, labels))
    })

  const together: OpenTogether = {
    open: (draft, now) => change('open an issue', (writes) => writes.open(draft, now)),
    settle: (opened, now) => change('look for duplicates', (writes) => writes.settle(opened, now)),
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
    update: (incident, to, now) =>
      change(`update issue #${incident.ref}`, (writes) => writes.update(incident, to, now)),
    close: (incident, to, now) => change(`close issue #${incident.ref}`, (writes) => writes.close(incident, to, now)),
    reopen: (incident, to, now) =>
      change(`reopen issue #${incident.ref}`, (writes) => writes.reopen(incident, to, now)),
    closeDuplicate: (incident, keep, to, now) =>
      change(`close issue #${incident.ref}`, (writes) => writes.closeDuplicate(incident, keep, to, now)),
    ...(hearing && {
      asking: () =>
        at('hear what people ask for', async (context) => (await import('./hear.js')).createAsking(context, hearing)),
    }),
  }
}

/** Finds the issues that are ours; the list of a run is asked for once, until all of it is wanted. */
function createLookup(label: string | undefined, other: OfOther | undefined) {
  /** What was listed for the open ones, until all are asked for. */
  let listed: Promise<Found> | null = null

  async function asked(context: IssueContext): Promise<Found> {
    return other?.taken() ?? findIssues(context, label)
  }

  async function load(context: IssueContext, scope: 'open' | 'all'): Promise<readonly Incident[]> {
    const { issues, rest } = await (listed ??= asked(context))
    // The last scope of a run reads what stands there now; the next load begins anew.
    if (scope === 'all') listed = null
    const wanted = scope === 'all' ? [...issues, ...(await rest())] : issues.filter(({ state }) => state === 'open')
    const marked = wanted.filter(({ body }) => body?.includes(MARKER_SIGN))
    // Where nothing went wrong of late nothing is to be read, and what reads it need not load.
    if (marked.length === 0) return []
    const { knownIncidents } = await import(/* webpackChunkName: "known-issues" */ './known-issues.js')
    return knownIncidents(context, marked, scope)
  }

  return { load }
}
