import { evidenceIn, type Reading } from '../what-was-read.js'
import { DAY, HOUR, toText, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { WorkflowEvidence } from '../workflow-evidence.js'

/** The verdicts as they are to be acted on, and one sentence when the platform itself is in trouble. */
export interface PlatformJudgement {
  readonly verdicts: readonly Verdict[]
  readonly notice: string | null
}

const AT_LEAST = 3
const SHARE = 0.6
/** Only deaths this young can be one trouble of the platform; a day later each is told for itself. */
const SAME_MORNING = DAY
/** Rarer schedules cannot tell whether GitHub's scheduler works today. */
const TELLING_WINDOW = 3 * DAY
/** One scheduled run within this proves that the scheduler works. */
const PROOF = 12 * HOUR

/**
 * When most workflows of a repository, or of all that are watched, fell silent within the same day and not one has been started since, GitHub's
 * scheduler is the likelier culprit: their verdicts become `unknown`, which opens and closes nothing, and one notice tells
 * it. It holds back for a day at most, so a real death is never hidden.
 */
export function platformTrouble(
  verdicts: readonly Verdict[],
  readings: ReadonlyMap<string, Reading>,
  now: Instant,
): PlatformJudgement {
  const groups = byRepository(verdicts, readings)
  // Of many repositories with a schedule or two each only all together tell.
  const late = [...groups.values()].filter((members) => members.some(({ verdict }) => isNewlyLate(verdict, now)))
  const everybody = [...groups.values()].flat()
  const all = late.length < AT_LEAST ? null : silenceOf(`${groups.size} repositories`, everybody, now)
  const single = [...groups].flatMap(([repository, members]) => silenceOf(repository, members, now) ?? [])
  const silences = all === null ? single : [all]
  if (silences.length === 0) return { verdicts, notice: null }
  const silent = new Set(silences.map(({ of }) => of))
  return {
    verdicts: verdicts.map((verdict) => {
      const repository = evidenceOf(readings, verdict)?.repository
      const isSilent = repository !== undefined && (all !== null || silent.has(repository))
      return isSilent && isNewlyLate(verdict, now) ? withheld(verdict) : verdict
    }),
    notice: silences.map(describe).join(' '),
  }
}

/** Schedules that fell silent together, of one repository or of several. */
interface Silence {
  readonly of: string
  readonly late: number
  readonly telling: number
}

function silenceOf(of: string, members: readonly Member[], now: Instant): Silence | null {
  if (members.some(({ evidence }) => firedLately(evidence, now))) return null
  const telling = members.filter(({ verdict }) => isTelling(verdict, now)).length
  const late = members.filter(({ verdict }) => isNewlyLate(verdict, now)).length
  return late >= AT_LEAST && late >= SHARE * telling ? { of, late, telling } : null
}

/** Whether it would be taken back, with so many watched, if the others were silent as well. */
export function mayBeWithheld(verdict: Verdict, watched: number, now: Instant): boolean {
  return watched >= AT_LEAST && isNewlyLate(verdict, now)
}

interface Member {
  readonly verdict: Verdict
  readonly evidence: WorkflowEvidence
}

function byRepository(verdicts: readonly Verdict[], readings: ReadonlyMap<string, Reading>): Map<string, Member[]> {
  const groups = new Map<string, Member[]>()
  for (const verdict of verdicts) {
    const evidence = evidenceOf(readings, verdict)
    if (evidence === null) continue
    groups.set(evidence.repository, [...(groups.get(evidence.repository) ?? []), { verdict, evidence }])
  }
  return groups
}

function evidenceOf(readings: ReadonlyMap<string, Reading>, verdict: Verdict): WorkflowEvidence | null {
  const evidence = evidenceIn(readings.get(verdict.monitor))
  // What something outside starts tells nothing of GitHub's scheduler.
  return evidence?.rules.slot == null ? evidence : null
}

function firedLately({ runs }: WorkflowEvidence, now: Instant): boolean {
  return runs.some((run) => run.event === 'schedule' && run.createdAt > now - PROOF)
}

/** It had to run by now if schedules worked: late, or alive with a deadline that is near. */
function isTelling(verdict: Verdict, now: Instant): boolean {
  if (isNewlyLate(verdict, now)) return true
  if (verdict.beat === null || verdict.deadline === null || verdict.status === 'critical') return false
  return verdict.deadline - verdict.beat.at <= TELLING_WINDOW
}

function isNewlyLate({ status, reason, deadline }: Verdict, now: Instant): boolean {
  const late = status === 'critical' && (reason === 'stale' || reason === 'never-fired')
  return late && deadline !== null && deadline > now - SAME_MORNING
}

function withheld(verdict: Verdict): Verdict {
  const until = verdict.deadline === null ? '' : ` It counts as dead from ${toText(verdict.deadline + SAME_MORNING)}.`
  return {
    ...verdict,
    status: 'unknown',
    since: null,
    message: `${verdict.message} Most schedules fell silent together, so GitHub itself is suspected.${until}`,
  }
}

function describe({ of, late, telling }: Silence): string {
  return `GitHub's scheduler seems to be in trouble: ${late} of ${telling} schedules of ${of} that were due fell silent within a day and none was started in the last 12 hours. See https://www.githubstatus.com.`
}
