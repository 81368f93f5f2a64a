import { SECOND, type Instant } from '../../domain/time.js'
import { isStale } from '../freshness.js'
import type { Board, ServedChange, Serving } from '../serving.js'
import { END, snapshotOf, statusesOf, type Bundle } from './messages.js'

/** Who hears of every change, by whatever way. */
export interface Follower {
  take(bundle: Bundle): void
  /** Nothing happened for a while, and the server lives. */
  ping(): void
  /** There will be nothing more. */
  end(): void
}

/** Tells followers of changes. */
export interface StreamHub {
  isFull(): boolean
  /** Sends first what it lacks: all, or what came after the change that it heard last. Gives the way to leave. */
  join(follower: Follower, lastId: number | null): () => void
  end(): void
}

const MOST_FOLLOWERS = 200
/** So many changes at once are told by how all stand now. */
const MOST_CHANGES = 100
const PING_MS = 15 * SECOND

export function createStreamHub(serving: Serving, now: () => Instant): StreamHub {
  /** With whether it has been told how all stand. */
  const followers = new Map<Follower, boolean>()
  let pings: ReturnType<typeof setInterval> | undefined
  let lastId = serving.changesAfter(0)?.at(-1)?.id ?? null
  let wasStale = false
  let ended = false

  const snapshot = keepSnapshot()
  const all = (board: Board): Bundle => snapshot(board, lastId, now())

  serving.follow((board, changes) => {
    lastId = changes.at(-1)?.id ?? lastId
    const whole = wasStale || changes.length > MOST_CHANGES
    wasStale = false
    const news = changes.length === 0 ? null : statusesOf(board, changes)
    for (const [follower, informed] of followers) {
      if (!informed || whole) inform(follower, board)
      else if (news !== null) follower.take(news)
    }
  })

  function inform(follower: Follower, board: Board): void {
    followers.set(follower, true)
    follower.take(all(board))
  }

  function ping(): void {
    const board = serving.board()
    const stale = board !== null && isStale(board, now())
    // Nobody looks any more, so no change will ever tell it.
    if (stale && !wasStale) for (const follower of followers.keys()) inform(follower, board)
    else for (const follower of followers.keys()) follower.ping()
    wasStale = stale
  }

  function missedAfter(id: number | null): readonly ServedChange[] | null {
    // An id of another process that counted further.
    if (id === null || lastId === null || id > lastId) return null
    const missed = serving.changesAfter(id)
    return missed === null || missed.length > MOST_CHANGES ? null : missed
  }

  return {
    isFull: () => ended || followers.size >= MOST_FOLLOWERS,
    join(follower, id) {
      followers.set(follower, false)
      pings ??= setInterval(ping, PING_MS).unref()
      const board = serving.board()
      const missed = board === null ? null : missedAfter(id)
      if (board !== null && missed === null) inform(follower, board)
      else if (board !== null && missed !== null) {
        followers.set(follower, true)
        if (missed.length > 0) follower.take(statusesOf(board, missed))
      }
      return () => {
        followers.delete(follower)
        if (followers.size > 0) return
        clearInterval(pings)
        pings = undefined
      }
    },
    end() {
      ended = true
      for (const follower of [...followers.keys()]) {
        follower.take(END)
        follower.end()
      }
    },
  }
}

/** The snapshot of one board is written once, however many ask for it. */
function keepSnapshot(): (board: Board, id: number | null, now: Instant) => Bundle {
  let kept: {
    readonly board: Board
    readonly id: number | null
    readonly stale: boolean
    readonly bundle: Bundle
  } | null
  kept = null
  return (board, id, now) => {
    const stale = isStale(board, now)
    if (kept?.board !== board || kept.id !== id || kept.stale !== stale)
      kept = { board, id, stale, bundle: snapshotOf(board, id, now) }
    return kept.bundle
  }
}
