import { matchesName } from '../name-pattern.js'
import type { WorkflowRun } from '../workflow-evidence.js'

type Found = NonNullable<WorkflowRun['proof']>

/** One job of one attempt of a run, as the API lists it. */
export interface ListedJob {
  readonly name: string
  readonly conclusion: string
}

export interface ListedArtifact {
  readonly name: string
  readonly bytes: number
}

/** At least one job of this name succeeded, at any attempt, and none of the others failed: those of a matrix count together. */
export function foundInJobs(wanted: string, jobs: readonly ListedJob[]): Found {
  const names = namesOf(wanted, new Set(jobs.map(({ name }) => name)))
  const ends = names.map((name) => endOf(jobs.filter((job) => job.name === name)))
  if (ends.length === 0) return 'absent'
  if (ends.includes('failed')) return 'failed'
  return ends.includes('shown') ? 'shown' : 'skipped'
}

/** `build`, else those of its matrix or of the workflow it calls: `build (x, y)`, `build / test`; else what the glob takes. */
function namesOf(wanted: string, names: ReadonlySet<string>): string[] {
  if (names.has(wanted)) return [wanted]
  const own = [...names].filter((name) => name.startsWith(`${wanted} (`) || name.startsWith(`${wanted} / `))
  return own.length > 0 ? own : [...names].filter((name) => matchesName(wanted, name))
}

function endOf(attempts: readonly ListedJob[]): Found {
  if (attempts.some(({ conclusion }) => conclusion === 'success')) return 'shown'
  return attempts.every(({ conclusion }) => conclusion === 'skipped') ? 'skipped' : 'failed'
}

/** Any artifact of this name that holds something; that it has expired since does not unmake it. */
export function foundInArtifacts(wanted: string, artifacts: readonly ListedArtifact[]): Found {
  const own = artifacts.filter(({ name }) => name === wanted || matchesName(wanted, name))
  if (own.length === 0) return 'absent'
  return own.some(({ bytes }) => bytes > 0) ? 'shown' : 'empty'
}
