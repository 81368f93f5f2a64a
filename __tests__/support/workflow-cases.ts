import { readFileSync } from 'node:fs'
import { workflowText, type StubRun, type StubWorkflow, type StubWorld } from './workflow-stub.js'

/** One labelled incident of another team. */
export interface WorkflowCase {
  readonly name: string
  readonly source: string
  readonly crons: readonly string[]
  readonly timezone: string | null
  readonly now: string
  readonly workflow_state: string
  readonly workflow_updated_at?: string
  readonly runs: readonly StubRun[]
  readonly extra?: Readonly<Record<string, string | number | boolean>>
  readonly expect: {
    readonly status: string
    readonly reason: string
    readonly accept_levels?: readonly string[]
    /** What message, diagnosis and remedy say together, and what they must not say. */
    readonly says?: readonly string[]
    readonly says_not?: readonly string[]
  }
}

export const WORKFLOW_CASES = ['workflow-scenarios.json', 'workflow-field.json'].flatMap((file) => {
  const text = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { cases: readonly WorkflowCase[] }).cases
})

/** The repository as it stood; the change of the cron lines shows by `seen`. */
export function worldOf(
  one: WorkflowCase,
  seen: (changedAt: string, text: string) => Partial<StubWorkflow>,
): StubWorld {
  const { extra = {} } = one
  const written = workflowText(one.crons, one.timezone)
  const [stale, changed] = [extra['listing_filtered_newest'], extra['cron_last_changed_at']]
  const earlier = extra['attempt_1_of_newest']
  const workflow: StubWorkflow = {
    file: 'job.yml',
    text: written,
    state: one.workflow_state,
    runs: one.runs,
    ...(typeof stale === 'string' ? { filtered: [green(stale)] } : {}),
    ...(extra['api_error'] === undefined ? {} : { runsStatus: 403 }),
    ...(typeof changed === 'string' ? seen(changed, written) : {}),
    ...(typeof earlier === 'string' ? { attempts: [earlier] } : {}),
    ...(one.workflow_updated_at === undefined ? {} : { updatedAt: one.workflow_updated_at }),
  }
  return { workflows: [workflow], fork: extra['repository_fork'] === true }
}

/** A scheduled run that succeeded. */
export function green(createdAt: string): StubRun {
  return { event: 'schedule', status: 'completed', conclusion: 'success', created_at: createdAt }
}

/** The statuses that a case takes for right. */
export function acceptedBy({ expect }: WorkflowCase): string[] {
  return [expect.status, ...(expect.accept_levels ?? []).map((level) => (level === 'ok' ? 'healthy' : level))]
}
