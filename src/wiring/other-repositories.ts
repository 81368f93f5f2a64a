import { createGitHub, createGitHubClient } from '../platform/github.js'
import type { RunBudget } from '../platform/run-budget.js'
import type { GitHub } from '../ports.js'
import type { Connections } from './connections.js'

/** GitHub for who only reads: what is asked of other repositories goes with the token that was given for them. */
export function withOtherRepositories(home: GitHub, { surroundings, http }: Connections, budget: RunBudget): GitHub {
  const { clock, log, secrets, apiUrl, watchToken = '' } = surroundings
  const client = createGitHubClient({ token: watchToken, apiUrl }, http)
  const { repository, webUrl } = home
  return bothWays(home, createGitHub(client, { repository, webUrl, budget, hide: secrets.hide }, { clock, log }))
}

/** Only what is surely of the repository of the run is asked with its own token. */
export function bothWays(home: GitHub, other: GitHub): GitHub {
  const { owner, repo } = home.repository
  const isHome = (named: Record<string, unknown>): boolean =>
    isSame(named['owner'] ?? owner, owner) && isSame(named['repo'] ?? repo, repo)
  return {
    ...home,
    rest: (route, parameters = {}) => {
      const isOfOne = route.includes(' /repos/{owner}/{repo}')
      return (isOfOne && isHome(parameters) ? home : other).rest(route, parameters)
    },
    graphql: (query, variables = {}, answer) =>
      (answer !== 'partial' && isHome(variables) ? home : other).graphql(query, variables, answer),
  }
}

function isSame(name: unknown, own: string): boolean {
  return String(name).toLowerCase() === own.toLowerCase()
}
