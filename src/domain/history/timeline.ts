import type { Status } from '../status.js'
import type { Instant } from '../time.js'
import { countedAs, type DownFrom } from './counted.js'
import type { Counted, Span, StateChange } from './history.js'
import type { MonitorPast } from './monitor-past.js'

/** A time in which one monitor counted as one thing. */
export interface Part extends Span {
  readonly counted: Counted
  /** Null where nothing was seen. */
  readonly status: Status | null
}

interface Held extends Part {
  /** The look that ended it. */
  readonly endedAt: Instant
}

type Told = Pick<Part, 'counted' | 'status'>
const WELL: Told = { counted: 'up', status: 'healthy' }
const UNSEEN: Told = { counted: 'blind', status: null }

/**
 * One span of a monitor's life without a hole, in order. What a look saw holds until the next one; where that is too far, only
 * what was down is known, for a beat says when it ended. What is excluded is no outage.
 */
export function timelineOf(past: MonitorPast, gaps: readonly Span[], span: Span, downFrom: DownFrom): Part[] {
  const held = heldParts(past.changes, downFrom)
  const edges = edgesOf([held, gaps, past.outages.map(toSpan), past.absent, past.filled], span)
  const heldAt = walker(held)
  const gapAt = walker(gaps)
  const outageAt = walker(past.outages.map((outage) => ({ ...toSpan(outage), worst: outage.worst })))
  const absentAt = walker(past.absent)
  const filledAt = walker(past.filled)
  return edges.slice(1).flatMap((to, i): Part[] => {
    const from = edges[i] ?? to
    const part = heldAt(from)
    const outage = outageAt(from)
    const gap = gapAt(from)
    const known = gap === null ? null : (filledAt(from)?.counted ?? null)
    if (absentAt(from) !== null) return [{ from, to, counted: 'excluded', status: null }]
    const isHeld = part?.counted === 'excluded' && (gap === null || gap.to !== part.endedAt)
    if (isHeld && known === null) return [{ ...part, from, to }]
    if (known === 'excluded') return [{ from, to, counted: 'excluded', status: 'skipped' }]
    if (outage !== null) return [{ from, to, counted: 'down', status: outage.worst }]
    if (part === null) return [{ from, to, counted: 'excluded', status: null }]
    if (gap === null) return [{ ...part, from, to }]
    return [{ from, to, ...(known === 'up' ? WELL : UNSEEN) }]
  })
}

function toSpan({ since, until }: { since: Instant; until: Instant | null }): Span {
  return { from: since, to: until ?? Infinity }
}

function heldParts(changes: readonly StateChange[], downFrom: DownFrom): Held[] {
  const starts = changes.map((change, i) => startOf(change, changes[i - 1], downFrom))
  return changes.map((change, i) => ({
    from: starts[i] ?? change.at,
    to: starts[i + 1] ?? Infinity,
    endedAt: changes[i + 1]?.at ?? Infinity,
    ...heldAs(change, downFrom),
  }))
}

/** A new monitor counts from its first beat, or from the deadline by which it had given none. */
function startOf(change: StateChange, before: StateChange | undefined, downFrom: DownFrom): Instant {
  const counts = ['up', 'down'].includes(countedAs(change, downFrom))
  if (before?.reason !== 'pending' || !counts) return change.at
  return Math.max(before.at, Math.min(change.since, change.at))
}

/** What was down is told by the outages, which know when it began and ended; beside them it was well. */
function heldAs(change: StateChange, downFrom: DownFrom): Told {
  const counted = countedAs(change, downFrom)
  return counted === 'down' ? WELL : { counted, status: change.status }
}

/** Where anything may begin or end, in order, with both ends of the span. */
function edgesOf(lists: readonly (readonly Span[])[], { from, to }: Span): Instant[] {
  const inside = (at: Instant): boolean => at > from && at < to
  const edges = lists.flatMap((spans) => spans.flatMap((one) => [one.from, one.to])).filter(inside)
  return to > from ? [from, ...[...new Set(edges)].sort((a, b) => a - b), to] : []
}

/** Which of these spans, in order and apart from each other, lies over an instant; asked for rising instants. */
function walker<Any extends Span>(spans: readonly Any[]): (at: Instant) => Any | null {
  let next = 0
  return (at) => {
    while ((spans[next]?.to ?? Infinity) <= at) next += 1
    const span = spans[next]
    return span !== undefined && span.from <= at ? span : null
  }
}
