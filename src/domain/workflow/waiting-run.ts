import { formatDuration } from '../duration.js'
import { HOUR, toText, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { counts, isCompleted, isLife, newest } from './runs.js'

/** A run that was started and has not come to its end: what it waits for, and what helps. */
export interface WaitingRun {
  readonly cause: string
  readonly remedy: readonly string[]
}

/** Hosted runners start within minutes. */
const LONG_QUEUE = HOUR

/** The newest scheduled run where it has not ended; null where it has, or where its schedule is well. */
export function waitingRun(evidence: WorkflowEvidence, now: Instant): WaitingRun | null {
  const run = newest(evidence.runs.filter((one) => counts(one, evidence.rules)))
  if (run === null || isCompleted(run) || isLife(run, evidence.rules)) return null
  const age = formatDuration(Math.max(0, now - (run.startedAt ?? run.createdAt)))
  const where = describeRun(run, evidence)
  const again = run.attempt > 1 ? ` (attempt ${run.attempt})` : ''
  switch (run.status) {
    case 'waiting':
      return {
        cause: `A run waits for an approval of its environment for ${age}${again}, and nobody approves a schedule: ${where}.`,
        remedy: [APPROVE, ...pendingDeployments(run, evidence)],
      }
    case 'in_progress':
      return { cause: `A run is in progress for ${age}${again}: ${where}.`, remedy: [IN_PROGRESS] }
    case 'pending':
      return {
        cause: `A run waits for another one of its concurrency group for ${age}${again}: ${where}.`,
        remedy: ['Cancel the run that holds the group, or give the schedule a concurrency group of its own.'],
      }
    default: {
      const long = now - (run.startedAt ?? run.createdAt) > LONG_QUEUE
      const cause = long ? ': no runner takes it, or a run before it holds its place' : ''
      return {
        cause: `A run is queued for ${age}${again}${cause} (${where}).`,
        remedy: ['GitHub did start it: bring a runner with the wanted labels online, or cancel what holds its place.'],
      }
    }
  }
}

const APPROVE =
  'Approve the run, or take the required reviewers off the environment for scheduled runs: give the schedule an environment without them.'
const IN_PROGRESS = 'GitHub did start it: look at the run, cancel it if it hangs, and give its job a `timeout-minutes`.'

function pendingDeployments({ id }: WorkflowRun, { repository }: WorkflowEvidence): string[] {
  return id === null ? [] : [`gh api repos/${repository}/actions/runs/${id}/pending_deployments`]
}

/** `2026-08-10 04:40 UTC failure https://github.com/o/r/actions/runs/7`. */
export function describeRun(run: WorkflowRun, { webUrl }: Pick<WorkflowEvidence, 'webUrl'>): string {
  const where = run.id === null ? '' : ` ${webUrl}/actions/runs/${run.id}`
  return `${toText(run.createdAt)} ${run.conclusion ?? run.status}${where}`
}
