import type { Duration, Instant } from '../time.js'
import type { DownFrom } from './counted.js'
import type { ClosedDays, SeenState, Span, StateChange } from './history.js'
import { createLookTimes, type LookTimes } from './look-times.js'
import { gone, newPast, seen, type MonitorPast } from './monitor-past.js'
import { timelineOf, type Part } from './timeline.js'

export interface HistoryRules {
  /** From which status on a monitor is down; critical by default. */
  readonly downFrom?: DownFrom
  /** From one look to the next, where it is known before there were any. */
  readonly usualGapMs?: Duration | null
  /** The IANA zone whose days are closed; UTC by default. */
  readonly zone?: string | null
  /** Which days are closed already. */
  readonly closed?: ClosedDays
  /** Changes above this number are kept only as days: so many are no use to anybody, and a process may live for months. */
  readonly mostChanges?: number
  /** So many monitors that are asked for no more are remembered. */
  readonly mostGone?: number
}

/** All that is remembered. */
export interface Book {
  readonly downFrom: DownFrom
  readonly zone: string | null
  readonly mostChanges: number
  readonly mostGone: number
  readonly times: LookTimes
  readonly pasts: Map<string, MonitorPast>
  /** Who was asked for at the last look. */
  readonly present: Set<string>
  /** The first look of the days that are closed, if any. */
  readonly closedFirstAt: Instant | null
  closedUntil: Instant | null
  changeCount: number
  /** Looks to come that a clock told of which was ahead. */
  readonly wrong: Set<Instant>
}

export function openBook(rules: HistoryRules): Book {
  const { usualGapMs = null, closed } = rules
  const runs = [...(closed?.runs ?? [])]
  return {
    downFrom: rules.downFrom ?? 'critical',
    // Days that are closed stay days of their zone, whatever zone the page has by now.
    zone: closed?.until != null && closed.zone !== undefined ? closed.zone : (rules.zone ?? null),
    mostChanges: rules.mostChanges ?? 200_000,
    mostGone: rules.mostGone ?? 20_000,
    times: createLookTimes(usualGapMs),
    pasts: new Map(runs.map(([monitor, days]) => [monitor, { ...newPast(), runs: days }])),
    present: new Set(),
    closedFirstAt: closed?.firstLookAt ?? null,
    closedUntil: closed?.until ?? null,
    changeCount: 0,
    wrong: new Set(),
  }
}

export function takeIn(book: Book, now: Instant, states: readonly SeenState[]): StateChange[] {
  const { times, pasts, present, downFrom } = book
  times.add(now)
  const changes: StateChange[] = []
  for (const state of states) {
    let past = pasts.get(state.monitor)
    if (past === undefined) pasts.set(state.monitor, (past = newPast()))
    const change = seen(past, state, now, downFrom)
    if (change !== null) changes.push(change)
  }
  for (const { monitor } of changes) present.add(monitor)
  book.changeCount += changes.filter(({ onlyIncident }) => onlyIncident !== true).length
  return changes
}

/** Who is asked for no more, of those who were. */
export function leave({ pasts, present }: Book, now: Instant, monitors: readonly string[]): readonly string[] {
  const left = monitors.filter((monitor) => present.delete(monitor))
  for (const monitor of left) gone(pasts.get(monitor) ?? newPast(), now)
  return left
}

export function absentees({ present }: Book, states: readonly SeenState[]): string[] {
  if (present.size === states.length) return []
  const here = new Set(states.map(({ monitor }) => monitor))
  return [...present].filter((monitor) => !here.has(monitor))
}

export function pastOf({ pasts }: Book, monitor: string): MonitorPast {
  return pasts.get(monitor) ?? newPast()
}

/** What is known of a span moment by moment: nothing of what is closed. */
export function openParts({ times, closedUntil, downFrom }: Book, past: MonitorPast, { from, to }: Span): Part[] {
  const span = { from: Math.max(from, closedUntil ?? -Infinity), to }
  return timelineOf(past, times.gapsUntil(to), span, downFrom)
}
