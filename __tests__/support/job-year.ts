import { cronSchedule } from '../../src/domain/calendar/cron.js'
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../../src/domain/time.js'
import type { Turn } from './job-beats.js'

/** One due time of the year, and what became of it. */
export interface YearTurn {
  readonly due: Instant
  readonly turn: Turn
}

/** A commit that moved the job and its monitor to another hour. */
export interface Move {
  readonly at: Instant
  readonly cron: string
}

export interface JobYear {
  readonly turns: readonly YearTurn[]
  readonly moves: readonly Move[]
  /** After it nothing starts any more. */
  readonly diesAt: Instant
  readonly until: Instant
}

type Random = () => number

const between = (random: Random, least: Duration, most: Duration): Duration =>
  Math.round(least + random() * (most - least))

/** A year of a daily job: started as late as GitHub does, with single troubles, moves to other hours, and a death. */
export function jobYear(from: Instant, cron: string, random: Random): JobYear {
  const until = from + 365 * DAY
  const diesAt = from + between(random, 300 * DAY, 355 * DAY)
  const moves = movesIn(from, until, cron, random)
  const turns: YearTurn[] = []
  for (const [i, move] of moves.entries()) {
    const ends = moves[i + 1]?.at ?? until
    const schedule = cronSchedule([move.cron], 'UTC')
    for (let due = schedule.next(move.at); due !== null && due < ends; due = schedule.next(due)) {
      turns.push({ due, turn: due < diesAt ? turnOf(random) : null })
    }
  }
  return { turns, moves, diesAt, until }
}

/** GitHub starts most runs within 3 h, and one in twenty up to 12 h late. */
function turnOf(random: Random): Turn {
  const fate = random()
  if (fate < 0.02) return null
  const startsLate = random() < 0.05 ? between(random, 3 * HOUR, 12 * HOUR - 1) : between(random, 2 * MINUTE, 3 * HOUR)
  const takes = between(random, 5 * MINUTE, 3 * HOUR)
  const ends = fate < 0.04 ? 'lost' : fate < 0.06 ? 'failure' : fate < 0.07 ? 'cancelled' : 'success'
  return { startsLate, takes, ends }
}

function movesIn(from: Instant, until: Instant, cron: string, random: Random): Move[] {
  const moves: Move[] = [{ at: from, cron }]
  for (let at = from; ;) {
    at += between(random, 30 * DAY, 90 * DAY)
    if (at >= until) return moves
    moves.push({ at, cron: `${between(random, 0, 59)} ${between(random, 0, 23)} * * *` })
  }
}
