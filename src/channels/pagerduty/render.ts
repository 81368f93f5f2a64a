import { createHash } from 'node:crypto'
import { cut, oneLine } from '../../domain/safe-text.js'
import {
  headline,
  lineOf,
  linksOf,
  messageOf,
  nameOf,
  safeUrl,
  whatToDo,
} from '../../domain/telling/notification-text.js'
import { describePlace } from '../../domain/place.js'
import { toIso } from '../../domain/time.js'
import type { Notification, Priority } from '../channel.js'

/** Limits of Events v2: developer.pagerduty.com, "PD-CEF" and "Send an alert event". */
const SUMMARY = 1024
const DEDUP_KEY = 255
const LISTED = 40

const SEVERITIES: Readonly<Record<Priority, string>> = {
  CRITICAL: 'critical',
  HIGH: 'error',
  MEDIUM: 'warning',
  LOW: 'info',
}

/** The events that are sent for one notification, the routing key aside. A test triggers softly and resolves itself. */
export function render(notification: Notification): readonly object[] {
  const dedup_key = dedupKeyOf(notification)
  switch (notification.event) {
    case 'opened':
    case 'escalated':
    case 'reminder':
    case 'recovery-exhausted':
    case 'summary':
      return [{ event_action: 'trigger', dedup_key, ...alert(notification) }]
    case 'recovered':
      return [{ event_action: 'resolve', dedup_key }]
    case 'healed':
    case 'status':
      // Nothing was triggered.
      return []
    case 'test':
      return [
        { event_action: 'trigger', dedup_key, ...alert(notification) },
        { event_action: 'resolve', dedup_key },
      ]
  }
}

/** Resolves what was triggered, so it is made of what both know: repository and incident. */
function dedupKeyOf({ event, repository, incidentKey }: Notification): string {
  const key = ['heartbeat', repository ?? 'local', incidentKey ?? event].join(':')
  if (key.length <= DEDUP_KEY) return key
  return `heartbeat:${createHash('sha256').update(key).digest('hex')}`
}

function alert(notification: Notification): object {
  const [first] = notification.monitors
  const links = linksOf(notification)
  const run = safeUrl(notification.runUrl)
  return {
    client: 'Heartbeat',
    ...(run === null ? {} : { client_url: run }),
    ...(links.length === 0 ? {} : { links: links.map(({ label, url }) => ({ href: url, text: label })) }),
    payload: {
      summary: cut(headline(notification), SUMMARY),
      source:
        notification.repository ?? (first === undefined ? 'heartbeat' : cut(oneLine(describePlace(first.place)), 200)),
      severity: SEVERITIES[notification.priority],
      timestamp: toIso(notification.at),
      ...(first === undefined ? {} : { component: nameOf(first), class: first.reason }),
      custom_details: details(notification),
    },
  }
}

function details(notification: Notification): object {
  return {
    event: notification.event,
    status: notification.status,
    what_to_do: whatToDo(notification),
    monitors: notification.monitors
      .slice(0, LISTED)
      .map((monitor) =>
        [`${nameOf(monitor)}: ${lineOf(monitor, notification)}`, messageOf(monitor)].filter(Boolean).join('. '),
      ),
  }
}
