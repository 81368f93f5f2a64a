// The surroundings in which GitHub's runner starts a step: inputs with their defaults, the file commands, and little else.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const FILES = ['output', 'state', 'step_summary', 'event_path', 'env', 'path']

/** The environment of a step: inputs of its action.yml, completed by `inputs`, and the facts of a run. */
export function stepEnvironment({ actionFile, inputs, folder, apiUrl }) {
  const declared = Object.entries(parse(readFileSync(actionFile, 'utf8')).inputs)
  // Expressions as defaults (the token) are given by the caller.
  const values = {
    ...Object.fromEntries(declared.map(([name, { default: text = '' }]) => [name, plain(text)])),
    ...inputs,
  }
  const named = Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const files = FILES.map((name) => [`GITHUB_${name.toUpperCase()}`, join(folder, `${name}.txt`)])
  return {
    ...bareEnvironment(),
    ...Object.fromEntries(named),
    ...Object.fromEntries(files),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_GRAPHQL_URL: `${apiUrl}/graphql`,
    GITHUB_JOB: 'watch',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REPOSITORY: 'octo/example',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4711',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
    GITHUB_WORKFLOW: 'Watch',
    GITHUB_WORKFLOW_REF: 'octo/example/.github/workflows/watch.yml@refs/heads/main',
    GITHUB_WORKSPACE: folder,
    RUNNER_NAME: 'bench',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: folder,
  }
}

/** What a runner makes anew before each step. */
export function freshFiles(folder) {
  for (const name of FILES) writeFileSync(join(folder, `${name}.txt`), name === 'event_path' ? '{}' : '')
}

/** NODE_EXTRA_CA_CERTS and NODE_OPTIONS would slow every start and hide the difference. */
export function bareEnvironment() {
  const { PATH, HOME } = process.env
  return { PATH, HOME, TZ: 'UTC' }
}

/** As the runner starts actions: Node 24; the Node of this process where the package has none for this system. */
export function nodeBinary(root) {
  const packaged = join(root, 'node_modules', 'node', 'bin', 'node')
  return existsSync(packaged) ? packaged : process.execPath
}

function plain(text) {
  return String(text).includes('${{') ? '' : String(text)
}
