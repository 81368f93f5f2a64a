import { formatDuration } from '../duration.js'
import type { Reason } from '../status.js'
import { HOUR, toText, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { causeOf } from './failure-cause.js'
import { counts, isCompleted, isLife, newest } from './runs.js'

/** What probably happened and what to do, as short paragraphs. */
export interface Advice {
  readonly diagnosis: readonly string[]
  readonly remedy: readonly string[]
  readonly notes: readonly string[]
}

const NOTHING: Advice = { diagnosis: [], remedy: [], notes: [] }
const SHOWN_RED_RUNS = 3
/** Hosted runners start within minutes. */
const LONG_QUEUE = HOUR

export function adviceFor(reason: Reason, evidence: WorkflowEvidence, now: Instant): Advice {
  switch (reason) {
    case 'stale':
      return { ...NOTHING, diagnosis: stopped(evidence, now), remedy: restart(evidence), notes: manualRuns(evidence) }
    case 'never-fired':
      return {
        ...NOTHING,
        diagnosis: neverFired(evidence, now),
        remedy: register(evidence),
        notes: manualRuns(evidence),
      }
    case 'failing':
      return { ...failing(evidence), notes: manualRuns(evidence) }
    case 'cadence':
      return { ...NOTHING, diagnosis: [DROPPED_TICKS], remedy: [FEWER_TICKS] }
    case 'disabled-inactivity':
      return { ...NOTHING, diagnosis: [DISABLED], remedy: enable(evidence) }
    case 'disabled-manually':
      return {
        ...NOTHING,
        notes: [`${evidence.path} is disabled by hand; it is not watched until somebody enables it`],
      }
    case 'exempt':
      return {
        ...NOTHING,
        notes: [`${evidence.path} is not watched: ${evidence.exempt ?? 'the repository is a fork'}`],
      }
    case 'config-error':
      return { ...NOTHING, diagnosis: [BROKEN_FILE], remedy: [`Correct ${evidence.path} on the default branch.`] }
    case 'source-unreachable':
      return { ...NOTHING, remedy: ['Nothing is known to be wrong with the workflow; the next check asks again.'] }
    case 'ok':
    case 'pending':
    case 'paused':
    case 'maintenance':
    case 'inactive-hours':
    case 'missing':
    case 'malformed':
    case 'no-timestamp':
    case 'future':
    case 'reported-failure':
    case 'stopped':
    case 'overrun':
      return NOTHING
  }
}

const DROPPED_TICKS = 'GitHub delays schedules and drops ticks when it is busy; frequent crons lose most of theirs.'
const FEWER_TICKS =
  'Declare fewer ticks, away from the full hour, or start the workflow from outside by repository_dispatch.'
const DISABLED =
  'GitHub disables the schedules of a public repository after 60 days without a commit; it does not enable them again by itself.'
const BROKEN_FILE = 'GitHub starts nothing from a workflow file it cannot read, and tells nobody.'

function stopped(evidence: WorkflowEvidence, now: Instant): string[] {
  const waiting = waitingRun(evidence, now)
  if (waiting !== null) return [waiting]
  return ['GitHub has started no scheduled run within the window: the schedule is lost, or all its ticks were dropped.']
}

function restart(evidence: WorkflowEvidence): string[] {
  return [
    'Look at the runs and at https://www.githubstatus.com for an incident of Actions.',
    'If later ticks do not come either, change the value of the cron line on the default branch (by one minute), or disable and enable the workflow: both register the schedule anew.',
    ...commands(evidence),
  ]
}

function neverFired(evidence: WorkflowEvidence, now: Instant): string[] {
  const waiting = waitingRun(evidence, now)
  return [
    'GitHub did not register the schedule when the file came to the default branch: this happens during its incidents, and to files that a person without access to Actions changed last.',
    ...(waiting === null ? [] : [waiting]),
  ]
}

function register(evidence: WorkflowEvidence): string[] {
  return [
    'Change the value of the cron line on the default branch (by one minute), or disable and enable the workflow.',
    ...commands(evidence),
  ]
}

function enable(evidence: WorkflowEvidence): string[] {
  return [
    'A person with write access enables it: Actions, the workflow, "Enable workflow". Heartbeat never does it by itself.',
    `gh workflow enable ${fileOf(evidence)} --repo ${evidence.repository}`,
  ]
}

function failing(evidence: WorkflowEvidence): Pick<Advice, 'diagnosis' | 'remedy'> {
  const red = evidence.runs.filter((run) => isRed(run, evidence)).sort((a, b) => b.createdAt - a.createdAt)
  const last = red[0]
  if (last === undefined) return NOTHING
  const cause = causeOf(last, evidence.failure)
  const listed = red.slice(0, SHOWN_RED_RUNS).map((run) => describeRun(run, evidence))
  return { diagnosis: [cause.cause, `Last red runs: ${listed.join('; ')}.`], remedy: [cause.remedy] }
}

function isRed(run: WorkflowRun, evidence: WorkflowEvidence): boolean {
  return counts(run, evidence.rules) && isCompleted(run) && !isLife(run, evidence.rules)
}

/** `2026-08-10 04:40 UTC failure https://github.com/o/r/actions/runs/7`. */
export function describeRun(run: WorkflowRun, { webUrl }: Pick<WorkflowEvidence, 'webUrl'>): string {
  const where = run.id === null ? '' : ` ${webUrl}/actions/runs/${run.id}`
  return `${toText(run.createdAt)} ${run.conclusion ?? run.status}${where}`
}

function waitingRun(evidence: WorkflowEvidence, now: Instant): string | null {
  const waiting = newest(evidence.runs.filter((run) => counts(run, evidence.rules) && !isCompleted(run)))
  if (waiting === null) return null
  const age = formatDuration(Math.max(0, now - waiting.createdAt))
  if (waiting.status === 'in_progress') return `A run is in progress for ${age}: ${describeRun(waiting, evidence)}.`
  const cause = now - waiting.createdAt > LONG_QUEUE ? ': no runner takes it, or a run before it holds its place' : ''
  return `A run is queued for ${age}${cause} (${describeRun(waiting, evidence)}).`
}

/** A manual success proves the job, not the schedule: worth telling, changes nothing. */
function manualRuns(evidence: WorkflowEvidence): string[] {
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const other = newest(evidence.runs.filter((run) => !counts(run, evidence.rules) && run.conclusion === 'success'))
  if (other === null || other.createdAt <= (good?.createdAt ?? -Infinity)) return []
  return [`a ${other.event} run was green on ${toText(other.createdAt)}; it does not count for the schedule`]
}

function commands(evidence: WorkflowEvidence): string[] {
  const file = fileOf(evidence)
  return [
    `gh workflow disable ${file} --repo ${evidence.repository} && gh workflow enable ${file} --repo ${evidence.repository}`,
  ]
}

/** A file name is put into a command only when a shell reads it as one plain word. */
function fileOf({ path }: Pick<WorkflowEvidence, 'path'>): string {
  const file = path.split('/').at(-1) ?? path
  return /^[\w.-]+$/.test(file) ? file : 'WORKFLOW_FILE'
}
