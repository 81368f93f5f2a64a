import { cut, oneLine } from '../domain/safe-text.js'
import type { Effect } from '../domain/incidents/plan.js'
import { MINUTE, toIso, type Duration, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { wouldText } from './plan-text.js'
import type { RunReport } from './report.js'
import { worstFirst } from './standing.js'
import { monitorsOf } from './touched-incident.js'

// A job may set 1 MB of outputs, counted as UTF-16: half a million characters for all of its steps.
const MONITORS_LIMIT = 200_000
const PLAN_LIMIT = 50_000

/** By monitor id, worst first; as many as the limit of outputs leaves room for. */
export function monitorsJson(run: RunReport): string {
  return `{${within(worstFirst(run.verdicts), (verdict) => monitorPart(verdict, run), MONITORS_LIMIT)}}`
}

/** In order; as many as the limit of outputs leaves room for. */
export function planJson(plan: readonly Effect[]): string {
  return `[${within(plan, effectPart, PLAN_LIMIT)}]`
}

/** In the words of the status map. */
function monitorPart(verdict: Verdict, { incidents }: RunReport): string {
  const link = incidents.get(verdict.monitor)
  const value = {
    name: cut(oneLine(verdict.name), 100),
    status: verdict.status,
    reason: verdict.reason,
    message: cut(oneLine(verdict.message), 300),
    age_minutes: minutes(verdict.ageMs),
    last_heartbeat: iso(verdict.beat?.at),
    deadline: iso(verdict.deadline),
    issue_number: link?.ref ?? null,
    issue_url: link?.url ?? null,
  }
  return `${JSON.stringify(verdict.monitor)}:${JSON.stringify(value)}`
}

function effectPart(effect: Effect): string {
  return JSON.stringify({ kind: effect.kind, monitors: monitorsOf(effect).slice(0, 20), text: wouldText(effect) })
}

/** As many items from the front as fit, parted by commas. */
function within<T>(items: readonly T[], textOf: (item: T) => string, max: number): string {
  const parts: string[] = []
  let length = 0
  for (const item of items) {
    const part = textOf(item)
    length += part.length + 1
    if (length > max) break
    parts.push(part)
  }
  return parts.join(',')
}

export function iso(at: Instant | null | undefined): string | null {
  return at === null || at === undefined ? null : toIso(at)
}

/** Whole minutes gone by; a beat just ahead of the clock is 0 minutes old. */
export function minutes(ms: Duration | null): number | null {
  return ms === null ? null : Math.max(0, Math.floor(ms / MINUTE))
}

const ALERTS_LIMIT = 50_000

/** What became of each notification, cut where a step's outputs would grow too large. */
export function alertsJson({ deliveries }: Pick<RunReport, 'deliveries'>): string {
  const told = deliveries.map(({ channel, event, ok, detail }) => JSON.stringify({ channel, event, ok, detail }))
  const parts: string[] = []
  for (let size = 2, i = 0; i < told.length && size + (told[i]?.length ?? 0) < ALERTS_LIMIT; i++) {
    parts.push(told[i] ?? '')
    size += (told[i]?.length ?? 0) + 1
  }
  return `[${parts.join(',')}]`
}
