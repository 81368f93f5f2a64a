import { createRunBudget, type RunBudget } from '../platform/run-budget.js'
import type { GitHub, Repository } from '../ports.js'
import type { Connections } from './connections.js'

/** Waiting for rate limits and retries, in all, in one run. */
const WAIT_BUDGET_MS = 25_000

/** What a run may wait for GitHub: each has the whole of it. */
export function budgetOfRun({ time }: Pick<Connections, 'time'>): RunBudget {
  return createRunBudget(WAIT_BUDGET_MS, time)
}

/** GitHub for one run, over the connections of the process. */
export async function gitHubOfRun(
  connections: Connections,
  repository: Repository,
  budget: RunBudget,
): Promise<GitHub> {
  const { webUrl, clock, log, secrets } = connections.surroundings
  const [client, { createGitHub }] = await Promise.all([
    connections.gitHubClient(),
    import(/* webpackChunkName: "github-api" */ '../platform/github.js'),
  ])
  return createGitHub(client, { repository, webUrl, budget, hide: secrets.hide }, { clock, log })
}
