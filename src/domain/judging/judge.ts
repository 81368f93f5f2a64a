import type { Declaration } from '../declaration.js'
import { aboutMonitor } from './about-monitor.js'
import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { Place } from '../place.js'
import type { MonitorTimes } from '../schedule.js'
import { toText, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { Reading } from '../what-was-read.js'
import { byItsBeat } from './by-its-beat.js'
import { judged, type Judgement } from './finding.js'
import { judgeBeat } from './judge-beat.js'
import { judgeMissing } from './judge-missing.js'
import { measuredBy } from './lateness.js'
import { lifeOf } from './life.js'
import type { Looking } from './looking.js'

export { ALLOWED_SKEW } from './judge-beat.js'

export interface JudgeContext {
  readonly now: Instant
  /** Ignore active hours and judge by wall clock. */
  readonly force: boolean
  readonly times: MonitorTimes
  /** Where the beat was read. */
  readonly place: Place
  /** When the monitor was declared; null where nobody asked. */
  readonly declaration: Declaration | null
  /** The check itself runs on GitHub Actions: there the first run of a new schedule comes late too. */
  readonly onGitHub: boolean
}

/** Readings of many members are taken apart before they are judged. */
export type SingleReading = Exclude<Reading, { kind: 'members' }>
/** What a reading was judged to be by rules of its own kind, which load only where there is one. */
export interface ByOwnRules {
  readonly kind: 'by-own-rules'
  readonly judgement: Judgement
  /** Its deadlines lie in active time, so what is late is told at any hour. */
  readonly atAnyHour?: boolean
}
export type JudgeableReading = Exclude<SingleReading, { kind: 'workflow' | 'share' }> | ByOwnRules

/** The first rule that applies decides; of late, overrun and failed the worst. Late is strictly after the deadline. */
export function judge(asSet: Monitor, reading: JudgeableReading, context: JudgeContext): Verdict {
  const beat = reading.kind === 'beat' ? reading.beat : null
  const monitor = byItsBeat(asSet, beat)
  const looking = lookingAt(context)
  const judgement = unwatched(monitor, context) ?? judgeReading(monitor, reading, looking)
  const about = aboutMonitor(monitor, beat, context)
  const { lastEndAt, goodEnd } = endOf(monitor, reading)
  // Each by its name: to spread them for ten thousand monitors takes twice as long, and more room.
  const verdict: Verdict = {
    monitor: monitor.id,
    name: monitor.name,
    kind: about.kind,
    intervalMs: about.intervalMs,
    status: judgement.status,
    reason: judgement.reason,
    message: judgement.message,
    place: context.place,
    beat,
    evidence: reading.kind === 'beat' ? reading.evidence : null,
    lastEndAt,
    goodEnd,
    inHours: looking.hours === null || looking.hours.isActive(context.now),
    ageMs: judgement.ageMs ?? null,
    deadline: judgement.deadline ?? null,
    since: judgement.since ?? null,
    missed: judgement.missed ?? null,
    criticalAfter: judgement.criticalAfter ?? null,
    notes: judgement.notes ?? (reading.kind === 'beat' ? reading.notes : []),
    diagnosis: reading.kind === 'invalid' && reading.seen ? [`What is stored begins: ${reading.seen}`] : [],
    remedy: [],
    tags: monitor.tags,
    expected: about.expected,
    ownRule: about.ownRule,
    byHand: about.byHand,
    zone: about.zone,
    runbook: about.runbook,
    workflow: about.workflow,
  }
  if (reading.kind === 'beat' && about.ruleRest === undefined) return verdict
  return { ...verdict, ...about, ...judgement }
}

/** The last end that is known: what ends an incident must be newer. */
function endOf(monitor: Monitor, reading: JudgeableReading): Pick<Verdict, 'lastEndAt' | 'goodEnd'> {
  if (reading.kind === 'beat') {
    const { lastEndAt, failures } = lifeOf(monitor, reading.beat)
    return { lastEndAt, goodEnd: lastEndAt !== null && failures === 0 && isWellSaid(reading.beat) }
  }
  // Whatever its own rules take for life is a good end.
  const at = (reading.kind === 'by-own-rules' && reading.judgement.beat?.at) || null
  return { lastEndAt: at, goodEnd: at !== null }
}

/** All that it says is known, and as it is expected. */
function isWellSaid({ statusUnderstood, unmet }: Heartbeat): boolean {
  return statusUnderstood !== false && unmet === undefined
}

function lookingAt({ now, force, times, declaration, onGitHub }: JudgeContext): Looking {
  const { hours } = times
  const isOpen = force || hours === null || hours.isActive(now)
  return { now, times: measuredBy(times, force), hours, isOpen, closed, declaration, onGitHub }

  function closed(): Judgement {
    const opening = hours?.nextOpening(now) ?? null
    const next = opening === null ? '' : `; next at ${toText(opening)}`
    return judged('skipped', 'inactive-hours', `Outside active hours${next}.`)
  }
}

/** Rule 1. */
function unwatched({ paused }: Monitor, { now, times }: JudgeContext): Judgement | null {
  if (paused && (paused.until === null || now < paused.until)) {
    const until = paused.until === null ? '' : `, until ${toText(paused.until)}`
    return judged('skipped', 'paused', `Paused: ${paused.reason}${until}.`)
  }
  const maintenance = times.maintenanceAt(now)
  if (maintenance === null) return null
  const why = maintenance.reason === null ? '' : ` (${maintenance.reason})`
  return judged('skipped', 'maintenance', `In maintenance until ${toText(maintenance.until)}${why}.`)
}

/** Rules 2 to 10: in closed hours only what happened in open ones is told. */
function judgeReading(monitor: Monitor, reading: JudgeableReading, looking: Looking): Judgement {
  if (reading.kind === 'beat') return judgeBeat(monitor, reading, looking)
  if (reading.kind === 'missing') return judgeMissing(monitor, reading.detail, looking)
  if (!looking.isOpen && !(reading.kind === 'by-own-rules' && passedInHours(reading, looking))) return looking.closed()
  switch (reading.kind) {
    case 'unreachable':
      return judged('unknown', 'source-unreachable', `Could not look: ${reading.detail}.`)
    case 'invalid':
      return judged('critical', reading.problem, sentence(reading.detail))
    case 'by-own-rules':
      return reading.judgement
  }
}

function passedInHours({ judgement, atAnyHour }: ByOwnRules, { hours }: Looking): boolean {
  const { status, since } = judgement
  return atAnyHour === true && status === 'critical' && since != null && hours?.isActive(since) === true
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.!?]$/.test(begun) ? begun : `${begun}.`
}
