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

  function* windowsFrom(at: Instant): Generator<ActiveWindow> {
    const first = indexOf(at)
    for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
      for (const window of blockOf(index).windows) if (window.closesAt > at) yield window
    }
  }

  return {
    isActive(at) {
      for (const { opensAt } of windowsFrom(at)) return opensAt <= at
      return false
    },
    activeBetween: (from, to) => activeBetween(blockOf, indexOf(from), from, to),
    addActive: (from, duration) => addActive(blockOf, indexOf(from), from, duration),
    nextOpening(at) {
      for (const { opensAt } of windowsFrom(at)) return Math.max(opensAt, at)
      return null
    },
    windows(from, to) {
      const found: ActiveWindow[] = []
      for (const window of windowsFrom(from)) {
        if (window.opensAt >= to) break
        found.push(window)
      }
      return merge(found)
    },
  }
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
    const [first, last] = [windows[0], windows.at(-1)]
    if (first && last && first.opensAt >= from && last.closesAt <= to) sum += total
    else for (const window of windows) sum += overlap(window, from, to)
    if ((index + 1) * BLOCK_DAYS * DAY > to + 2 * DAY) return sum
  }
}

function overlap({ opensAt, closesAt }: ActiveWindow, from: Instant, to: Instant): Duration {
  return Math.max(0, Math.min(closesAt, to) - Math.max(opensAt, from))
}

function addActive(blockOf: (index: number) => Block, first: number, from: Instant, duration: Duration): Instant {
  let left = duration
  for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
    const { windows, total } = blockOf(index)
    if (total <= left && (windows[0]?.opensAt ?? from) >= from) {
      left -= total
      continue
    }
    for (const window of windows) {
      const open = overlap(window, from, Infinity)
      // Used up exactly at a close: nothing is late before the next opening.
      if (open > left) return Math.max(window.opensAt, from) + left
      left -= open
    }
  }
  return Infinity
}
