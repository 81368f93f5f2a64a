import type { Contexts } from './expressions.js'
import type { ActionRun, Place } from './action-run.js'

/** The `github`, `job` and `runner` contexts of a step. */
export function contextsOf(run: ActionRun, paths: { actionPath: string; workspace: string }): Contexts {
  const facts = factsOf(run)
  return {
    github: {
      ...facts,
      token: run.token ?? '',
      event: run.event ?? {},
      action_path: paths.actionPath,
      workspace: paths.workspace,
      retention_days: '90',
    },
    job: { status: run.jobStatus ?? 'success' },
    runner: { name: 'rig-runner', os: 'Linux', arch: 'X64', environment: 'github-hosted', debug: '' },
    env: run.env ?? {},
  }
}

/** The variables every step of a job finds. */
export function environmentOf(run: ActionRun, place: Place): Record<string, string> {
  const facts = Object.entries(factsOf(run)).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])
  return {
    ...(Object.fromEntries(facts) as Record<string, string>),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__rig',
    GITHUB_EVENT_PATH: place.event,
    GITHUB_WORKSPACE: place.workspace,
    GITHUB_RETENTION_DAYS: '90',
    GITHUB_OUTPUT: place.output,
    GITHUB_STATE: place.state,
    GITHUB_ENV: place.env,
    GITHUB_PATH: place.path,
    GITHUB_STEP_SUMMARY: place.summary,
    RUNNER_NAME: 'rig-runner',
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_TEMP: place.temp,
    RUNNER_TOOL_CACHE: place.temp,
  }
}

function factsOf(run: ActionRun): Record<string, string> {
  const repository = run.repository ?? 'octo/example'
  const apiUrl = run.apiUrl ?? 'https://api.github.com'
  return {
    repository,
    repository_owner: repository.split('/')[0]!,
    repository_id: '1',
    api_url: apiUrl,
    graphql_url: run.graphqlUrl ?? `${apiUrl}/graphql`,
    server_url: 'https://github.com',
    event_name: run.eventName ?? 'schedule',
    run_id: String(run.runId ?? 4711),
    run_number: '7',
    run_attempt: String(run.runAttempt ?? 1),
    workflow: 'Watch',
    workflow_ref: `${repository}/.github/workflows/watch.yml@refs/heads/main`,
    job: 'watch',
    ref: 'refs/heads/main',
    ref_name: 'main',
    ref_type: 'branch',
    sha: '0123456789abcdef0123456789abcdef01234567',
    actor: 'octocat',
    triggering_actor: 'octocat',
  }
}
