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
export function linesOf(before: RunReport | null, after: RunReport, { supervises = true } = {}): readonly WatchLine[] {
  return [
    ...(before === null ? begun(after, supervises) : []),
    ...transitions(before?.verdicts ?? [], after.verdicts),
    ...newIn(before?.problems ?? [], after.problems).map((text) => said('problem', 'warning', text)),
    ...newIn(before?.notices ?? [], after.notices).map((text) => said('note', 'info', text)),
  ]
}

/** What is to be compared with the next look: those that could not be told apart this time are as they were. */
export function carriedOver(before: RunReport | null, after: RunReport): RunReport {
  const monitors = new Set(after.verdicts.map(({ monitor }) => monitor))
  const kept = (before?.verdicts ?? []).filter(
    ({ monitor }) => !monitors.has(monitor) && monitor.includes('/') && isToldOtherwise(monitor, monitors),
  )
  return kept.length === 0 ? after : { ...after, verdicts: [...after.verdicts, ...kept] }
}

/** A source that cannot be read is judged as one, and as all of its members when it can: nobody has gone. */
function isToldOtherwise(monitor: string, told: ReadonlySet<string>): boolean {
  const end = monitor.indexOf('/')
  if (end > 0) return told.has(monitor.slice(0, end))
  return [...told].some((one) => one.startsWith(`${monitor}/`))
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

/** What only serves has no restarts to speak of. */
function begun({ watched, verdicts, recovers = false }: RunReport, supervises: boolean): WatchLine[] {
  const started = supervises
    ? `Supervisor started (auto-restart ${recovers ? 'enabled' : 'disabled'})`
    : 'Serving started'
  const data = { event: 'started', monitors: verdicts.length, recovers }
  return [{ level: 'info', text: started, data }, said('watched', 'info', `${watchedText(watched)}.`)]
}

function transitions(before: readonly Verdict[], after: readonly Verdict[]): readonly WatchLine[] {
  // The same monitors in the same order, as long as none comes or goes.
  if (before.length === after.length && after.every(({ monitor }, i) => before[i]?.monitor === monitor))
    return after.flatMap((verdict, i) => transition(before[i], verdict))
  const earlier = new Map(before.map((verdict) => [verdict.monitor, verdict]))
  const monitors = new Set(after.map(({ monitor }) => monitor))
  return [
    ...after.flatMap((verdict) => transition(earlier.get(verdict.monitor), verdict)),
    ...before.filter(({ monitor }) => !monitors.has(monitor) && !isToldOtherwise(monitor, monitors)).map(gone),
  ]
}

/** Who is well when he is first seen needs no line. */
function transition(before: Verdict | undefined, after: Verdict): WatchLine[] {
  // Of thousands that are well, nearly all are as they were.
  if (before?.reason === after.reason && before.status === after.status && before.missed === after.missed) return []
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
  const change = from === null || from === to ? to : `${from} -> ${to}`
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
