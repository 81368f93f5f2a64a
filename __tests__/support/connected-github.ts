import { createSecrets } from '../../src/platform/secrets.js'
import { createRunBudget } from '../../src/platform/run-budget.js'
import type { GitHub, Repository } from '../../src/ports.js'
import { connect, type Connections } from '../../src/wiring/connections.js'
import { gitHubOfRun } from '../../src/wiring/run-github.js'
import type { Surroundings } from '../../src/wiring/surroundings.js'

type Given = Partial<Surroundings> & Pick<Surroundings, 'clock' | 'log' | 'apiUrl'>

/** A process that knows a GitHub of the test's, as a step of an action unless told otherwise. */
export function connectedTo(given: Given): Connections {
  return connect({
    secrets: createSecrets(),
    token: 't',
    webUrl: 'https://github.com',
    repository: { owner: 'o', repo: 'r' },
    workspace: '/nowhere',
    confined: true,
    environment: {},
    ...given,
  })
}

/** The real client of GitHub over the real HTTP, as one run has them. */
export function connectedGitHub(
  repository: Repository,
  given: Given & { readonly waitBudgetMs: number },
): Promise<GitHub> {
  const { waitBudgetMs, ...surroundings } = given
  return gitHubOfRun(connectedTo({ ...surroundings, repository }), repository, createRunBudget(waitBudgetMs))
}
