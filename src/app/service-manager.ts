import { STATUSES } from '../domain/status.js'
import { oneLine } from '../domain/safe-text.js'
import type { Duration } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { Log, Process, SteadyClock } from '../ports.js'
import { countsOf } from '../reports/standing.js'
import type { RunReport } from '../reports/report.js'

/** What systemd told this process of itself. */
export interface SystemdPlace {
  /** It must hear from us at least this often; null where it does not watch. */
  readonly watchdogMs: Duration | null
  /** From one look to the next. */
  readonly intervalMs: Duration
}

/** Tells the manager of services how a watcher does. */
export interface ServiceManager {
  /** Only from a look that went through: a watcher that hangs must be noticed. */
  finished(report: RunReport): Promise<void>
  stopping(): Promise<void>
}

interface ServicePorts {
  readonly process: Process
  readonly clock: SteadyClock
  readonly log: Log
}

const PATIENCE: Duration = 2_000

/** Through systemd's own program: Node has no datagram sockets of Unix. Without `--no-block` it may wait for five seconds. */
export function tellSystemd(place: SystemdPlace, { process, clock, log }: ServicePorts): ServiceManager {
  const { watchdogMs, intervalMs } = place
  let ready = false
  let shown = ''
  let barkedAt: Duration | null = null
  let works = true
  if (watchdogMs !== null && watchdogMs < 3 * intervalMs)
    log.warning(
      `WatchdogSec=${watchdogMs / 1000} is short for a look each ${intervalMs / 1000} s; give it three of them.`,
    )

  async function notify(...words: string[]): Promise<void> {
    try {
      const { exitCode, stderr } = await process.run('systemd-notify', ['--no-block', ...words], {
        timeoutMs: PATIENCE,
      })
      if (exitCode !== 0) throw new Error(`systemd-notify ended with ${exitCode}: ${oneLine(stderr)}`)
      works = true
    } catch (error) {
      if (works) log.warning(`systemd was not told: ${messageOf(error)}`)
      works = false
    }
  }

  /** Each half of the time it waits, and before that where the next look would come too late. */
  function isDue(): boolean {
    if (watchdogMs === null || barkedAt === null) return watchdogMs !== null
    return clock.steady() - barkedAt >= watchdogMs / 2 - intervalMs
  }

  function wordsFor(report: RunReport): string[] {
    const words: string[] = []
    const status = statusOf(report)
    if (!ready) words.push('--ready')
    if (status !== shown) words.push(`--status=${status}`)
    if (isDue()) words.push('WATCHDOG=1')
    return words
  }

  return {
    async finished(report) {
      const words = wordsFor(report)
      if (words.length === 0) return
      await notify(...words)
      ready = true
      shown = statusOf(report)
      if (words.includes('WATCHDOG=1')) barkedAt = clock.steady()
    },
    stopping: () => notify('STOPPING=1'),
  }
}

/** `8 healthy, 1 critical`. */
function statusOf({ verdicts }: RunReport): string {
  const counts = countsOf(verdicts)
  const parts = STATUSES.filter((status) => counts[status] > 0).map((status) => `${counts[status]} ${status}`)
  return parts.length === 0 ? 'nothing to watch' : parts.join(', ')
}
