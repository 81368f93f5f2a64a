import type { Alert } from '../../domain/replay/alert-book.js'
import type { Cost } from '../../domain/replay/cost.js'
import type { Against, MonitorReplay, ReplayReport } from '../../domain/replay/report.js'
import { SECOND, toIso, type Instant } from '../../domain/time.js'

/** A replay for programs. */
export function replayDocument(report: ReplayReport): Readonly<Record<string, unknown>> {
  const { from, to, ticks, every, monitors, others, looks, cost, against, notices } = report
  return {
    from: toIso(from),
    to: toIso(to),
    looks: ticks,
    every_seconds: every === null ? null : every / SECOND,
    monitors: Object.fromEntries(monitors.map((monitor) => [monitor.monitor, monitorDocument(monitor)])),
    alerts_of_sources: others.map(alertDocument),
    checks: looks,
    cost: costDocument(cost),
    against: against && againstDocument(against),
    notices,
  }
}

function monitorDocument(monitor: MonitorReplay) {
  const { name, by, note, beats, silence, alerts, missed, quiet, delivered } = monitor
  return {
    name,
    known_by: by,
    note,
    beats,
    longest_silence: silence && { seconds: silence.ms / SECOND, from: toIso(silence.from), to: toIso(silence.to) },
    alerts: alerts.map(alertDocument),
    missed: missed.map(({ since, until, ref }) => ({ since: toIso(since), until: orNull(until), incident: ref })),
    quiet_with: quiet && { key: quiet.key, seconds: quiet.atLeast / SECOND, now_seconds: quiet.now / SECOND },
    delivered,
  }
}

function alertDocument({ monitor, reason, worst, since, openedAt, endedAt, closedAt, reminders }: Alert) {
  return {
    monitor,
    reason,
    worst,
    since: toIso(since),
    opened_at: toIso(openedAt),
    delay_seconds: (openedAt - since) / SECOND,
    ended_at: orNull(endedAt),
    closed_at: orNull(closedAt),
    reminders: reminders.map(toIso),
  }
}

function costDocument({ runs, minutes, requests }: Cost) {
  return { runs_a_month: runs, minutes_a_month: minutes, requests_a_month: requests }
}

function againstDocument({ ref, differences, alerts, cost }: Against) {
  return {
    ref,
    alerts,
    cost: costDocument(cost),
    added: differences.reduce((sum, { added }) => sum + added.length, 0),
    removed: differences.reduce((sum, { removed }) => sum + removed.length, 0),
    monitors: differences.map(({ monitor, only, added, removed }) => ({
      monitor,
      only,
      added: added.map(alertDocument),
      removed: removed.map(alertDocument),
    })),
  }
}

function orNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}
