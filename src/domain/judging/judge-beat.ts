import { formatDuration } from '../duration.js'
import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import { DAY, MINUTE, toText, type Duration, type Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'
import { afterBeat, type AfterBeat } from './after-beat.js'
import { ageWords, type AgeWords } from './age-words.js'
import { expectedOf, isStartedByGitHub, type Expected } from './expected.js'
import { failedChecks, failedChecksNote } from './failed-checks.js'
import { judged, worstOf, type Finding, type Judgement } from './finding.js'
import type { Life } from './life.js'
import { lateness, type Lateness } from './lateness.js'
import type { Looking } from './looking.js'
import { newUntil } from './new-monitor.js'
import { standsIn } from './run-in-progress.js'

/** A clock may be wrong by this much; a beat further ahead is no beat. */
export const ALLOWED_SKEW: Duration = 5 * MINUTE

type BeatReading = Extract<Reading, { kind: 'beat' }>

/** A beat that can be judged, and all that the rules ask of it. */
interface Case extends AfterBeat {
  readonly monitor: Monitor
  readonly beat: Heartbeat
  readonly looking: Looking
}

/** Rules 6 to 10, for a beat. */
export function judgeBeat(monitor: Monitor, reading: BeatReading, looking: Looking): Judgement {
  const { beat } = reading
  const ahead = beat.at - looking.now
  if (ahead > ALLOWED_SKEW) {
    if (!looking.isOpen) return looking.closed()
    const message = `The heartbeat is ${formatDuration(ahead)} in the future (${toText(beat.at)}).`
    return judged('critical', 'future', message)
  }
  if (beat.state === 'stopped' && monitor.stopped === 'skipped')
    return judged('skipped', 'stopped', `Stopped on purpose at ${toText(beat.at)}.`)
  const found = caseOf(monitor, beat, looking)
  if (found.life.lastEndAt === null) return judgeOnlyStarted(found)
  return judgeEnded(found, found.life.lastEndAt, reading)
}

function caseOf(monitor: Monitor, beat: Heartbeat, looking: Looking): Case {
  const { life, expected, overrunAt, maxRuntimeMs } = afterBeat(monitor, beat, looking.times)
  return { monitor, beat, looking, life, expected, overrunAt, maxRuntimeMs }
}

/** A beat that only ever started is new until it has run for too long. */
function judgeOnlyStarted(found: Case): Judgement {
  const { looking, overrunAt, life } = found
  const findings = told([overrun(found)], looking)
  const [first] = findings
  if (first !== undefined) return { ...worstOf([first]), deadline: overrunAt }
  if (!looking.isOpen) return looking.closed()
  const message = `The first run began at ${toText(life.runsSince ?? looking.now)} and has not ended yet.`
  return { ...judged('healthy', 'pending', message), deadline: overrunAt }
}

function judgeEnded(found: Case, endAt: Instant, { evidence, notes }: BeatReading): Judgement {
  const { beat, expected, life, looking } = found
  const precision = evidence.precisionMs ?? 0
  // A date says only the day: the beat may be from its last minute.
  const countedFrom = precision >= DAY ? endAt + precision : endAt
  const late = lateness(expected, countedFrom, looking.now, looking.times)
  // A date alone says too little for two ages.
  const age = ageWords(precision < DAY ? late.ageMs : looking.now - endAt, looking.now - endAt)
  const newTill = late.status === null ? null : newTillOf(found)
  const fresh = newTill !== null && looking.now <= newTill
  // The first run by a new schedule may begin until its window ends.
  const beginsBy = newTill === null ? late.deadline : Math.max(newTill, late.deadline ?? newTill)
  const running = life.run !== null && standsIn(life.run, beginsBy, expected, looking.times)
  const measured = {
    ageMs: Math.max(0, late.ageMs),
    deadline: running ? found.overrunAt : late.deadline,
    missed: running && late.missed !== null ? 0 : late.missed,
    criticalAfter: criticalAfter(expected),
  }
  const findings = told(
    [
      running || fresh ? null : stale(found, age, late),
      overrun(found),
      failure(found, endAt, age),
      notUnderstood(found, endAt),
      unmet(found, endAt, age),
      failedChecks(found.monitor, beat, endAt),
    ],
    looking,
  )
  const [first, ...more] = findings
  if (first !== undefined) return { ...measured, ...worstOf([first, ...more]) }
  if (!looking.isOpen) return looking.closed()
  if (fresh && !running) {
    const message = `Its schedule is new; its first beat is due until ${toText(newTill)}.`
    return { ...measured, deadline: newTill, ...judged('healthy', 'pending', message) }
  }
  const { status, reason, message } = inTime(found, age)
  const own = failedChecksNote(found.monitor, beat).concat(notesOn(found.monitor, beat, life, looking.now))
  // Each by its name: this is how thousands end that are well.
  return {
    status,
    reason,
    message,
    ageMs: measured.ageMs,
    deadline: measured.deadline,
    missed: measured.missed,
    criticalAfter: measured.criticalAfter,
    notes: own.length === 0 ? notes : [...notes, ...own],
  }
}

function criticalAfter(expected: Expected): number | null {
  return expected.kind !== 'threshold' && expected.levels.by === 'missed' ? expected.levels.critical : null
}

/** What is wrong and may be told at this hour. */
function told(findings: readonly (Finding | null)[], { isOpen, hours }: Looking): Finding[] {
  if (findings.every((finding) => finding === null)) return []
  const wrong = findings.filter((finding) => finding !== null)
  if (isOpen || hours === null) return wrong
  return wrong.filter(({ happenedAt }) => happenedAt === null || happenedAt.some((at) => hours.isActive(at)))
}

/** A schedule that was declared since the last end is late by its declaration only; null where nobody knows of one. */
function newTillOf({ monitor, beat, looking }: Case): Instant | null {
  const { declaration, times } = looking
  if (declaration?.kind !== 'asked' || declaration.at === null) return null
  const startedByGitHub = isStartedByGitHub(beat)
  const expected = (from: Instant): Expected => expectedOf(monitor, { from, startedByGitHub, cron: times.cron })
  return newUntil(declaration.at, expected, times)
}

function stale({ beat, life }: Case, age: AgeWords, late: Lateness): Finding | null {
  if (late.status === null) return null
  const message = `${silence(beat, life, age)}; ${late.expected()}.`
  // Its deadline lies in active time, so it passed there.
  return { status: late.status, reason: 'stale', message, since: late.since, happenedAt: null }
}

function silence(beat: Heartbeat, life: Life, { lasting }: AgeWords): string {
  if (beat.state === 'stopped') return `Stopped on purpose at ${toText(beat.at)} and not back`
  return life.run === null ? `No heartbeat for ${lasting}` : `No run has ended for ${lasting}`
}

function overrun({ life, looking, overrunAt, maxRuntimeMs }: Case): Finding | null {
  if (overrunAt === null || life.runsSince === null || looking.now <= overrunAt) return null
  const message = `Started ${toText(life.runsSince)} and not finished within ${formatDuration(maxRuntimeMs)}.`
  const happenedAt = [life.runsSince, overrunAt]
  return { status: 'critical', reason: 'overrun', message, since: overrunAt, happenedAt }
}

/** The beat's own word for how bad it is. */
const SAYS_CRITICAL = /^\s*(critical|fatal|emergency|panic)\s*$/i

function failure({ monitor, beat, life }: Case, endAt: Instant, { ago }: AgeWords): Finding | null {
  if (life.failures <= monitor.failureTolerance) return null
  const grave =
    monitor.kind === 'job' || monitor.critical || beat.critical === true || SAYS_CRITICAL.test(beat.stateText ?? '')
  const ended = beat.state === 'failed'
  const message = ended
    ? `Alive ${ago}, but it reports a failure: ${oneSentence(failureWords(beat))}`
    : `The last run failed ${ago}, and the one that has begun since has not mended it yet.`
  const happenedAt = ended && beat.startedAt !== undefined ? [endAt, beat.startedAt] : [endAt]
  return { status: grave ? 'critical' : 'warning', reason: 'reported-failure', message, since: endAt, happenedAt }
}

function failureWords({ message, exitCode, stateText }: Heartbeat): string {
  if (message !== undefined) return message
  return exitCode === undefined || exitCode === 0 ? (stateText ?? 'failed') : `exit code ${exitCode}`
}

/** A status field that was named and holds a word that nobody knows is no health. */
function notUnderstood({ beat }: Case, endAt: Instant): Finding | null {
  if (beat.statusUnderstood !== false) return null
  const said = JSON.stringify((beat.stateText ?? '').slice(0, 60))
  const message = `${beat.statusField ?? 'The status field'} says ${said}, a word that is not known, so it is no health.`
  return { status: 'critical', reason: 'reported-failure', message, since: endAt, happenedAt: [endAt] }
}

/** What the configuration expects of it and is not so: its writer lives, and it is not well. */
function unmet({ beat }: Case, endAt: Instant, { ago }: AgeWords): Finding | null {
  if (beat.unmet === undefined) return null
  const message = `Alive ${ago}, but ${beat.unmet.join('; ')}.`
  return { status: 'critical', reason: 'reported-failure', message, since: endAt, happenedAt: [endAt] }
}

function oneSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function inTime({ life }: Case, { ago }: AgeWords): Judgement {
  if (life.run === null) return judged('healthy', 'ok', `Last heartbeat ${ago}.`)
  return judged('healthy', 'ok', `Running since ${toText(life.run.unfinishedSince)}; the last run ended ${ago}.`)
}

function notesOn({ failureTolerance }: Monitor, beat: Heartbeat, { failures }: Life, now: Instant): string[] {
  const notes: string[] = []
  if (failures > 0) notes.push(`failure ${failures} in a row is forgiven (failure-tolerance ${failureTolerance})`)
  if (beat.at > now) notes.push('the heartbeat is slightly in the future: check the clocks')
  return notes
}
