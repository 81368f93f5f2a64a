import { cut, oneLine } from '../domain/markdown.js'
import type { Effect } from '../domain/plan.js'
import { MINUTE, toIso, type Duration, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { wouldText } from './plan-text.js'
import type { RunReport } from './report.js'
import { worstFirst, worstOf } from './standing.js'
import { monitorsOf, touchedIncident } from './touched-incident.js'

export const OUTPUT_NAMES = [
  'status',
  'reason',
  'message',
  'age-minutes',
  'last-heartbeat',
  'deadline',
  'monitors',
  'issue-number',
  'issue-url',
  'incident',
  'artifact-id',
  'artifact-url',
  'plan',
  'checker-gap-minutes',
] as const
export type Outputs = Record<(typeof OUTPUT_NAMES)[number], string>

// A job may set 1 MB of outputs, counted as UTF-16: half a million characters for all of its steps.
const MONITORS_LIMIT = 200_000
const PLAN_LIMIT = 50_000
const MESSAGE_LIMIT = 1000

/** The outputs of a run that judged nothing, for instance because the configuration was wrong. */
export function noOutputs(message: string): Outputs {
  return {
    status: 'unknown',
    reason: '',
    message: cut(oneLine(message), MESSAGE_LIMIT),
    'age-minutes': '',
    'last-heartbeat': '',
    deadline: '',
    monitors: '{}',
    'issue-number': '',
    'issue-url': '',
    incident: 'none',
    'artifact-id': '',
    'artifact-url': '',
    plan: '[]',
    'checker-gap-minutes': '',
  }
}

/** Every output of the check. With many monitors the single values are those of the worst one, the first among equals. */
export function outputsOf(run: RunReport, artifact: { readonly id: number; readonly url: string } | null): Outputs {
  const worst = worstOf(run.verdicts)
  const incident = touchedIncident(run, worst)
  return {
    ...noOutputs(run.problems.join('; ')),
    ...(worst ? singleValues(worst) : {}),
    monitors: `{${within(worstFirst(run.verdicts), (verdict) => monitorPart(verdict, run), MONITORS_LIMIT)}}`,
    'issue-number': incident.ref,
    'issue-url': incident.url,
    incident: incident.what,
    'artifact-id': artifact ? String(artifact.id) : '',
    'artifact-url': artifact?.url ?? '',
    plan: `[${within(run.plan, effectPart, PLAN_LIMIT)}]`,
    'checker-gap-minutes': minutes(run.checkerGapMs),
  }
}

function singleValues(verdict: Verdict): Partial<Outputs> {
  return {
    status: verdict.status,
    reason: verdict.reason,
    message: cut(oneLine(verdict.message), MESSAGE_LIMIT),
    'age-minutes': minutes(verdict.ageMs),
    'last-heartbeat': iso(verdict.beat?.at),
    deadline: iso(verdict.deadline),
  }
}

/** In the words of the status map. */
function monitorPart(verdict: Verdict, { incidents }: RunReport): string {
  const link = incidents.get(verdict.monitor)
  const value = {
    name: cut(oneLine(verdict.name), 100),
    status: verdict.status,
    reason: verdict.reason,
    message: cut(oneLine(verdict.message), 300),
    age_minutes: verdict.ageMs === null ? null : wholeMinutes(verdict.ageMs),
    last_heartbeat: iso(verdict.beat?.at) || null,
    deadline: iso(verdict.deadline) || null,
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

function iso(at: Instant | null | undefined): string {
  return at === null || at === undefined ? '' : toIso(at)
}

function minutes(ms: Duration | null): string {
  return ms === null ? '' : String(wholeMinutes(ms))
}

function wholeMinutes(ms: Duration): number {
  return Math.max(0, Math.floor(ms / MINUTE))
}
