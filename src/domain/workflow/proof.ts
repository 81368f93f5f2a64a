import { cut, oneLine } from '../safe-text.js'
import type { Proof, WorkflowRules, WorkflowRun } from '../workflow-evidence.js'
import { counts, isCompleted } from './runs.js'

/** Conclusions of runs in which no job can have done its work. */
const NO_JOB_DONE = ['skipped', 'startup_failure', 'action_required', 'stale']
const LONGEST_NAME = 100

/** Whether what is wanted of a good run may be found in this one; it is asked for only there. */
export function mayProve(run: WorkflowRun, rules: WorkflowRules): boolean {
  if (rules.proof === null || !counts(run, rules)) return false
  if (rules.proof.kind === 'artifact') return run.greenBefore === true || run.conclusion === 'success'
  // One that is run again shows what it did before.
  return isCompleted(run) ? !NO_JOB_DONE.includes(run.conclusion ?? '') : run.attempt > 1
}

/** How a run that is no life ended, after a colon: `its last run ended green without its artifact report-*`. */
export function endingWords(run: WorkflowRun, { proof }: Pick<WorkflowRules, 'proof'>): string {
  const ended = run.conclusion ?? 'without a conclusion'
  if (proof === null || run.proof === undefined) return `the newest ended ${ended}`
  const how = run.conclusion === 'success' ? 'green' : ended
  switch (run.proof) {
    case 'empty':
      return `its last run ended ${how} with nothing in ${proofName(proof)}`
    case 'skipped':
      return `its last run ended ${how}, and ${proofName(proof)} was skipped`
    case 'failed':
      return `its last run ended ${how}, and ${proofName(proof)} did not succeed`
    case 'absent':
    case 'shown':
      return `its last run ended ${how} without ${proofName(proof)}`
  }
}

/** `its artifact report-*`, `its job "build"`. */
export function proofName({ kind, name }: Proof): string {
  const shown = cut(oneLine(name), LONGEST_NAME)
  return kind === 'job' ? `its job "${shown}"` : `its artifact ${shown}`
}
