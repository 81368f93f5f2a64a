// Only the context: the front door of @actions/github brings undici and doubles the start of every run (docs/decisions).
import { Context } from '../../node_modules/@actions/github/lib/context.js'
import type { Log } from '../ports.js'
import { readEventPayload } from './event-payload.js'
import { appendValues } from './file-commands.js'
import { safeLines } from '../domain/safe-text.js'
import { runnerCommand } from './runner-commands.js'
import type { Secrets } from './secrets.js'
import { writeLine } from './standard-output.js'

/**
 * Logs as the runner shows it. Annotations are made by reports, so warnings here are plain lines with a word before them. What is for
 * debugging is said where the runner shows it, which it tells by RUNNER_DEBUG.
 */
export function createActionsLog(secrets: Secrets): Log {
  const write = (text: string): void => writeLine(safeLines(secrets.hide(text)))
  const isShown = process.env['RUNNER_DEBUG'] === '1'
  return {
    debug: (text) => (isShown ? runnerCommand('debug', safeLines(secrets.hide(text))) : undefined),
    info: write,
    notice: write,
    warning: (text) => write(`Warning: ${text}`),
    error: (text) => write(`Error: ${text}`),
  }
}

/** Tells the runner to mask a text in everything it shows. */
export function maskInRunner(text: string): void {
  // A line break would end the command: each line of a secret is one of its own.
  for (const line of text.split(/\r?\n/)) if (line.trim() !== '') runnerCommand('add-mask', line)
}

export function setOutputs(outputs: Readonly<Record<string, string>>, secrets: Secrets): void {
  const shown = Object.entries(outputs).map(([name, value]) => [name, secrets.hide(value)])
  appendValues(process.env['GITHUB_OUTPUT'], Object.fromEntries(shown) as Record<string, string>)
}

/** Raw inputs by their names in lower case, as the runner passes them: `INPUT_DRY-RUN` is `dry-run`. */
export function rawInputs(env: NodeJS.ProcessEnv): Record<string, string> {
  const inputs: Record<string, string> = {}
  for (const key in env) {
    const value = env[key]
    if (value !== undefined && key.startsWith('INPUT_')) inputs[key.slice('INPUT_'.length).toLowerCase()] = value
  }
  return inputs
}

/** What the runner tells of this run. */
export interface RunContext {
  readonly eventName: string
  readonly payload: Readonly<Record<string, unknown>>
  /** Why nothing is known of the event; null where all is. */
  readonly eventTrouble: string | null
  readonly repository: { readonly owner: string; readonly repo: string } | null
  readonly workflow: string
  /** Path of the running workflow file: `.github/workflows/x.yml`; null if unknown. */
  readonly workflowPath: string | null
  readonly job: string
  readonly runId: string
  /** What is checked out: of a pull request, what it would be when merged. */
  readonly commit: string
  readonly runAttempt: number
  readonly runUrl: string | null
  /** The pages of the action that runs; null for one of this repository itself. */
  readonly aboutUrl: string | null
  readonly apiUrl: string
  readonly serverUrl: string
  readonly runner: string
  readonly workspace: string
}

export function readContext(env: NodeJS.ProcessEnv): RunContext {
  const context = contextWithoutEvent()
  const { payload, trouble } = readEventPayload(env['GITHUB_EVENT_PATH'])
  const repository = repositoryOf(env['GITHUB_REPOSITORY'] ?? '')
  const about = repositoryOf(env['GITHUB_ACTION_REPOSITORY'] ?? '')
  const runId = env['GITHUB_RUN_ID'] ?? ''
  return {
    eventName: context.eventName ?? '',
    payload,
    eventTrouble: trouble,
    repository,
    workflow: context.workflow ?? '',
    workflowPath: workflowPathOf(env['GITHUB_WORKFLOW_REF'] ?? ''),
    job: context.job ?? '',
    runId,
    commit: env['GITHUB_SHA'] ?? '',
    runAttempt: Number.isFinite(context.runAttempt) ? context.runAttempt : 1,
    runUrl:
      repository && runId !== ''
        ? `${context.serverUrl}/${repository.owner}/${repository.repo}/actions/runs/${runId}`
        : null,
    aboutUrl: about === null ? null : `${context.serverUrl}/${about.owner}/${about.repo}#readme`,
    apiUrl: context.apiUrl,
    serverUrl: context.serverUrl,
    runner: env['RUNNER_NAME'] ?? '',
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
  }
}

/** It would throw for a file of the event that it cannot read, and quote it. */
function contextWithoutEvent(): Context {
  const { GITHUB_EVENT_PATH: path } = process.env
  delete process.env['GITHUB_EVENT_PATH']
  try {
    return new Context()
  } finally {
    if (path !== undefined) process.env['GITHUB_EVENT_PATH'] = path
  }
}

/** `owner/repo` in two; null if it is not one. */
export function repositoryOf(text: string): { owner: string; repo: string } | null {
  const match = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(text.trim())
  return match?.[1] && match[2] ? { owner: match[1], repo: match[2] } : null
}

// GITHUB_WORKFLOW_REF: octo/repo/.github/workflows/x.yml@refs/heads/main
function workflowPathOf(ref: string): string | null {
  return /^[^/]+\/[^/]+\/(.+?)@/.exec(ref)?.[1] ?? null
}
