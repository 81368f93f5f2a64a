import { columns } from '../domain/columns.js'
import { link, plain, table } from '../domain/markdown.js'
import { oneLine } from '../domain/safe-text.js'
import type { Instant } from '../domain/time.js'
import type { DeliveryReport } from './report.js'

/** One step of a drill, and how it ended. */
export interface DrillStep {
  readonly step: string
  readonly ok: boolean
  readonly detail: string
}

/** How the way of an alarm was played for one monitor. */
export interface DrillReport {
  readonly monitor: string
  readonly name: string
  readonly now: Instant
  readonly dryRun: boolean
  readonly ok: boolean
  readonly incident: { readonly ref: string; readonly url: string | null } | null
  readonly steps: readonly DrillStep[]
  readonly deliveries: readonly DeliveryReport[]
}

/** For a terminal and a log. */
export function drillText(report: DrillReport): string {
  const rows = report.steps.map(({ step, ok, detail }) => [ok ? 'ok' : 'failed', step, oneLine(detail)])
  return `${[`${headOf(report)}:`, ...columns(rows)].join('\n')}\n${endOf(report)}\n`
}

/** For the summary of a job. */
export function drillSummary(report: DrillReport): string {
  const rows = report.steps.map(({ step, ok, detail }) => [
    ok ? '✅ ok' : '❌ failed',
    plain(step),
    linked(oneLine(detail), report.incident),
  ])
  return `## 🧪 ${plain(headOf(report))}\n\n${table(['', 'Step', ''], rows)}\n\n${plain(endOf(report))}\n`
}

/** The address of its issue as one that can be followed. */
function linked(detail: string, incident: DrillReport['incident']): string {
  const { ref, url } = incident ?? { ref: '', url: null }
  if (url === null || !detail.endsWith(` ${url}`)) return plain(detail)
  return `${plain(detail.slice(0, -url.length).trim())} ${link(`#${ref}`, url)}`
}

/** For programs. */
export function drillData({ monitor, dryRun, ok, incident, steps }: DrillReport): object {
  return { drill: monitor, dry_run: dryRun, ok, incident, steps }
}

function headOf({ monitor, name, dryRun }: DrillReport): string {
  const whom = oneLine(name) === monitor ? monitor : `${oneLine(name)} (${monitor})`
  return `${dryRun ? 'What a drill would do' : 'DRILL'} for ${whom}`
}

function endOf({ steps, dryRun, deliveries, incident }: DrillReport): string {
  const bad = steps.filter(({ ok }) => !ok).length
  if (dryRun) return 'Nothing was changed, and nobody was told.'
  // What a machine remembers for itself is read by nobody.
  const reachesNobody = deliveries.length === 0 && (incident?.url ?? null) === null
  if (bad === 0 && reachesNobody)
    return 'No channel heard of it and no issue was opened: a real alarm would reach nobody.'
  if (bad === 0) return 'An alarm of this monitor would arrive.'
  return `${bad} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} failed: a real alarm would not arrive whole.`
}
