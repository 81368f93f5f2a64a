import { createArtifactService, type ArtifactService } from './artifact-service.js'
import { createFaultProxy, type FaultProxy } from './fault-proxy.js'
import { createGitHubEmulator, type GitHubEmulator, type GitHubEmulatorOptions } from './github-emulator.js'
import { checkRequests } from './openapi-check.js'
import { runAction, type ActionResult, type ActionRun } from './runner.js'

/** All a job finds around it: GitHub behind the fault proxy, the artifact service, and a runner that knows both. */
export interface Rig {
  readonly github: GitHubEmulator
  readonly proxy: FaultProxy
  readonly artifacts: ArtifactService
  /** Runs an action as the bot, in the repository of the emulator. */
  run(action: string, more?: Omit<ActionRun, 'action'>): Promise<ActionResult>
  /** What GitHub's description of its API has against the requests so far. */
  requestProblems(): Promise<string[]>
  close(): Promise<void>
}

export async function createRig(options: GitHubEmulatorOptions = {}): Promise<Rig> {
  const [github, artifacts] = await Promise.all([createGitHubEmulator(options), createArtifactService()])
  const { repository, token } = github
  const loginOf = (given: string): string => github.loginOf(given)
  const proxy = await createFaultProxy({ upstream: github.url, repository, loginOf })
  return {
    github,
    proxy,
    artifacts,
    run: (action, more = {}) =>
      runAction({
        action,
        repository,
        token,
        apiUrl: proxy.url,
        graphqlUrl: proxy.graphqlUrl,
        ...more,
        env: { ...artifacts.env, ...more.env },
      }),
    requestProblems: () => checkRequests(proxy.requests),
    close: async () => void (await Promise.all([github.close(), proxy.close(), artifacts.close()])),
  }
}
