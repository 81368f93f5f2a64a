import { oneLine } from '../domain/safe-text.js'
import type { Status } from '../domain/status.js'
import { toIso } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { watchedText } from '../domain/watched.js'
import type { RunReport } from './report.js'
import { serviceWords } from './service-words.js'
import { countsOf, isBad } from './standing.js'

/** One thing that a watcher says: a line for people, and the same as data for programs. */
export interface WatchLine {
  readonly level: 'info' | 'warning'
  readonly text: string
  /** What a line of JSON says of it beside `at`. */
  readonly data: Readonly<Record<string, unknown>> & { readonly event: string }
}

/** What changed from one look to the next, one line for each change and none where there is none. */
export function linesOf(before: RunReport | null, after: RunReport): readonly WatchLine[] {
  const earlier = new Map((before?.verdicts ?? []).map((verdict) => [verdict.monitor, verdict]))
  const monitors = new Set(after.verdicts.map(({ monitor }) => monitor))
  return [
    ...(before === null ? begun(after) : []),
    ...after.verdicts.flatMap((verdict) => transition(earlier.get(verdict.monitor), verdict)),
    ...[...earlier.values()].filter(({ monitor }) => !monitors.has(monitor)).map(gone),
    ...newIn(before?.problems ?? [], after.problems).map((text) => said('problem', 'warning', text)),
    ...newIn(before?.notices ?? [], after.notices).map((text) => said('note', 'info', text)),
  ]
}

/** How all monitors stand, for a line now and then. What could not be looked at is none of the four, and told only where there is some. */
export function summaryLine({ verdicts }: RunReport): WatchLine {
  const counts = countsOf(verdicts)
  const missing = verdicts.filter(isMissing).length
  const data = {
    healthy: counts.healthy + counts.skipped,
    degraded: counts.warning + counts.degraded,
    unhealthy: counts.critical - missing,
    missing,
    unknown: counts.unknown,
  }
  const { healthy, degraded, unhealthy, unknown } = data
  const more = unknown === 0 ? '' : `, ${unknown} unknown`
  const text = `Health summary: ${healthy} healthy, ${degraded} degraded, ${unhealthy} unhealthy, ${missing} missing${more}`
  return { level: 'info', text, data: { event: 'summary', ...data } }
}

/** Nothing is heard of it, in contrast to one that says itself that it is ill. */
function isMissing({ status, reason }: Verdict): boolean {
  return status === 'critical' && (reason === 'missing' || reason === 'stale')
}

function begun({ watched, verdicts, recovers = false }: RunReport): WatchLine[] {
  const started = `Supervisor started (auto-restart ${recovers ? 'enabled' : 'disabled'})`
  const data = { event: 'started', monitors: verdicts.length, recovers }
  return [{ level: 'info', text: started, data }, said('watched', 'info', `${watchedText(watched)}.`)]
}

/** Who is well when he is first seen needs no line. */
function transition(before: Verdict | undefined, after: Verdict): WatchLine[] {
  const [words, ...more] = serviceWords(before, after)
  const level = isBad(after) ? 'warning' : 'info'
  if (words === undefined && isAsBefore(before, after)) return []
  return [changed(before, after, words), ...more.map((text) => said('words', level, text))]
}

function isAsBefore(before: Verdict | undefined, after: Verdict): boolean {
  return before === undefined ? !isBad(after) : before.status === after.status && before.reason === after.reason
}

function changed(before: Verdict | undefined, after: Verdict, words: string | undefined): WatchLine {
  const from: Status | null = before?.status ?? null
  const { monitor, name, status: to, reason, message, since, beat } = after
  const change = from === null ? to : `${from} -> ${to}`
  const data = {
    event: 'transition',
    monitor,
    name,
    from,
    to,
    reason,
    message,
    since: since === null ? null : toIso(since),
    last_heartbeat: beat === null ? null : toIso(beat.at),
  }
  const text = words ?? oneLine(`${name}: ${change} (${reason}). ${message}`)
  return { level: isBad(after) ? 'warning' : 'info', text, data: { ...data, text } }
}

function gone({ monitor, name, status: from }: Verdict): WatchLine {
  const data = { event: 'gone', monitor, name, from, to: null }
  return { level: 'info', text: oneLine(`${name}: is no longer watched.`), data }
}

function said(event: string, level: WatchLine['level'], text: string): WatchLine {
  return { level, text: oneLine(text), data: { event, text } }
}

function newIn(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((text) => !before.includes(text))
}
