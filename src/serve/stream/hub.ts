import { SECOND, type Instant } from '../../domain/time.js'
import { isStale } from '../../health/freshness.js'
import type { Serving } from '../serving.js'
import { END, type Bundle } from './messages.js'
import { createNews } from './news.js'

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
const PING_MS = 15 * SECOND

export function createStreamHub(serving: Serving, now: () => Instant): StreamHub {
  const news = createNews(serving, now)
  /** With whether it knew all before what comes now: there may be no look yet. */
  const followers = new Map<Follower, boolean>()
  let pings: ReturnType<typeof setInterval> | undefined
  let wasStale = false
  let ended = false

  serving.follow((board, changes) => {
    const told = news.of(board, changes)
    for (const [follower, informed] of followers) {
      followers.set(follower, true)
      if (!informed || wasStale) follower.take(news.all(board))
      else if (told !== null) follower.take(told)
    }
    wasStale = false
  })

  function ping(): void {
    const board = serving.board()
    const stale = board !== null && isStale(board, now())
    for (const follower of followers.keys()) {
      // Nobody looks any more, so no change will ever tell it.
      if (stale && !wasStale) follower.take(news.all(board))
      else follower.ping()
    }
    wasStale = stale
  }

  return {
    isFull: () => ended || followers.size >= MOST_FOLLOWERS,
    join(follower, lastId) {
      const board = serving.board()
      followers.set(follower, board !== null)
      pings ??= setInterval(ping, PING_MS).unref()
      const missed = board && news.after(lastId, board)
      if (missed !== null) follower.take(missed)
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
