import type { Heartbeat } from '../heartbeat.js'
import { SECOND, toIso } from '../time.js'
import { BEAT_KEYS } from './beat-keys.js'

export const MAX_MESSAGE = 2000

/** A beat as `write` stores it: what is not known is left out, the time comes first for whoever looks at the diff. */
export function beatJson(monitor: string, beat: Heartbeat): string {
  return beatText({
    last_run: toIso(beat.at),
    monitor,
    status: beat.state,
    status_kind: beat.statusKind,
    message: known(beat.message === undefined ? undefined : shortened(beat.message)),
    source: known(beat.source),
    workflow: known(beat.workflow),
    runner: known(beat.runner),
    event: known(beat.event),
    run_id: known(beat.runId),
    run_attempt: beat.runAttempt,
    run_url: known(beat.runUrl),
    started_at: beat.startedAt === undefined ? undefined : toIso(beat.startedAt),
    ...endsOf(beat),
    duration_seconds: beat.durationSeconds,
    exit_code: beat.exitCode,
    checks: beat.checks,
    metrics: beat.metrics,
    // The first of them; a sink counts on from what it finds stored.
    pulses: beat.pulses ?? 1,
    errors: beat.errors ?? (beat.state === 'failed' ? 1 : 0),
    critical: beat.critical,
    interval: beat.intervalMs === undefined ? undefined : beat.intervalMs / SECOND,
  })
}

/** What a beat tells of ends by itself; a sink adds what the stored one knew. */
function endsOf({ at, state, startedAt }: Heartbeat): Readonly<Record<string, string>> {
  if (state === 'running') return { unfinished_since: toIso(startedAt ?? at) }
  return { finished_at: toIso(at), ...(state === 'ok' && { last_success: toIso(at) }) }
}

/** The document of a beat's values, in the order of its schema; what is undefined is left out. */
export function beatText(values: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(Object.fromEntries(BEAT_KEYS.map((key) => [key, values[key]])), null, 2)}\n`
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
