import type { PushedBeats } from '../app/pushed-beats.js'
import type { Turn, Waker } from '../app/waker.js'
import { withoutChanged, type Changed } from '../domain/wish.js'
import { nearestWord } from '../domain/nearest.js'
import type { Heartbeat } from '../domain/heartbeat.js'
import type { GrowingHistory, JournalLook, StateChange } from '../domain/history/history.js'
import { statesOf } from '../domain/history/seen-states.js'
import { isPosted, isReadAnew, nextChangeAt, nextPauseEnd } from '../domain/judging/next-change.js'
import { SHOWABLE } from '../domain/page-settings.js'
import { severityOf } from '../domain/status.js'
import { toText, type Duration, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Clock, Log } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import type { Board } from '../health/board.js'
import type { Posted, ServedChange, Serving } from '../serve/serving.js'
import { boardOf } from '../health/board.js'
import { isHidden, shownBoard, type Showing } from '../health/shown.js'
import type { KeptControls } from './kept-controls.js'
import { createServedChanges } from './served-changes.js'

/** What a process serves from. */
export interface ServingParts {
  readonly clock: Clock
  readonly log: Log
  readonly beats: PushedBeats
  readonly controls: KeptControls
  readonly history: GrowingHistory
  /** Writes a look down; absent for a past that ends with the process. */
  readonly keep?: (look: JournalLook) => void
  readonly waker: Waker
  readonly intervalMs: Duration
  readonly zone: string | null
  /** Takes out of what was posted what must not be told; absent where there is nothing of the kind. */
  readonly hide?: <T>(value: T) => T
  /** Takes a beat to where its monitor is read besides; absent where nobody reads what is posted elsewhere. */
  readonly passOn?: (verdict: Verdict, beat: Heartbeat) => void
}

/** Serving, as the loop that looks drives it. */
export interface ServingLoop extends Serving {
  begins(turn: Turn): void
  /** The turn that began last has ended with this. */
  ends(report: RunReport): void
  /** When something changes by itself that the next look will see, or the next glance. */
  changesAt(turn: Turn): Instant | null
}

export function createServing(parts: ServingParts): ServingLoop {
  const { clock, controls, history, waker, hide = (value) => value } = parts
  const startedAt = clock.now()
  const changes = createServedChanges(startedAt)
  const followers = createFollowers(parts.log)
  const looks = createLooks()
  let whole: Board | null = null
  let board: Board | null = null
  let verdicts: ReadonlyMap<string, Verdict> = new Map()
  let turns = 0

  return {
    board: () => board,
    follow: followers.add,
    changesAfter: changes.after,
    async beat(monitor, beat) {
      const posted = board === null ? refused(NOT_YET) : postTo(verdicts, { monitor, beat: hide(beat) }, parts)
      if (posted.kind === 'taken') waker.want('glance')
      return posted
    },
    async control(monitor, wish) {
      if (!verdicts.has(monitor)) return false
      await controls.wish(monitor, hide(wish), clock.now())
      waker.want('glance')
      return true
    },
    lookNow() {
      waker.want('look')
      return looks.next()
    },
    begins: looks.begins,
    ends(report) {
      const { now } = report
      const seen = history.look(now, statesOf(report))
      parts.keep?.({ at: now, whole: false, states: seen, gone: history.gone })
      const changed = seen.filter(({ onlyIncident }) => onlyIncident !== true)
      const known = controls.now()
      const moved = movedIn(changed)
      if (withoutChanged(known, moved) !== known) void controls.changed(moved, now).then(() => waker.want('glance'))
      turns += 1
      const version = `${startedAt.toString(36)}-${turns.toString(36)}`
      const { intervalMs, zone } = parts
      whole = boardOf(report, { version, history, controls: known, intervalMs, zone })
      const showing: Showing = { hidden: report.page?.hidden ?? [], show: SHOWABLE }
      board = shownBoard(whole, showing)
      verdicts = new Map(report.verdicts.map((verdict) => [verdict.monitor, verdict]))
      looks.ends()
      const shown = changed.filter(({ monitor }) => !isHidden(showing, monitor))
      followers.tell(board, changes.add(shown, now))
    },
    changesAt: (turn) => (whole === null ? null : changeOf(whole, turn)),
  }
}

function changeOf({ run, now, controls }: Board, turn: Turn): Instant | null {
  const change = nextChangeAt(run.verdicts, now, turn === 'look' ? isReadAnew : isPosted)
  const pause = turn === 'glance' ? nextPauseEnd(controls, now) : null
  return change === null || pause === null ? (change ?? pause) : Math.min(change, pause)
}

const NOT_YET = 'nobody has looked yet; try again in a moment'

function postTo(
  verdicts: ReadonlyMap<string, Verdict>,
  { monitor, beat }: { readonly monitor: string; readonly beat: Heartbeat },
  { beats, passOn }: ServingParts,
): Posted {
  const verdict = verdicts.get(monitor)
  if (verdict === undefined) return { kind: 'unknown', nearest: nearestWord(monitor, [...verdicts.keys()]) }
  if (verdict.place.kind === 'workflow') return refused('it is judged by its runs, and not by beats')
  const known = verdict.beat?.at ?? -Infinity
  if (known > beat.at) return refused(`a newer beat is known (${toText(known)})`)
  const why = beats.take(monitor, beat)
  if (why !== null) return refused(why)
  passOn?.(verdict, beat)
  return { kind: 'taken' }
}

function refused(why: string): Posted {
  return { kind: 'refused', why }
}

/** Whoever spoke of a trouble spoke of what it was then. */
function movedIn(changes: readonly StateChange[]): Changed {
  const over = changes.filter(({ status }) => status === 'healthy')
  return { over: over.map(({ monitor }) => monitor), worse: changes.filter(isWorse).map(({ monitor }) => monitor) }
}

function isWorse({ status, before }: StateChange): boolean {
  if (before === null || status === 'unknown' || status === 'skipped') return false
  return severityOf(status) > severityOf(before)
}

/** Whoever wants to hear of each new board; one that fails stops no other. */
function createFollowers(log: Log): {
  readonly add: Serving['follow']
  tell(board: Board, changes: readonly ServedChange[]): void
} {
  const followers = new Set<Parameters<Serving['follow']>[0]>()
  return {
    add(listener) {
      followers.add(listener)
      return () => void followers.delete(listener)
    },
    tell(board, changes) {
      for (const follower of [...followers]) {
        try {
          follower(board, changes)
        } catch (error) {
          log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
        }
      }
    },
  }
}

/** Whoever waits for a look: it has to begin after he came. */
function createLooks(): { next(): Promise<void>; begins(turn: Turn): void; ends(): void } {
  let waiting: (() => void)[] = []
  let underWay: (() => void)[] = []
  let turn: Turn = 'look'
  return {
    next: () => new Promise((resolve) => void waiting.push(resolve)),
    begins(now) {
      turn = now
      if (now === 'glance') return
      // Where the last one failed, those who waited for it wait for this one.
      underWay.push(...waiting)
      waiting = []
    },
    ends() {
      if (turn === 'glance') return
      const done = underWay
      underWay = []
      for (const one of done) one()
    },
  }
}
