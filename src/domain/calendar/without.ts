import type { ActiveWindow, ActiveWindows } from '../schedule.js'
import type { Instant } from '../time.js'
import { blockWindows, type WindowsWithin } from './block-windows.js'
import { cutTo, merge, subtract } from './merge-windows.js'

/** Windows less some spans; any time at all where `windows` is null, and null where nothing restricts. */
export function without(windows: ActiveWindows | null, closures: readonly WindowsWithin[]): ActiveWindows | null {
  if (closures.length === 0) return windows
  return blockWindows((from, to) => {
    const closed = closedWithin(closures, from, to)
    const [first] = closed
    // Asked before the windows are: a long pause costs nothing.
    if (first && first.opensAt <= from && first.closesAt >= to) return []
    return subtract(windows === null ? [{ opensAt: from, closesAt: to }] : windowsWithin(windows, from, to), closed)
  })
}

function closedWithin(closures: readonly WindowsWithin[], from: Instant, to: Instant): ActiveWindow[] {
  return merge(closures.flatMap((spansWithin) => spansWithin(from, to)).sort((a, b) => a.opensAt - b.opensAt))
}

function windowsWithin(windows: ActiveWindows, from: Instant, to: Instant): ActiveWindow[] {
  return cutTo(windows.windows(from, to), from, to)
}
