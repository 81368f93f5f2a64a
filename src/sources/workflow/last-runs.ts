import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { areOfABranch, isJudgedByLastRuns, redRuns } from '../../domain/workflow/red-runs.js'
import type { RepositoryApi } from './api.js'
import { withPage, type Case } from './case.js'
import { CLAIMS_RUNS } from './confirm.js'
import { listByEvent, type RunPage } from './run-listing.js'

/** The runs of a pull request are its own trouble. */
const OF_PULL_REQUESTS = /^pull_request/

/** One without a schedule is asked only for runs of events that its file has; those of pull requests never count. */
export function asJudged(evidence: WorkflowEvidence): WorkflowEvidence {
  const { rules, triggers } = evidence
  if (!isJudgedByLastRuns(evidence)) return evidence
  const named = rules.events.filter((event) => event !== 'schedule' && !OF_PULL_REQUESTS.test(event))
  const started = triggers == null ? named : named.filter((event) => triggers.includes(event))
  return { ...evidence, rules: { ...rules, events: started.length > 0 ? started : named } }
}

/** Where all that counts belongs to the default branch, the runs of other branches fill no page. */
export function onItsBranch(api: RepositoryApi, evidence: WorkflowEvidence): RepositoryApi {
  const { branch, rules, pushesTags } = evidence
  if (branch == null || pushesTags === true || !isJudgedByLastRuns(evidence) || !areOfABranch(rules.events)) return api
  return {
    ...api,
    get: (route, parameters = {}) => api.get(route, route.endsWith('/runs') ? { ...parameters, branch } : parameters),
  }
}

/** A page that shows nothing of what was asked for is no good news yet: the newest runs of each event are asked for alone. */
export async function withHidden(about: Case, evidence: WorkflowEvidence, page: RunPage): Promise<WorkflowEvidence> {
  if (!isHidden(about, evidence) && !(page.selfContradictory && isJudgedByLastRuns(evidence))) return evidence
  const { api, workflow } = about
  const pages = await Promise.all(evidence.rules.events.map((event) => listByEvent(api, workflow, event, WHOLE_PAGE)))
  const merged = pages.reduce(withPage, { ...evidence, completeSince: null })
  const isBlind = pages.some(({ selfContradictory }) => selfContradictory) && isUndecided(about, merged)
  return isBlind ? { ...merged, unreadable: CLAIMS_RUNS } : merged
}

const WHOLE_PAGE = 100

function isHidden(about: Case, evidence: WorkflowEvidence): boolean {
  return isJudgedByLastRuns(evidence) && evidence.completeSince !== null && isUndecided(about, evidence)
}

function isUndecided({ now }: Case, evidence: WorkflowEvidence): boolean {
  const { reds, green } = redRuns(evidence, now)
  return reds.length === 0 && green === null
}
