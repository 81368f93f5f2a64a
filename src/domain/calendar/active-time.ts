import type { ActiveTime } from '../monitor.js'
import type { ActiveWindow, ActiveWindows } from '../schedule.js'
import { DAY, type Duration, type Instant } from '../time.js'
import { merge, openDays, type OpenDays } from './open-days.js'

/** The windows of some weeks and what they add up to, so that a walk over years skips whole blocks. */
interface Block {
  readonly windows: readonly ActiveWindow[]
  readonly total: Duration
}

const BLOCK_DAYS = 64
/** Holidays end, so active time always comes again; a walk further than this is a mistake of ours or theirs. */
const FURTHEST_BLOCKS = (200 * 366) / BLOCK_DAYS

/** The active time a user described. Throws ConfigError with every mistake in it. */
export function activeTime(spec: ActiveTime): ActiveWindows {
  const days = openDays(spec)
  const blocks = new Map<number, Block>()

  function blockOf(index: number): Block {
    const known = blocks.get(index)
    if (known) return known
    const block = makeBlock(days, index)
    blocks.set(index, block)
    return block
  }

  /** Windows of one block may reach into the next. */
  const indexOf = (at: Instant): number => Math.floor(days.zone.toWall(at) / DAY / BLOCK_DAYS) - 1

  /** The first window that is not over at this instant. */
  function windowAt(at: Instant): ActiveWindow | null {
    const first = indexOf(at)
    for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
      const { windows } = blockOf(index)
      const found = windows[firstOpenAfter(windows, at)]
      if (found) return found
    }
    return null
  }

  return {
    isActive: (at) => (windowAt(at)?.opensAt ?? Infinity) <= at,
    activeBetween: (from, to) => (to > from ? activeBetween(blockOf, indexOf(from), from, to) : 0),
    addActive: (from, duration) => addActive(blockOf, indexOf(from), from, duration),
    nextOpening(at) {
      const window = windowAt(at)
      return window && Math.max(window.opensAt, at)
    },
    windows(from, to) {
      const found: ActiveWindow[] = []
      for (let window = windowAt(from); window && window.opensAt < to; window = windowAt(window.closesAt))
        found.push(window)
      return merge(found)
    },
  }
}

/** The index of the first window that closes after an instant. */
function firstOpenAfter(windows: readonly ActiveWindow[], at: Instant): number {
  let [low, high] = [0, windows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((windows[middle]?.closesAt ?? Infinity) > at) high = middle
    else low = middle + 1
  }
  return low
}

function makeBlock(days: OpenDays, index: number): Block {
  const first = index * BLOCK_DAYS
  // What opened on the evening before may last into the first day: it is counted there, once.
  let closed = Math.max(-Infinity, ...days.windowsOn(first - 1).map(({ closesAt }) => closesAt))
  const windows: ActiveWindow[] = []
  for (let day = first; day < first + BLOCK_DAYS; day++) {
    for (const { opensAt, closesAt } of days.windowsOn(day)) {
      if (closesAt > closed) windows.push({ opensAt: Math.max(opensAt, closed), closesAt })
      closed = Math.max(closed, closesAt)
    }
  }
  return { windows, total: windows.reduce((sum, { opensAt, closesAt }) => sum + closesAt - opensAt, 0) }
}

function activeBetween(blockOf: (index: number) => Block, index: number, from: Instant, to: Instant): Duration {
  let sum = 0
  for (; ; index++) {
    const { windows, total } = blockOf(index)
    const whole = (windows[0]?.opensAt ?? to) >= from && (windows.at(-1)?.closesAt ?? from) <= to
    sum += whole ? total : activeIn(windows, from, to)
    if ((index + 1) * BLOCK_DAYS * DAY > to + 2 * DAY) return sum
  }
}

function activeIn(windows: readonly ActiveWindow[], from: Instant, to: Instant): Duration {
  let sum = 0
  for (let i = firstOpenAfter(windows, from); i < windows.length; i++) {
    const { opensAt = to, closesAt = to } = windows[i] ?? {}
    if (opensAt >= to) break
    sum += Math.min(closesAt, to) - Math.max(opensAt, from)
  }
  return sum
}

function addActive(blockOf: (index: number) => Block, first: number, from: Instant, duration: Duration): Instant {
  let left = duration
  for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
    const { windows, total } = blockOf(index)
    if (total <= left && (windows[0]?.opensAt ?? from) >= from) {
      left -= total
      continue
    }
    for (const { opensAt, closesAt } of windows.slice(firstOpenAfter(windows, from))) {
      const opens = Math.max(opensAt, from)
      // Used up exactly at a close: nothing is late before the next opening.
      if (closesAt - opens > left) return opens + left
      left -= closesAt - opens
    }
  }
  return Infinity
}
