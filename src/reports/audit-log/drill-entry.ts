import { cut } from '../../domain/safe-text.js'
import { toIso } from '../../domain/time.js'
import type { DrillReport } from '../drill.js'
import type { AuditEntry } from './schema.js'

const TEXT_LIMIT = 2000

/** That it was a drill, and how it went. Nobody was judged, so whoever counts deaths finds none here. */
export function drillEntry({ monitor, now, ok, incident, steps, deliveries, dryRun }: DrillReport): AuditEntry {
  const bad = steps.filter((step) => !step.ok).map(({ step, detail }) => `${step}: ${detail}`)
  return {
    time: toIso(now),
    monitor,
    status: 'skipped',
    reason: 'paused',
    message: cut(ok ? 'DRILL: all of it arrived.' : `DRILL: ${bad.join('; ')}`, TEXT_LIMIT),
    channels: deliveries.map(({ channel, event, ok: taken, detail }) => ({
      channel,
      event,
      ok: taken,
      detail: cut(detail, TEXT_LIMIT),
    })),
    issue: incident && (incident.url ?? incident.ref),
    dry_run: dryRun,
    drill: true,
  }
}
