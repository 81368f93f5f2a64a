import type { Alert } from './alert-book.js'
import { lifeOf, overlap } from './real-incidents.js'

/** What one configuration would have told otherwise than another, of one monitor. */
export interface Difference {
  readonly monitor: string
  readonly added: readonly Alert[]
  readonly removed: readonly Alert[]
  /** It is watched by one of the two alone. */
  readonly only: 'now' | 'before' | null
}

/** Alerts of one configuration: whom it watches, and what it would have told. */
export interface ToldBy {
  readonly monitors: readonly string[]
  /** With the monitor that each is of, which for a member is the one of its document. */
  readonly alerts: readonly (Alert & { readonly owner: string })[]
}

/** By monitor, those of which both tell the same left out. An alert is the same where both speak at one time. */
export function differenceOf(now: ToldBy, before: ToldBy): Difference[] {
  const names = [
    ...new Set([...now.monitors, ...before.monitors, ...[...now.alerts, ...before.alerts].map(({ owner }) => owner)]),
  ]
  return names.flatMap((monitor): Difference[] => {
    const [own, old] = [now, before].map(({ alerts }) => alerts.filter(({ owner }) => owner === monitor))
    const added = without(own ?? [], old ?? [])
    const removed = without(old ?? [], own ?? [])
    const [isNow, wasBefore] = [now, before].map(({ monitors }) => monitors.includes(monitor))
    const only = isNow === wasBefore ? null : isNow ? 'now' : 'before'
    return added.length + removed.length === 0 && only === null ? [] : [{ monitor, added, removed, only }]
  })
}

function without(alerts: readonly Alert[], others: readonly Alert[]): Alert[] {
  return alerts.filter(
    (alert) => !others.some((other) => other.monitor === alert.monitor && overlap(lifeOf(alert), lifeOf(other))),
  )
}
