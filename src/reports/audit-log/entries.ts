import type { AuditKeep } from '../../domain/audit-keep.js'
import { cut } from '../../domain/safe-text.js'
import { severityOf } from '../../domain/status.js'
import { toIso } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import type { RunReport } from '../report.js'
import { controlOf } from '../map-of-run.js'
import { isBad } from '../standing.js'
import { AUDIT_LIMIT } from './append.js'
import type { AuditEntry } from './schema.js'

/** Above this many monitors only those are logged that are not well or were spoken of. */
const EVERYBODY = 50
const TEXT_LIMIT = 2000

/** This run's entries, mildest first, so that the log's limit takes the healthy ones before the others. */
export function auditEntriesOf(run: RunReport, keep: AuditKeep = 'all'): AuditEntry[] {
  const spokenOf = new Set(run.deliveries.flatMap(({ monitors }) => monitors))
  const worthIt = (verdict: Verdict): boolean =>
    (keep === 'all' && run.verdicts.length <= EVERYBODY) ||
    isBad(verdict) ||
    spokenOf.has(verdict.monitor) ||
    run.heals?.has(verdict.monitor) === true
  const judged = run.verdicts
    .filter(worthIt)
    .sort((a, b) => severityOf(a.status) - severityOf(b.status))
    .map((verdict) => entryOf(verdict, run))
  return [...judged, ...commandsOf(run)].slice(-AUDIT_LIMIT)
}

/** What people asked for, refused or not: one entry for each monitor that it was asked of. */
function commandsOf(run: RunReport): AuditEntry[] {
  const byMonitor = new Map(run.verdicts.map((verdict) => [verdict.monitor, verdict]))
  return (run.commands ?? []).flatMap(({ by, detail, monitors, taken, text }) =>
    monitors.slice(0, EVERYBODY).flatMap((monitor): AuditEntry[] => {
      const verdict = byMonitor.get(monitor)
      if (verdict === undefined) return []
      const message = cut(detail, TEXT_LIMIT)
      return [{ ...entryOf(verdict, { ...run, deliveries: [] }), message, command: { by, text, taken } }]
    }),
  )
}

function entryOf({ monitor, status, reason, message, because }: Verdict, run: RunReport): AuditEntry {
  const link = run.incidents.get(monitor)
  const target = run.heals?.get(monitor)
  const healed = target === undefined ? '' : ` It beats again after ${target} was recovered.`
  return {
    time: toIso(run.now),
    monitor,
    status,
    reason,
    message: cut(`${message}${healed}`, TEXT_LIMIT),
    channels: run.deliveries
      .filter(({ monitors }) => monitors.includes(monitor))
      .map(({ channel, event, ok, detail }) => ({ channel, event, ok, detail: cut(detail, TEXT_LIMIT) })),
    issue: link ? (link.url ?? link.ref) : null,
    dry_run: run.dryRun,
    ...controlOf(run.controls?.get(monitor), run.now),
    ...(because && { because_of: because.monitor }),
  }
}
