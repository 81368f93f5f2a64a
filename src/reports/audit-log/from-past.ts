import type { StateChange } from '../../domain/history/history.js'
import { cut } from '../../domain/safe-text.js'
import { DAY, toIso, type Duration } from '../../domain/time.js'
import type { RunReport } from '../report.js'
import { AUDIT_LIMIT } from './append.js'
import type { AuditEntry } from './schema.js'

/** Whoever asks what happened last week finds it here. */
const TOLD: Duration = 30 * DAY
const TEXT_LIMIT = 2000

/** What a log begins with where there is no earlier one: the changes that the journal tells of, oldest first; nothing of this run. */
export function entriesOfPast({ now, past }: Pick<RunReport, 'now' | 'past'>): AuditEntry[] {
  const changes = past?.history.changes({ from: now - TOLD, to: now }) ?? []
  return changes.slice(-AUDIT_LIMIT).map(entryOf)
}

function entryOf({ at, monitor, status, reason, message, incident = null }: StateChange): AuditEntry {
  return {
    time: toIso(at),
    monitor,
    status,
    reason,
    message: cut(message, TEXT_LIMIT),
    channels: [],
    issue: incident,
    dry_run: false,
    from_history: true,
  }
}
