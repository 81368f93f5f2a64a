import type { ActiveWindow, ActiveWindows } from '../schedule.js'
import { DAY, type Duration, type Instant } from '../time.js'
import { merge } from './merge-windows.js'

/** The windows within [from, to), cut to it, in order and apart. */
export type WindowsWithin = (from: Instant, to: Instant) => readonly ActiveWindow[]

/** The windows of some weeks and what they add up to, so that a walk over years skips whole blocks. */
interface Block {
  readonly from: Instant
  readonly to: Instant
  readonly windows: readonly ActiveWindow[]
  readonly total: Duration
}

type BlockAt = (index: number) => Block

const BLOCK: Duration = 64 * DAY
/** Holidays, pauses and maintenance end; a walk further than these 200 years is a mistake of ours or theirs. */
const FURTHEST_BLOCKS = Math.ceil((200 * 366 * DAY) / BLOCK)

/** Windows that are worked out a block at a time, when first asked about it. */
export function blockWindows(windowsWithin: WindowsWithin): ActiveWindows {
  const blocks = new Map<number, Block>()
  const blockAt: BlockAt = (index) => {
    const block = blocks.get(index) ?? makeBlock(windowsWithin, index)
    blocks.set(index, block)
    return block
  }
  return {
    isActive: (at) => {
      const { windows } = blockAt(indexOf(at))
      return (windows[firstOpenAfter(windows, at)]?.opensAt ?? Infinity) <= at
    },
    activeBetween: (from, to) => (to > from ? activeBetween(blockAt, from, to) : 0),
    addActive: (from, duration) => addActive(blockAt, from, duration),
    nextOpening(at) {
      const window = windowAfter(blockAt, at)
      return window && Math.max(window.opensAt, at)
    },
    openingBefore(at) {
      const window = windowBefore(blockAt, at)
      const opening = window && beginningOf(blockAt, window.opensAt)
      return opening === -Infinity ? null : opening
    },
    windows: (from, to) => windowsOver(blockAt, from, to),
  }
}

function indexOf(at: Instant): number {
  return Math.floor(at / BLOCK)
}

function makeBlock(windowsWithin: WindowsWithin, index: number): Block {
  const [from, to] = [index * BLOCK, (index + 1) * BLOCK]
  const windows = windowsWithin(from, to)
  return { from, to, windows, total: windows.reduce((sum, { opensAt, closesAt }) => sum + closesAt - opensAt, 0) }
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

/** The first window that is not over at this instant. */
function windowAfter(blockAt: BlockAt, at: Instant): ActiveWindow | null {
  const first = indexOf(at)
  for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
    const { windows } = blockAt(index)
    const found = windows[firstOpenAfter(windows, at)]
    if (found) return found
  }
  return null
}

/** The last window that has opened by this instant. */
function windowBefore(blockAt: BlockAt, at: Instant): ActiveWindow | null {
  const last = indexOf(at)
  for (let index = last; index > last - FURTHEST_BLOCKS; index--) {
    const found = blockAt(index).windows.findLast(({ opensAt }) => opensAt <= at)
    if (found) return found
  }
  return null
}

function activeBetween(blockAt: BlockAt, from: Instant, to: Instant): Duration {
  let sum = 0
  for (let index = indexOf(from); index * BLOCK < to; index++) {
    const block = blockAt(index)
    sum += block.from >= from && block.to <= to ? block.total : activeIn(block.windows, from, to)
  }
  return sum
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

function addActive(blockAt: BlockAt, from: Instant, duration: Duration): Instant {
  let left = duration
  const first = indexOf(from)
  for (let index = first; index < first + FURTHEST_BLOCKS; index++) {
    const block = blockAt(index)
    if (block.total <= left && block.from >= from) {
      left -= block.total
      continue
    }
    for (const { opensAt, closesAt } of block.windows.slice(firstOpenAfter(block.windows, from))) {
      const opens = Math.max(opensAt, from)
      // Used up exactly at a close: nothing is late before the next opening.
      if (closesAt - opens > left) return opens + left
      left -= closesAt - opens
    }
  }
  return Infinity
}

function windowsOver(blockAt: BlockAt, from: Instant, to: Instant): ActiveWindow[] {
  const cut: ActiveWindow[] = []
  for (let index = indexOf(from); index * BLOCK < to; index++) {
    const { windows } = blockAt(index)
    cut.push(...windows.filter(({ opensAt, closesAt }) => opensAt < to && closesAt > from))
  }
  return merge(cut).map(({ opensAt, closesAt }) => ({
    opensAt: beginningOf(blockAt, opensAt),
    closesAt: endOf(blockAt, closesAt),
  }))
}

/** A window that is cut by the edges of blocks begins in an earlier one. */
function beginningOf(blockAt: BlockAt, opensAt: Instant): Instant {
  let begins = opensAt
  for (let step = 0; step < FURTHEST_BLOCKS; step++) {
    if (begins % BLOCK !== 0) return begins
    const before = blockAt(begins / BLOCK - 1).windows.at(-1)
    if (before?.closesAt !== begins) return begins
    begins = before.opensAt
  }
  return -Infinity
}

function endOf(blockAt: BlockAt, closesAt: Instant): Instant {
  let ends = closesAt
  for (let step = 0; step < FURTHEST_BLOCKS; step++) {
    if (ends % BLOCK !== 0) return ends
    const following = blockAt(ends / BLOCK).windows[0]
    if (following?.opensAt !== ends) return ends
    ends = following.closesAt
  }
  return Infinity
}
