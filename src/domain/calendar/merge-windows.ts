import type { ActiveWindow } from '../schedule.js'
import type { Instant } from '../time.js'

/** Sorted windows with those that touch joined; empty ones vanish. */
export function merge(windows: readonly ActiveWindow[]): ActiveWindow[] {
  const merged: ActiveWindow[] = []
  for (const { opensAt, closesAt } of windows) {
    if (closesAt <= opensAt) continue
    const last = merged.at(-1)
    if (!last || opensAt > last.closesAt) merged.push({ opensAt, closesAt })
    else merged[merged.length - 1] = { opensAt: last.opensAt, closesAt: Math.max(last.closesAt, closesAt) }
  }
  return merged
}

/** What of them lies within [from, to). */
export function cutTo(windows: readonly ActiveWindow[], from: Instant, to: Instant): ActiveWindow[] {
  return windows
    .map(({ opensAt, closesAt }) => ({ opensAt: Math.max(opensAt, from), closesAt: Math.min(closesAt, to) }))
    .filter(({ opensAt, closesAt }) => closesAt > opensAt)
}

/** What remains of windows outside of spans; both are merged. */
export function subtract(windows: readonly ActiveWindow[], spans: readonly ActiveWindow[]): ActiveWindow[] {
  const left: ActiveWindow[] = []
  let first = 0
  for (const { opensAt, closesAt } of windows) {
    let opens = opensAt
    while ((spans[first]?.closesAt ?? Infinity) <= opens) first += 1
    for (let i = first; opens < closesAt; i++) {
      const span = spans[i] ?? { opensAt: Infinity, closesAt: Infinity }
      if (span.opensAt > opens) left.push({ opensAt: opens, closesAt: Math.min(span.opensAt, closesAt) })
      opens = span.closesAt
    }
  }
  return left
}
