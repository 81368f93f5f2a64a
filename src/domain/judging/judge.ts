import { formatDuration } from '../duration.js'
import type { Heartbeat } from '../heartbeat.js'
import type { Reading } from '../what-was-read.js'
import { ageWords } from './age-words.js'
import { aboutMonitor } from './about-monitor.js'
import { lateness, type Lateness } from './lateness.js'
import type { Monitor } from '../monitor.js'
import type { MonitorTimes } from '../schedule.js'
import type { Place } from '../place.js'
import { severityOf, type Reason, type Status } from '../status.js'
import { DAY, MINUTE, toText, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** A clock may be wrong by this much; a beat further ahead is no beat. */
export const ALLOWED_SKEW: Duration = 5 * MINUTE

export interface JudgeContext {
  readonly now: Instant
  /** Ignore active hours and judge by wall clock. */
  readonly force: boolean
  readonly times: MonitorTimes
  /** Where the beat was read. */
  readonly place: Place
}

/** Readings of many members are taken apart before they are judged. */
export type SingleReading = Exclude<Reading, { kind: 'members' }>
/** What a reading was judged to be by rules of its own kind, which load only where there is one. */
export interface ByOwnRules {
  readonly kind: 'by-own-rules'
  readonly judgement: Judgement
}
export type JudgeableReading = Exclude<SingleReading, { kind: 'workflow' }> | ByOwnRules
type BeatReading = Extract<Reading, { kind: 'beat' }>
export type Judgement = Pick<Verdict, 'status' | 'reason' | 'message'> & Partial<Verdict>

/** The first rule that applies decides; deadlines are inclusive: late is strictly after. */
export function judge(monitor: Monitor, reading: JudgeableReading, context: JudgeContext): Verdict {
  const judgement = skipped(monitor, context) ?? judgeReading(monitor, reading, context)
  return {
    monitor: monitor.id,
    name: monitor.name,
    place: context.place,
    beat: reading.kind === 'beat' ? reading.beat : null,
    evidence: reading.kind === 'beat' ? reading.evidence : null,
    ageMs: null,
    deadline: null,
    since: null,
    missed: null,
    ...endOf(reading),
    inHours: context.times.hours?.isActive(context.now) ?? true,
    ...aboutMonitor(monitor, context),
    notes: reading.kind === 'beat' ? reading.notes : [],
    diagnosis: reading.kind === 'invalid' && reading.seen ? [`What is stored begins: ${reading.seen}`] : [],
    remedy: [],
    tags: monitor.tags,
    ...judgement,
  }
}

function endOf(reading: JudgeableReading): Pick<Verdict, 'lastEndAt' | 'goodEnd'> {
  if (reading.kind === 'by-own-rules') {
    // Whatever its rules take for life is a good end.
    const at = reading.judgement.beat?.at ?? null
    return { lastEndAt: at, goodEnd: at !== null }
  }
  if (reading.kind !== 'beat') return { lastEndAt: null, goodEnd: false }
  const { at, state } = reading.beat
  return { lastEndAt: at, goodEnd: state !== 'failed' && state !== 'running' }
}

function skipped(monitor: Monitor, { now, force, times }: JudgeContext): Judgement | null {
  const { paused } = monitor
  if (paused && (paused.until === null || now < paused.until)) {
    return verdict(
      'skipped',
      'paused',
      `Paused: ${paused.reason}${paused.until === null ? '' : `, until ${toText(paused.until)}`}.`,
    )
  }
  const maintenance = times.maintenanceAt(now)
  if (maintenance) {
    const why = maintenance.reason === null ? '' : ` (${maintenance.reason})`
    return verdict('skipped', 'maintenance', `In maintenance until ${toText(maintenance.until)}${why}.`)
  }
  if (!force && times.hours && !times.hours.isActive(now)) {
    const opening = times.hours.nextOpening(now)
    const next = opening === null ? '' : `; next at ${toText(opening)}`
    return verdict('skipped', 'inactive-hours', `Outside active hours${next}.`)
  }
  return null
}

function judgeReading(monitor: Monitor, reading: JudgeableReading, context: JudgeContext): Judgement {
  switch (reading.kind) {
    case 'unreachable':
      return verdict('unknown', 'source-unreachable', `Could not look: ${reading.detail}.`)
    case 'missing':
      return verdict(monitor.missing, 'missing', `No heartbeat yet: ${reading.detail}.`)
    case 'invalid':
      return verdict('critical', reading.problem, sentence(reading.detail))
    case 'beat':
      return judgeBeat(monitor, reading, context)
    case 'by-own-rules':
      return reading.judgement
  }
}

function judgeBeat(monitor: Monitor, reading: BeatReading, context: JudgeContext): Judgement {
  const { beat } = reading
  const ahead = beat.at - context.now
  if (ahead > ALLOWED_SKEW) {
    const message = `The heartbeat is ${formatDuration(ahead)} in the future (${toText(beat.at)}).`
    return verdict('critical', 'future', message)
  }
  const precision = reading.evidence.precisionMs ?? 0
  // A date says only the day: the beat may be from its last minute.
  const at = precision >= DAY ? beat.at + precision : beat.at
  const late = lateness(monitor.expectation, at, context)
  const measured = { ageMs: Math.max(0, late.ageMs), deadline: late.deadline, missed: late.missed }
  return { ...measured, ...decide(monitor, reading, late, context) }
}

function decide(monitor: Monitor, reading: BeatReading, late: Lateness, context: JudgeContext): Judgement {
  const { beat } = reading
  // A date alone says too little for two ages.
  const precise = (reading.evidence.precisionMs ?? 0) < DAY
  const age = ageWords(precise ? late.ageMs : context.now - beat.at, context.now - beat.at)
  const inTime = decideInTime(monitor, reading, age.ago, context)
  if (late.status === null) return inTime
  // What was critical in time does not become a warning by being late as well.
  const status = severityOf(inTime.status) > severityOf(late.status) ? inTime.status : late.status
  return { ...verdict(status, 'stale', `No heartbeat for ${age.lasting}; ${late.expected}.`), since: late.since }
}

function decideInTime(monitor: Monitor, reading: BeatReading, ago: string, context: JudgeContext): Judgement {
  const { beat } = reading
  const overrunAt = overrunOf(monitor, beat)
  if (overrunAt !== null && context.now > overrunAt) {
    const message = `Started ${toText(beat.startedAt ?? beat.at)} and not finished within ${formatDuration(monitor.maxRuntimeMs ?? 0)}.`
    return { ...verdict('critical', 'overrun', message), since: overrunAt }
  }
  if (isFailing(beat)) return judgeFailure(monitor, beat, ago, reading.notes)
  const skew =
    beat.at > context.now
      ? [...reading.notes, 'the heartbeat is slightly in the future: check the clocks']
      : reading.notes
  return { ...verdict('healthy', 'ok', `Last heartbeat ${ago}.`), notes: skew }
}

/** A run that has just begun after failed ones has not mended anything yet. */
function isFailing({ state, consecutiveFailures }: Heartbeat): boolean {
  return state === 'failed' || (state === 'running' && (consecutiveFailures ?? 0) > 0)
}

function judgeFailure(monitor: Monitor, beat: Heartbeat, ago: string, notes: readonly string[]): Judgement {
  const inARow = beat.consecutiveFailures ?? 1
  const said = beat.message ?? beat.stateText ?? 'failed'
  if (inARow <= monitor.failureTolerance) {
    const forgiven = `failure ${inARow} in a row is forgiven (failure-tolerance ${monitor.failureTolerance})`
    return { ...verdict('healthy', 'ok', `Last heartbeat ${ago}.`), notes: [...notes, forgiven] }
  }
  const status = monitor.critical ? 'critical' : 'warning'
  return {
    ...verdict(status, 'reported-failure', `Alive ${ago}, but it reports a failure: ${said}`),
    since: beat.at,
  }
}

function overrunOf(monitor: Monitor, beat: Heartbeat): Instant | null {
  if (beat.state !== 'running' || monitor.maxRuntimeMs === null) return null
  return (beat.startedAt ?? beat.at) + monitor.maxRuntimeMs
}

function verdict(status: Status, reason: Reason, message: string): Pick<Verdict, 'status' | 'reason' | 'message'> {
  return { status, reason, message }
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}
