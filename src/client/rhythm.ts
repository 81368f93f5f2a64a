import { SECOND, type Duration, type Instant } from '../domain/time.js'
import type { ClientClock } from './clock.js'
import type { Delivery } from './delivery.js'
import { progressOf, stateOf, type Said } from './said.js'

/** How exactly the instant of the last progress is known, and how often news is written. */
const LOOK_EVERY: Duration = SECOND

export interface RhythmOptions {
  readonly everyMs: Duration
  /** The turning of the event loop is progress. */
  readonly alive: boolean
}

/** Decides when something is written: progress at most once an interval, news at once but at most once a second. */
export interface Rhythm {
  start(): void
  /** There is news: an error, or another status. */
  hurry(): void
  stop(): Promise<void>
  /** By the steady clock; null while it is stopped. */
  readonly startedAt: Duration | null
}

interface State {
  startedAt: Duration | null
  /** When the next look was to be. */
  lookAt: Duration
  /** The latest that a look came since the last beat. */
  lagMs: Duration
  /** Progress at the last look, and when there had been some. */
  seen: number
  seenAt: Instant
  /** Before these nothing is written of progress, and nothing of news. */
  dueAt: Duration
  newsAt: Duration
  news: boolean
}

function noteProgress(
  state: State,
  said: Said,
  { now, wall }: { readonly now: Duration; readonly wall: Instant },
): void {
  state.lagMs = Math.max(state.lagMs, now - state.lookAt)
  const progress = progressOf(said)
  if (progress === state.seen) return
  state.seen = progress
  state.seenAt = wall
}

function nextLook({ dueAt, newsAt }: State, now: Duration): Duration {
  return Math.min(now + LOOK_EVERY, ...[dueAt, newsAt].filter((at) => at > now))
}

export function createRhythm(said: Said, options: RhythmOptions, delivery: Delivery, clock: ClientClock): Rhythm {
  const state: State = { startedAt: null, lookAt: 0, lagMs: 0, seen: -1, seenAt: 0, dueAt: 0, newsAt: 0, news: false }
  let cancel = (): void => {}

  function look(): void {
    const now = clock.steady()
    if (options.alive && now >= state.dueAt) said.turns++
    noteProgress(state, said, { now, wall: clock.now() })
    write(now)
    cancel()
    state.lookAt = nextLook(state, now)
    cancel = clock.later(state.lookAt - now, look)
  }

  function write(now: Duration): void {
    const isNews = state.news && now >= state.newsAt
    const isDue = now >= state.dueAt && delivery.lacks(state.seen)
    if (!delivery.isReady(now) || !(isNews || isDue)) return
    const what = stateOf(said)
    if (isNews) state.newsAt = now + LOOK_EVERY
    // An error is no progress: the beat after it comes when it would have come.
    if (what !== 'failed') state.dueAt = now + options.everyMs
    state.news = false
    const beat = { at: what === 'failed' ? said.errorAt : state.seenAt, state: what, lagMs: state.lagMs }
    state.lagMs = 0
    void delivery.send(beat, state.seen).then((written) => {
      if (written) return
      state.news ||= isNews
      if (what !== 'failed') state.dueAt = Math.min(state.dueAt, now)
    })
  }

  return {
    start() {
      if (state.startedAt !== null) return
      const now = clock.steady()
      Object.assign(state, { startedAt: now, lookAt: now, dueAt: now, newsAt: now, seen: -1 })
      said.progressAtStart = progressOf(said)
      delivery.begin()
      look()
    },
    hurry() {
      state.news = true
      if (state.startedAt !== null && clock.steady() >= state.newsAt) look()
    },
    async stop() {
      if (state.startedAt === null) return delivery.ended()
      state.startedAt = null
      state.news = false
      cancel()
      const failed = stateOf(said) === 'failed'
      const at = failed ? said.errorAt : clock.now()
      said.progressAtError = -1
      await delivery.end({ at, state: failed ? 'failed' : 'stopped', lagMs: state.lagMs })
    },
    get startedAt() {
      return state.startedAt
    },
  }
}
