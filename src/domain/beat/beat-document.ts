import type { Heartbeat } from '../heartbeat.js'
import { toIso } from '../time.js'

export const MAX_MESSAGE = 2000

/** A beat as `write` stores it: what is not known is left out, the time comes first for whoever looks at the diff. */
export function beatJson(monitor: string, beat: Heartbeat): string {
  const document = {
    last_run: toIso(beat.at),
    monitor,
    status: beat.state,
    source: known(beat.source),
    workflow: known(beat.workflow),
    runner: known(beat.runner),
    run_id: known(beat.runId),
    run_attempt: beat.runAttempt,
    run_url: known(beat.runUrl),
    message: known(beat.message === undefined ? undefined : shortened(beat.message)),
    started_at: beat.startedAt === undefined ? undefined : toIso(beat.startedAt),
    duration_seconds: beat.durationSeconds,
    exit_code: beat.exitCode,
    checks: beat.checks,
    metrics: beat.metrics,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function known(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

/** Cut to the longest message a beat carries, never through a character. */
export function shortened(message: string): string {
  if (message.length <= MAX_MESSAGE) return message
  const cut = message.slice(0, MAX_MESSAGE - 1)
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}

/** Seconds between two instants, to the millisecond; a clock that was set back gives 0. */
export function secondsBetween(startedAt: number, endedAt: number): number {
  return Math.max(0, endedAt - startedAt) / 1000
}
