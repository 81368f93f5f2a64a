// Starts a door as GitHub's runner does: Node 24, inputs with their defaults, the file commands, and little else.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The environment of a step: inputs of its action.yml, completed by `inputs`, and the facts of a run. */
export function stepEnvironment({ actionFile, inputs, folder, apiUrl }) {
  const declared = Object.entries(parse(readFileSync(actionFile, 'utf8')).inputs)
  // Expressions as defaults (the token) are given by the caller.
  const values = {
    ...Object.fromEntries(declared.map(([name, { default: text = '' }]) => [name, plain(text)])),
    ...inputs,
  }
  const named = Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  const files = ['output', 'state', 'step_summary', 'event_path'].map((name) => [name, join(folder, `${name}.txt`)])
  for (const [name, file] of files) writeFileSync(file, name === 'event_path' ? '{}' : '')
  return {
    ...bareEnvironment(),
    ...Object.fromEntries(named),
    ...Object.fromEntries(files.map(([name, file]) => [`GITHUB_${name.toUpperCase()}`, file])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: 'schedule',
    GITHUB_JOB: 'watch',
    GITHUB_REPOSITORY: 'octo/example',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '4711',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW: 'Watch',
    GITHUB_WORKFLOW_REF: 'octo/example/.github/workflows/watch.yml@refs/heads/main',
    GITHUB_WORKSPACE: folder,
    RUNNER_NAME: 'bench',
    RUNNER_TEMP: folder,
  }
}

/** NODE_EXTRA_CA_CERTS and NODE_OPTIONS would slow every start and hide the difference. */
export function bareEnvironment() {
  const { PATH, HOME } = process.env
  return { PATH, HOME, TZ: 'UTC' }
}

function plain(text) {
  return String(text).includes('${{') ? '' : String(text)
}

/** One run. Throws when it did not end as it should: a crash is fast. */
export function runOnce(node, { args, env, cwd, exitCode = 0 }, preload = []) {
  const startedAt = process.hrtime.bigint()
  const { status, stdout, stderr } = spawnSync(node, [...preload, ...args], {
    env,
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6
  if (status !== exitCode) {
    const said = `${stdout}${stderr}`.slice(0, 2000)
    throw new Error(`node ${args.join(' ')} ended with ${status}, not ${exitCode}:\n${said}`)
  }
  return { ms, stdout }
}
