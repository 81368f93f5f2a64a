import type { RunFailure, WorkflowRun } from '../workflow-evidence.js'

/** The likely cause of a red run and what to do. */
export interface FailureCause {
  readonly cause: string
  readonly remedy: string
}

/** Each conclusion has a cause of its own; that nothing was started is worse than that something failed. */
export function causeOf(run: WorkflowRun, failure: RunFailure | null): FailureCause {
  if (run.conclusion === 'startup_failure' || (failure?.jobs === 0 && run.conclusion === 'failure'))
    return STARTS_NOTHING
  switch (run.conclusion ?? '') {
    case 'skipped':
      return {
        cause:
          'Every job was skipped: the `if` of the job does not hold, for instance because a repository variable is not set.',
        remedy:
          'Look at the `if` conditions of the jobs and at the variables and secrets they read. Where they are skipped on purpose, `require: run` takes a skipped run for life.',
      }
    case 'cancelled':
      return {
        cause:
          'The runs are cancelled, usually by the concurrency group of the workflow itself: a newer run replaces a waiting one.',
        remedy:
          'Give the schedule a concurrency group of its own, without `cancel-in-progress`, or declare fewer ticks.',
      }
    case 'timed_out':
      return {
        cause: 'The runs take longer than they may.',
        remedy: 'Find the step that hangs, or raise `timeout-minutes`.',
      }
    case 'action_required':
      return {
        cause: 'The runs wait for a person: an approval is required before the job may start.',
        remedy: 'Approve the run, or take the required reviewers off the environment of the job.',
      }
    case 'stale':
      return {
        cause: 'GitHub gave the runs up: no runner took them for two weeks.',
        remedy: 'Bring a runner with the wanted labels online.',
      }
    default:
      return failed(failure)
  }
}

const STARTS_NOTHING: FailureCause = {
  cause: 'GitHub could start no job: the workflow file, or one it calls, does not parse.',
  remedy: 'Open the newest red run: its annotation names the line. Correct the file on the default branch.',
}

function failed(failure: RunFailure | null): FailureCause {
  const where = [failure?.job ? `job "${failure.job}"` : '', failure?.step ? `step "${failure.step}"` : '']
  const broke = where.filter((part) => part !== '').join(', ')
  return {
    cause: broke === '' ? 'The job starts and fails.' : `The job starts and fails: first in ${broke}.`,
    remedy: 'Read the log of the newest red run, correct the cause and wait for the next run.',
  }
}
