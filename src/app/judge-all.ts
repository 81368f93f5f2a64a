import { judge, type JudgeWorkflow } from '../domain/judging/judge.js'
import type { Monitor } from '../domain/monitor.js'
import type { MonitorTimes } from '../domain/schedule.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { ConfigError } from '../errors.js'
import type { Read } from './read-all.js'

const ANY_TIME: MonitorTimes = { hours: null, counted: null, wall: null, cron: null, maintenanceAt: () => null }

/** What the calendar knows of the monitors of one run. */
export interface Times {
  of(monitor: Monitor): MonitorTimes
  readonly judgeWorkflow: JudgeWorkflow
}

/** The calendar loads only when some monitor has hours, cron lines, maintenance or a pause that ends, the rules for workflows only with one. */
export async function loadTimes(monitors: readonly Monitor[]): Promise<Times> {
  if (!monitors.some(needsCalendar)) return { of: () => ANY_TIME, judgeWorkflow: neverAsked }
  const { timesOf, cronUnion } = await import('../domain/calendar/index.js')
  const of = (monitor: Monitor): MonitorTimes => (needsCalendar(monitor) ? timesOf(monitor) : ANY_TIME)
  if (!monitors.some(isWorkflow)) return { of, judgeWorkflow: neverAsked }
  const { judgeWorkflow } = await import('../domain/workflow/judge.js')
  return { of, judgeWorkflow: (monitor, evidence, now) => judgeWorkflow(monitor, evidence, now, cronUnion) }
}

function needsCalendar(monitor: Monitor): boolean {
  const { active, expectation, maintenance, paused } = monitor
  const closes = active !== null || maintenance.length > 0 || (paused?.until ?? null) !== null
  return closes || expectation.kind === 'cron' || isWorkflow(monitor)
}

function isWorkflow({ source }: Monitor): boolean {
  return source.kind === 'workflow'
}

function neverAsked(): never {
  throw new Error('no monitor of this run is a workflow')
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

export function judgeAll(reads: readonly Read[], now: Instant, force: boolean, times: Times): Verdict[] {
  const { judgeWorkflow } = times
  return reads.map(({ monitor, reading, source }) =>
    judge(monitor, reading, { now, force, times: times.of(monitor), judgeWorkflow, source }),
  )
}

/** Takes back what is likelier a trouble of GitHub's scheduler than the death of most workflows at once. */
export async function withPlatformTrouble(
  verdicts: readonly Verdict[],
  reads: readonly Read[],
  now: Instant,
): Promise<{ verdicts: readonly Verdict[]; notices: readonly string[] }> {
  if (!reads.some(({ reading }) => reading.kind === 'workflow')) return { verdicts, notices: [] }
  const { platformTrouble } = await import('../domain/workflow/platform-trouble.js')
  const judged = platformTrouble(verdicts, new Map(reads.map(({ monitor, reading }) => [monitor.id, reading])), now)
  return { verdicts: judged.verdicts, notices: judged.notice === null ? [] : [judged.notice] }
}
