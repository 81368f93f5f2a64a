import { severityOf, type Status } from '../status.js'
import type { Instant } from '../time.js'
import { countedAs, type DownFrom } from './counted.js'
import type { DayRun, FilledPart, Outage, SeenState, Span, StateChange } from './history.js'

/** What is known of one monitor. */
export interface MonitorPast {
  /** Oldest first. */
  changes: StateChange[]
  /** Oldest first; at most the last one lasts. */
  outages: Outage[]
  /** Times in which nobody asked for it; the last one may have no end. */
  absent: Span[]
  /** What is known of times in which nobody looked, in order and apart from each other. */
  filled: readonly FilledPart[]
  /** Closed days, oldest first. */
  runs: readonly DayRun[]
  /** Since when it is up, through times in which nobody knew. */
  upSince: Instant | null
}

export function newPast(): MonitorPast {
  return { changes: [], outages: [], absent: [], filled: [], runs: [], upSince: null }
}

export function isAbsent({ absent }: MonitorPast): boolean {
  return absent.at(-1)?.to === Infinity
}

/** Takes in what one look saw; null where that is nothing new. */
export function seen(past: MonitorPast, told: SeenState, now: Instant, downFrom: DownFrom): StateChange | null {
  const last = past.changes.at(-1)
  const returned = isAbsent(past)
  const state = told.status === 'healthy' ? withoutIncident(told) : told
  if (last !== undefined && !returned && !isNews(past, last, state, downFrom)) return linked(past, last, state, now)
  if (returned) past.absent.push({ from: past.absent.pop()?.from ?? now, to: now })
  const since = Math.min(state.since ?? now, now)
  const change: StateChange = { ...state, at: now, since, before: last?.status ?? null }
  past.changes.push(change)
  settle(past, change, downFrom)
  return change
}

/** Whoever is well has no incident, be it that one is still open until that is sure. */
function withoutIncident(state: SeenState): SeenState {
  return state.incident == null ? state : { ...state, incident: null }
}

/** The incident of a trouble that is known already may be told later than the trouble, or be another one by now. */
function linked(past: MonitorPast, last: StateChange, state: SeenState, now: Instant): StateChange | null {
  const { incident = null } = state
  if (incident === null || incident === (last.incident ?? null)) return null
  past.changes[past.changes.length - 1] = { ...last, incident }
  bind(past, incident)
  return { ...state, at: now, since: Math.min(state.since ?? now, now), before: last.status, onlyIncident: true }
}

/** The outage that lasts is the one that the incident tells of. */
function bind(past: MonitorPast, incident: string | null | undefined): void {
  const outage = lasting(past)
  if (outage !== null && incident != null) past.outages[past.outages.length - 1] = { ...outage, incident }
}

/** Nobody asks for it any more. */
export function gone(past: MonitorPast, now: Instant): void {
  past.absent.push({ from: now, to: Infinity })
  past.upSince = null
  endOutage(past, now)
}

function isNews(past: MonitorPast, last: StateChange, state: SeenState, downFrom: DownFrom): boolean {
  if (last.status !== state.status) return true
  const counted = countedAs(state, downFrom)
  return countedAs(last, downFrom) !== counted || (counted === 'down' && isAnother(lasting(past), state))
}

/** A good end lies between the outage that lasted and the trouble that is now. */
function isAnother(outage: Outage | null, { since, lastGoodAt }: SeenState): boolean {
  if (outage === null || since == null || lastGoodAt == null) return false
  return outage.since < lastGoodAt && lastGoodAt <= since
}

function settle(past: MonitorPast, change: StateChange, downFrom: DownFrom): void {
  switch (countedAs(change, downFrom)) {
    case 'down':
      past.upSince = null
      down(past, change)
      return bind(past, change.incident)
    case 'up': {
      const wellAt = Math.min(wellSince(past, change), change.at)
      endOutage(past, wellAt)
      past.upSince ??= wellAt
      return
    }
    case 'blind':
    case 'excluded':
      unsure(past, change)
      return bind(past, change.incident)
  }
}

/** Nobody can say that it is back, so what lasted goes on: also what is told of an outage before anything else is known. */
function unsure(past: MonitorPast, { before, downSince, monitor, message }: StateChange): void {
  if (before !== null || downSince == null) return
  past.outages.push({ monitor, since: downSince, until: null, worst: 'critical', message })
}

/** The beat by which it is up; what lasted may also have ended with a beat that was no success. The look where none is known. */
function wellSince(past: MonitorPast, { status, since, lastGoodAt, at }: StateChange): Instant {
  if (status === 'healthy') return since
  const downSince = lasting(past)?.since ?? -Infinity
  return [lastGoodAt, since].find((one) => one != null && one > downSince) ?? at
}

function down(past: MonitorPast, change: StateChange): void {
  if (isAnother(lasting(past), change)) endOutage(past, change.lastGoodAt ?? change.since)
  const outage = lasting(past)
  const { monitor, status, message } = change
  if (outage === null) {
    const since = Math.max(change.since, past.outages.at(-1)?.until ?? -Infinity)
    past.outages.push({ monitor, since, until: null, worst: status, message })
  } else if (isWorse(status, outage.worst)) {
    past.outages[past.outages.length - 1] = { ...outage, worst: status, message }
  }
}

function isWorse(a: Status, b: Status): boolean {
  return severityOf(a) > severityOf(b)
}

export function lasting({ outages }: MonitorPast): Outage | null {
  const last = outages.at(-1)
  return last?.until === null ? last : null
}

/** A beat from before the deadline, seen late, says that there was no outage. */
function endOutage(past: MonitorPast, at: Instant): void {
  const outage = lasting(past)
  if (outage === null) return
  past.outages.pop()
  if (at > outage.since) past.outages.push({ ...outage, until: at })
}

/** The state it is in, with what a reader needs who knows nothing before it. */
export function standingOf(past: MonitorPast, downFrom: DownFrom): SeenState | null {
  const last = past.changes.at(-1)
  if (last === undefined || isAbsent(past)) return null
  const { monitor, status, reason, message, lastGoodAt = null, incident = null } = last
  const state = { monitor, status, reason, message, lastGoodAt, ...(incident === null ? {} : { incident }) }
  const downSince = lasting(past)?.since ?? null
  switch (countedAs(last, downFrom)) {
    case 'up':
      return { ...state, since: past.upSince ?? last.since, lastGoodAt: past.upSince ?? lastGoodAt }
    case 'down':
      return { ...state, since: downSince ?? last.since }
    case 'blind':
    case 'excluded':
      return { ...state, since: null, downSince }
  }
}

/** Forgets what came before, but for the state that still held then. */
export function forget(past: MonitorPast, before: Instant): void {
  const held = past.changes.findLastIndex(({ at }) => at <= before)
  if (held > 0) past.changes = past.changes.slice(held)
  past.outages = past.outages.filter(({ until }) => until === null || until > before)
  past.absent = past.absent.filter(({ to }) => to > before)
  past.filled = past.filled.filter(({ to }) => to > before)
}
