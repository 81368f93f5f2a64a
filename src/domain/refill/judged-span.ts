import type { Heartbeat } from '../heartbeat.js'
import { countedAs, type DownFrom } from '../history/counted.js'
import type { Counted, FilledPart, Span } from '../history/history.js'
import { turnsAfter } from './turns-after.js'
import { byItsBeat } from '../judging/by-its-beat.js'
import { judge } from '../judging/judge.js'
import type { Monitor } from '../monitor.js'
import type { ActiveWindows, MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** By what a beat is judged afterwards. */
export interface Rules {
  readonly monitor: Monitor
  readonly times: MonitorTimes
  readonly downFrom: DownFrom
  /** What the look judged that ended the gap. */
  readonly after: Verdict
}

/** How a monitor counts while this is its last beat: judged once between any two moments at which that may turn. */
export function judgedSpan({ beat, ...span }: Span & { readonly beat: Heartbeat | null }, rules: Rules): FilledPart[] {
  if (beat === null) return []
  const edges = edgesOf(beat, span, rules)
  const parts: FilledPart[] = []
  for (const [i, to] of edges.slice(1).entries()) {
    const from = edges[i] ?? to
    // Late is strictly after, and hours are open from their beginning on: what lies in between is sure.
    const [counted, atItsEnd] = [countedAt(beat, from + 1, rules), countedAt(beat, Math.max(from + 1, to - 1), rules)]
    if (counted === 'blind' || counted !== atItsEnd) continue
    if (counted === 'down') datedBack(parts, judgedAt(beat, from + 1, rules).since ?? from)
    parts.push({ from, to, counted })
  }
  return parts
}

/** What is down now was so from the deadline on, though it was only late or degraded then. */
function datedBack(parts: FilledPart[], since: Instant): void {
  for (const [i, { from, to, counted }] of parts.entries())
    if (counted === 'up' && from >= since) parts[i] = { from, to, counted: 'down' }
}

/** When hours open and close and a pause ends. */
export function closingsOf({ paused }: Monitor, { hours, wall }: MonitorTimes, { from, to }: Span): Instant[] {
  const bounds = (windows: ActiveWindows | null): Instant[] =>
    windows === null ? [] : windows.windows(from, to).flatMap(({ opensAt, closesAt }) => [opensAt, closesAt])
  const until = paused?.until ?? null
  return [...bounds(hours), ...bounds(wall), ...(until === null ? [] : [until])]
}

function edgesOf(beat: Heartbeat, { from, to }: Span, { monitor, times }: Rules): Instant[] {
  const all = [...turnsAfter(byItsBeat(monitor, beat), beat, times), ...closingsOf(monitor, times, { from, to })]
  return [from, ...[...new Set(all)].filter((at) => at > from && at < to).sort((a, b) => a - b), to]
}

export function countedAt(beat: Heartbeat, now: Instant, rules: Rules): Counted {
  return countedAs(judgedAt(beat, now, rules), rules.downFrom)
}

function judgedAt(beat: Heartbeat, now: Instant, { monitor, times, after }: Rules): Verdict {
  const evidence = after.evidence ?? { field: '', rule: '', zone: 'utc' }
  const context = { now, force: false, times, place: after.place, declaration: null, onGitHub: false }
  return judge(monitor, { kind: 'beat', beat, evidence, notes: [] }, context)
}
