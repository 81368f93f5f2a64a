import type { Declaration } from '../domain/declaration.js'
import { judge } from '../domain/judging/judge.js'
import { loadOwnRules } from '../domain/judging/own-rules.js'
import type { Monitor } from '../domain/monitor.js'
import type { MonitorTimes } from '../domain/schedule.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { ConfigError } from '../errors.js'
import type { KnownVerdicts } from './known-verdicts.js'
import type { Read } from './read-all.js'

const ANY_TIME: MonitorTimes = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }

/** What the calendar knows of the monitors of one run. */
export interface Times {
  of(monitor: Monitor): MonitorTimes
}

/** The calendar loads only when some monitor has hours, cron lines, maintenance or a pause that ends; `pauses` may be given to some later. */
export async function loadTimes(monitors: readonly Monitor[], pauses = 0): Promise<Times> {
  if (pauses === 0 && !monitors.some(needsCalendar)) return { of: () => ANY_TIME }
  const { timesOf } = await import('../domain/calendar/index.js')
  return { of: (monitor) => (needsCalendar(monitor) ? timesOf(monitor) : ANY_TIME) }
}

function needsCalendar({ active, expectation, maintenance, paused }: Monitor): boolean {
  const closes = active !== null || maintenance.length > 0 || (paused?.until ?? null) !== null
  return closes || expectation.kind === 'cron'
}

/** Throws ConfigError with every schedule, hour and zone that cannot be understood. */
export function checkTimes(monitors: readonly Monitor[], times: Times): void {
  const problems = new Set<string>()
  for (const monitor of monitors) {
    try {
      times.of(monitor)
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      for (const problem of error.problems)
        problems.add(monitors.length > 1 ? `monitors.${monitor.id}: ${problem}` : problem)
    }
  }
  if (problems.size > 0) throw new ConfigError([...problems])
}

/** One look at many monitors. */
export interface Looking {
  readonly now: Instant
  readonly force: boolean
  readonly times: Times
  /** The check itself runs on GitHub Actions. */
  readonly onGitHub: boolean
  /** What was judged before; absent where nobody glances. */
  readonly known?: KnownVerdicts
  /** It comes soon after a look, and takes from that what cannot have changed. */
  readonly glance?: boolean
  /** By monitor id, of those of which it was asked. */
  readonly declarations?: ReadonlyMap<string, Declaration>
}

export async function judgeAll(reads: readonly Read[], looking: Looking): Promise<Verdict[]> {
  const { force, times, onGitHub, declarations, known, glance = false } = looking
  const ownRules = await loadOwnRules(reads.map(({ reading }) => reading))
  // Not a promise each: a watcher judges thousands every few seconds.
  return reads.map((read) => {
    const { monitor, reading, place, at: now = looking.now } = read
    const before = glance && declarations === undefined ? known?.of(read, now) : null
    if (before) return before
    const own = times.of(monitor)
    const counted = force ? own.wall : own.counted
    const declaration = declarations?.get(monitor.id) ?? null
    const context = { now, force, times: own, place, declaration, onGitHub }
    const verdict = judge(monitor, ownRules(monitor, reading, context, counted), context)
    if (declarations === undefined) known?.keep(read, verdict, now)
    return verdict
  })
}
