import { bothAbsences } from '../domain/absences.js'
import type { Resumed } from '../domain/what-was-read.js'
import { MINUTE, SECOND, type Duration, type Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Log, SteadyClock } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import type { Leadership, Standing } from '../domain/leadership.js'
import type { Suspected } from './doubt-sources.js'
import { watchForStalls, type Stalls } from './stalls.js'
import type { Turn, Waker } from './waker.js'

/** What is still running when the watcher is to end has so long to finish: a second less than the ten it promises. */
export const LAST_WAIT: Duration = 9 * SECOND
/** The same trouble of the watcher itself is told again after so long. */
const REPEAT = 5 * MINUTE
const LONGEST_STEP = SECOND

/** One look at everything, as the loop orders it. */
export interface Occasion {
  /** Read once; the whole tick judges by it. */
  readonly now: Instant
  /** A glance goes by what the last look read, and does nothing. */
  readonly turn: Turn
  readonly standing: Standing
  /** The last time the watcher itself could not look; null if it always could. */
  readonly ownGap: Resumed | null
  /** The moment of the last tick that went through; null before there was one. */
  readonly lookedBefore: Instant | null
  /** Who was silent together with others at the last look. */
  readonly suspectedBefore: Suspected
  /** Whether anything may still be done outside: the lease is ours, and this tick did not stall half-way. */
  mayAct(): boolean
}

/** A tick that went through to its end. */
export interface Finished {
  readonly turn: Turn
  readonly report: RunReport
  readonly standing: Standing
  readonly tookMs: Duration
}

export interface WatchPorts {
  readonly clock: SteadyClock
  readonly log: Log
  readonly leadership: Leadership
  /** From 0 up to 1. */
  readonly random: () => number
  /** Fires when the watcher is to end. */
  readonly stop: AbortSignal
  tick(occasion: Occasion): Promise<RunReport>
  /** Shows and tells what a tick found; true ends the loop. */
  finished(tick: Finished): Promise<boolean>
  /** When something is due before the next tick would be; null where nothing is. */
  dueAt?(): Instant | null
  /** When something changes by itself that a glance will see; null where nothing does. */
  glanceAt?(): Instant | null
  /** Whoever wants a turn sooner; absent where nobody does. */
  readonly waker?: Waker
  /** Ends what runs beside the ticks; once the signal fires it is late. */
  ending(late: AbortSignal): Promise<void>
}

/**
 * The check in a loop, never two at a time. It decides when to look, and nothing else. Throws what the first tick throws. False
 * where something still ran at its end.
 */
export async function watch(intervalMs: Duration, ports: WatchPorts): Promise<boolean> {
  const { clock, random, stop } = ports
  const life = new AbortController()
  const stalls = watchForStalls(clock, Math.min(LONGEST_STEP, intervalMs / 4), life.signal)
  const loop = createLoop(intervalMs, stalls, ports)
  const late = new AbortController()
  stop.addEventListener('abort', () => void clock.sleep(LAST_WAIT, life.signal).then(() => late.abort()), {
    once: true,
  })
  try {
    let turn: Turn = 'look'
    let lookAt: Duration = 0
    while (!stop.aborted) {
      const begun = clock.steady()
      const ends = await orElse(loop.once(turn), late.signal)
      if (ends !== false || stop.aborted) break
      const ended = clock.steady()
      const jittered = intervalMs * (0.9 + 0.2 * random())
      if (turn === 'look') lookAt = ended + Math.max(intervalMs / 10, jittered - (ended - begun))
      turn = await nextTurn(lookAt, ports)
    }
    await orElse(ports.ending(late.signal), late.signal)
    if (late.signal.aborted) ports.log.warning(`What still ran after ${LAST_WAIT / SECOND} s was left behind.`)
    return !late.signal.aborted
  } finally {
    await ports.leadership.release().catch((error: unknown) => ports.log.warning(messageOf(error)))
    life.abort()
  }
}

/** Waits for what comes first: the next look, what is due before it, or what somebody wants. */
async function nextTurn(lookAt: Duration, ports: WatchPorts): Promise<Turn> {
  const { clock, stop, waker } = ports
  const pause = lookAt - clock.steady()
  if (pause <= 0) return 'look'
  // What is due sooner is not hurried beyond reason.
  const soonest = Math.min(SECOND, pause)
  const until = (at: Instant | null | undefined): Duration => Math.max(soonest, (at ?? Infinity) - clock.now())
  const look = Math.min(pause, until(ports.dueAt?.()))
  const glance = until(ports.glanceAt?.())
  const ms = Math.min(look, glance)
  const wanted = waker === undefined ? null : await waker.sleep(ms, stop)
  if (waker === undefined) await clock.sleep(ms, stop)
  return wanted ?? (glance < look ? 'glance' : 'look')
}

/** Ticks one after the other, with what each leaves for the next. */
function createLoop(intervalMs: Duration, stalls: Stalls, ports: WatchPorts): { once(turn: Turn): Promise<boolean> } {
  const { clock, log, leadership } = ports
  const longestStall = 2 * intervalMs
  const trouble = createRepeated(ports)
  let ownGap: Resumed | null = null
  let lookedBefore: Instant | null = null
  let suspectedBefore: Suspected = new Map()
  let standing: Standing = 'nobody'

  async function tick(turn: Turn): Promise<boolean> {
    if (turn === 'look') standing = await leadership.renew()
    const begun = clock.steady()
    const now = clock.now()
    const stalled = stalls.take()
    if (stalled > longestStall) {
      ownGap = bothAbsences({ at: now, outageMs: stalled }, ownGap ?? undefined) ?? null
      log.warning(`This watcher did not look for ${seconds(stalled)}: nobody is called late for what fell into it.`)
    }
    // Of what fell silent before it looked itself a new leader knows nothing but what is stored.
    else if (lookedBefore === null && leadership.epoch() !== null) ownGap = { at: now, outageMs: 0 }
    const mayAct = (): boolean => leadership.mayAct() && stalls.longest() <= longestStall
    const report = await ports.tick({ now, turn, standing, ownGap, lookedBefore, suspectedBefore, mayAct })
    if (turn === 'look') {
      lookedBefore = now
      suspectedBefore = report.suspected ?? suspectedBefore
    }
    trouble.over()
    return ports.finished({ turn, report, standing, tookMs: clock.steady() - begun })
  }

  return {
    async once(turn) {
      try {
        return await tick(turn)
      } catch (error) {
        // What is wrong from the start is for whoever started it; later nobody sits there.
        if (lookedBefore === null) throw error
        trouble.tell(error)
        return false
      }
    },
  }
}

/** Says the same trouble once, and again only after a while. */
function createRepeated({ clock, log }: Pick<WatchPorts, 'clock' | 'log'>): {
  tell(error: unknown): void
  over(): void
} {
  let told: { readonly text: string; readonly at: Duration } | null = null
  return {
    tell(error) {
      const text = messageOf(error)
      if (told !== null && told.text === text && clock.steady() - told.at < REPEAT) return
      told = { text, at: clock.steady() }
      log.error(`This look failed, and the next one is taken as usual: ${text}`)
    },
    over() {
      if (told !== null) log.notice('Looking works again.')
      told = null
    },
  }
}

function seconds(ms: Duration): string {
  return ms < 2 * MINUTE ? `${Math.round(ms / SECOND)} s` : `${Math.round(ms / MINUTE)} min`
}

/** What the work gives, or null once the signal fires; nothing of it stays with the signal, which lives for months. */
function orElse<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const end = (): void => resolve(null)
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
