import { headline, messageOf, nameOf, safeUrl, whatToDo, wordsOf } from '../../domain/telling/notification-text.js'
import type { NotificationEvent } from '../../domain/incidents/incident.js'
import { isDrill } from '../../domain/incidents/drill-key.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { toIso } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'

/** One message each for so many; whoever wants all of a storm reads the status map. */
const LISTED = 50

const TYPES: Readonly<Record<NotificationEvent, string>> = {
  opened: 'SERVICE_DOWN',
  escalated: 'SERVICE_WORSE',
  reminder: 'SERVICE_STILL_DOWN',
  recovered: 'SERVICE_RECOVERED',
  'recovery-exhausted': 'SERVICE_RESTART_FAILED',
  healed: 'SERVICE_HEALED',
  test: 'TEST',
  summary: 'HEALTH_SUMMARY',
  status: 'STATUS_MESSAGE',
}

/** The messages of one notification: one for each service, or one for all in a summary. Keys are only ever added. */
export function render(notification: Notification): readonly object[] {
  const { event, monitors } = notification
  if (event === 'summary') return [summaryOf(notification)]
  if (monitors.length === 0) return [{ ...commonOf(notification), service: null, message: headline(notification) }]
  const listed = monitors.slice(0, LISTED).map((monitor) => serviceOf(monitor, notification))
  const rest = monitors.length - listed.length
  if (rest === 0) return listed
  return [...listed, { ...commonOf(notification), service: null, message: headline(notification), not_listed: rest }]
}

function commonOf(notification: Notification): object {
  return {
    type: TYPES[notification.event],
    ...(isDrill(notification.incidentKey) ? { drill: true } : {}),
    severity: notification.priority,
    status: notification.status,
    timestamp: toIso(notification.at),
  }
}

function sentenceFor(monitor: NotifiedMonitor, notification: Notification): string {
  if (notification.monitors.length === 1) return headline(notification)
  return notification.event === 'status' ? wordsOf(monitor) : messageOf(monitor)
}

function serviceOf(monitor: NotifiedMonitor, notification: Notification): object {
  const { since, lastBeatAt, reason } = monitor
  return {
    ...commonOf(notification),
    status: monitor.status,
    service: nameOf(monitor),
    monitor: cut(oneLine(monitor.id), 200),
    message: sentenceFor(monitor, notification),
    attempts: monitor.attempts,
    details: {
      reason,
      message: messageOf(monitor),
      since: since === null ? null : toIso(since),
      last_heartbeat: lastBeatAt === null ? null : toIso(lastBeatAt),
      what_to_do: whatToDo({ ...notification, monitors: [monitor] }),
    },
    incident_url: safeUrl(monitor.incidentUrl),
  }
}

function summaryOf(notification: Notification): object {
  const { monitors } = notification
  const count = (status: string): number => monitors.filter((monitor) => monitor.status === status).length
  const ill = monitors.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
  return {
    ...commonOf(notification),
    service: null,
    message: headline(notification),
    details: {
      total: monitors.length,
      healthy: count('healthy'),
      warning: count('warning'),
      degraded: count('degraded'),
      critical: count('critical'),
      unknown: count('unknown'),
      skipped: count('skipped'),
      services: Object.fromEntries(ill.slice(0, LISTED).map((monitor) => [nameOf(monitor), monitor.status])),
    },
  }
}
