import type { Reason } from '../status.js'
import { toText, type Instant } from '../time.js'
import type { WorkflowEvidence, WorkflowRun } from '../workflow-evidence.js'
import { causeOf } from './failure-cause.js'
import { proofAdvice } from './proof-advice.js'
import { counts, enabledAgainAt, isCompleted, isLife, newest, skippedFrom } from './runs.js'
import { tooManyReds, toleranceOf } from './red-runs.js'
import { fileOf, notStarted } from './slot-advice.js'
import { describeRun, waitingRun } from './waiting-run.js'

/** What probably happened and what to do, as short paragraphs. */
export interface Advice {
  readonly diagnosis: readonly string[]
  readonly remedy: readonly string[]
  readonly notes: readonly string[]
}

const NOTHING: Advice = { diagnosis: [], remedy: [], notes: [] }
const SHOWN_RED_RUNS = 3

export function adviceFor(reason: Reason, evidence: WorkflowEvidence, now: Instant): Advice {
  switch (reason) {
    case 'stale':
      if (evidence.rules.slot !== null && waitingRun(evidence, now) === null)
        return { ...notStarted(evidence), notes: manualRuns(evidence) }
      return { ...stopped(evidence, now), notes: manualRuns(evidence) }
    case 'never-fired':
      return { ...neverFired(evidence, now), notes: manualRuns(evidence) }
    case 'failing':
      return { ...failing(evidence, now), notes: manualRuns(evidence) }
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
      return brokenAdvice(evidence)
    case 'source-unreachable':
    case 'source-restarted':
    case 'source-suspect':
    case 'clock':
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
const NO_SUCH_FILE = 'The configuration names a workflow file that the default branch does not hold.'
const CORRECT_CONFIG = 'Correct `workflow` of this monitor in the configuration, or remove the monitor from it.'
const BROKEN_FILE = 'GitHub starts nothing from a workflow file it cannot read, and tells nobody.'

function brokenAdvice({ absent, fileProblem, entries, path }: WorkflowEvidence): Advice {
  if (absent === true) return { ...NOTHING, diagnosis: [NO_SUCH_FILE], remedy: [CORRECT_CONFIG] }
  if (fileProblem === null && entries.length === 0)
    return { ...NOTHING, diagnosis: [NO_SCHEDULE], remedy: [NAME_EVENTS] }
  return { ...NOTHING, diagnosis: [BROKEN_FILE], remedy: [`Correct ${path} on the default branch.`] }
}

const NO_SCHEDULE = 'The workflow file has no schedule, and what else starts it is not named in the configuration.'
const NAME_EVENTS =
  'Name the events that start it, like "events: [push]", and it is judged by its last finished runs; or give the monitor a "window".'
const OTHER_EVENTS =
  'Name the events that start it, like "events: [push]", or give the workflow file its schedule again.'

function stopped(evidence: WorkflowEvidence, now: Instant): Pick<Advice, 'diagnosis' | 'remedy'> {
  const waiting = waitingRun(evidence, now)
  if (waiting !== null) return { diagnosis: [waiting.cause], remedy: waiting.remedy }
  return { diagnosis: [NONE_LISTED, ...deleted(evidence)], remedy: [LOOK, ...register(evidence, now)] }
}

const NONE_LISTED = 'No scheduled run within the window is listed: the schedule is lost, or all its ticks were dropped.'
const LOOK = 'Look at the runs and at https://www.githubstatus.com for an incident of Actions.'

function neverFired(evidence: WorkflowEvidence, now: Instant): Pick<Advice, 'diagnosis' | 'remedy'> {
  const waiting = waitingRun(evidence, now)
  if (waiting !== null) return { diagnosis: [waiting.cause], remedy: waiting.remedy }
  const { entries, triggers, rules } = evidence
  // What has no schedule was not forgotten by GitHub's.
  if (entries.length === 0 && triggers != null && !rules.events.some((event) => triggers.includes(event)))
    return { diagnosis: [NO_SCHEDULE], remedy: [OTHER_EVENTS] }
  return { diagnosis: [NOT_REGISTERED, ...deleted(evidence)], remedy: register(evidence, now) }
}

const NOT_REGISTERED =
  'GitHub did not register the schedule when the file came to the default branch: this happens during its incidents, and to files that a person without access to Actions changed last.'

function deleted({ deletedRuns }: WorkflowEvidence): string[] {
  if (deletedRuns == null) return []
  return [
    `GitHub counted ${deletedRuns} runs of it more than it lists: runs are deleted here, and what was deleted cannot be seen. Keep scheduled runs for as long as the window.`,
  ]
}

/** What was just done is not asked for again. */
function register(evidence: WorkflowEvidence, now: Instant): string[] {
  const enabledAt = enabledAgainAt(evidence, now)
  if (enabledAt !== null) {
    return [
      `It was enabled on ${toText(enabledAt)} and has not been started since: change the value of the cron line on the default branch (by one minute), which registers the schedule anew.`,
    ]
  }
  return [
    'Change the value of the cron line on the default branch (by one minute), or disable and enable the workflow, if later ticks do not come either: both register the schedule anew.',
    ...commands(evidence),
  ]
}

function enable(evidence: WorkflowEvidence): string[] {
  return [
    'A person with write access enables it: Actions, the workflow, "Enable workflow". Heartbeat never does it by itself.',
    `gh workflow enable ${fileOf(evidence.path)} --repo ${evidence.repository}`,
  ]
}

function failing(evidence: WorkflowEvidence, now: Instant): Pick<Advice, 'diagnosis' | 'remedy'> {
  const red =
    tooManyReds(evidence, now)?.reds ??
    evidence.runs.filter((run) => isRed(run, evidence)).sort((a, b) => b.createdAt - a.createdAt)
  const last = red[0]
  if (last === undefined) return NOTHING
  const waiting = waitingRun(evidence, now)
  const { cause, remedy } = causeOf(last, evidence.failure)
  const lacking = last.proof === undefined ? null : proofAdvice(evidence)
  if (lacking !== null) {
    const isGreen = last.conclusion === 'success'
    return isGreen
      ? lacking
      : { diagnosis: [...lacking.diagnosis, cause], remedy: [...lacking.remedy, remedy, ...rerun(last, evidence)] }
  }
  const listed = red.slice(0, SHOWN_RED_RUNS).map((run) => describeRun(run, evidence))
  const shown = [`Last red runs: ${listed.join('; ')}.`, ...history(evidence)]
  // A run that waits is replaced by the next one, which is what the red ones before it ended of.
  if (waiting !== null && isAwaiting(evidence)) return { diagnosis: [waiting.cause, ...shown], remedy: waiting.remedy }
  return { diagnosis: [cause, ...shown], remedy: [remedy, ...rerun(last, evidence)] }
}

function isAwaiting({ runs, rules }: WorkflowEvidence): boolean {
  return newest(runs.filter((run) => counts(run, rules)))?.status === 'waiting'
}

/** Since when it is skipped, and when it was green last: a gate that opens now and then shows by it. */
function history(evidence: WorkflowEvidence): string[] {
  const since = skippedFrom(evidence)
  if (since === null) return []
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const green = good === null ? '' : `; last green ${toText(good.createdAt)}`
  return [`Skipped since ${toText(since)}${green}.`]
}

/** Only a scheduled run shows that the schedule is well; one that is run again is still a scheduled run. */
function rerun({ id, conclusion }: WorkflowRun, { repository, rules }: WorkflowEvidence): string[] {
  if (id === null || conclusion === 'skipped') return []
  const byHand = rules.events.includes('workflow_dispatch')
    ? 'A green run by hand ends it, and so does this one run again'
    : 'A run by hand does not count; running this one again does'
  return [`${byHand}: gh run rerun ${id} --repo ${repository}`]
}

function isRed(run: WorkflowRun, evidence: WorkflowEvidence): boolean {
  // Nobody asked whether it shows what is required of it.
  if (evidence.rules.proof !== null && run.proof === undefined && run.conclusion === 'success') return false
  return counts(run, evidence.rules) && isCompleted(run) && !isLife(run, evidence.rules)
}

/** A manual success proves the job, not the schedule: worth telling, changes nothing. */
function manualRuns(evidence: WorkflowEvidence): string[] {
  const good = newest(evidence.runs.filter((run) => isLife(run, evidence.rules)))
  const other = newest(evidence.runs.filter((run) => !counts(run, evidence.rules) && run.conclusion === 'success'))
  if (other === null || other.createdAt <= (good?.createdAt ?? -Infinity)) return []
  const { slot, events } = evidence.rules
  const remedy =
    toleranceOf(evidence) === null || events.includes(other.event)
      ? ''
      : `, unless the monitor has "events: [${other.event}]"`
  const counted = slot === null ? 'the schedule' : 'its slots'
  return [`a ${other.event} run was green on ${toText(other.createdAt)}; it does not count for ${counted}${remedy}`]
}

function commands(evidence: WorkflowEvidence): string[] {
  const file = fileOf(evidence.path)
  return [
    `gh workflow disable ${file} --repo ${evidence.repository} && gh workflow enable ${file} --repo ${evidence.repository}`,
  ]
}
