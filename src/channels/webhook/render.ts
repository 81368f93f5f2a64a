import { headline, messageOf, nameOf, safeUrl, whatToDo, wordsOf } from '../../domain/telling/notification-text.js'
import { isDrill } from '../../domain/incidents/drill-key.js'
import { describePlace } from '../../domain/place.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso, type Duration, type Instant } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'

const LISTED = 500

/** The document that is posted. Keys are only ever added; `version` changes if one must go. */
export function render(notification: Notification): object {
  return {
    version: 1,
    event: notification.event,
    test: notification.event === 'test',
    ...(isDrill(notification.incidentKey) ? { drill: true } : {}),
    priority: notification.priority,
    status: notification.status,
    title: headline(notification),
    what_to_do: whatToDo(notification),
    repository: notification.repository,
    run_url: safeUrl(notification.runUrl),
    incident:
      notification.incidentKey === null
        ? null
        : { key: notification.incidentKey, url: safeUrl(notification.incidentUrl) },
    timestamp: toIso(notification.at),
    downtime_seconds: seconds(notification.downtimeMs),
    ...(notification.words && { data: Object.fromEntries(notification.words.data) as Record<string, string> }),
    monitor_count: notification.monitors.length,
    monitors: notification.monitors.slice(0, LISTED).map((monitor) => monitorOf(monitor, notification.at)),
  }
}

function monitorOf(monitor: NotifiedMonitor, at: Instant): object {
  return {
    id: monitor.id,
    name: nameOf(monitor),
    status: monitor.status,
    reason: monitor.reason,
    message: messageOf(monitor),
    ...(monitor.said && { status_kind: monitor.said.kind, status_message: wordsOf(monitor) }),
    since: iso(monitor.since),
    last_heartbeat: iso(monitor.lastBeatAt),
    seconds_since_heartbeat: monitor.lastBeatAt === null ? null : seconds(at - monitor.lastBeatAt),
    downtime_seconds: seconds(monitor.downtimeMs),
    silence_seconds: seconds(monitor.silenceMs),
    timezone: monitor.zone,
    found_by_hand: monitor.byHand,
    runbook: monitor.runbook,
    source: cut(oneLine(describePlace(monitor.place)), 300),
    incident_key: monitor.incidentKey,
    incident_url: safeUrl(monitor.incidentUrl),
  }
}

function iso(at: Instant | null): string | null {
  return at === null ? null : toIso(at)
}

function seconds(ms: Duration | null): number | null {
  return ms === null ? null : Math.floor(ms / 1000)
}
