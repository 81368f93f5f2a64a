import { formatDuration } from '../../domain/duration.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import {
  factsOf,
  footerOf,
  headline,
  lineOf,
  linkOf,
  messageOf,
  nameOf,
  safeUrl,
  spokenOf,
  whatToDo,
} from '../../domain/telling/notification-text.js'
import { toIso, type Instant } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'
import type { Values } from './template.js'

const LISTED = 20

/** What a template may say of a notification. Sentences may end in a chat: mentions and addresses of others in them are dead. */
export function valuesOf(notification: Notification): Values {
  const spoken = spokenOf(notification)
  const monitors = spoken.length === 0 ? notification.monitors : spoken
  const [worst] = monitors
  const listed = monitors.slice(0, LISTED)
  const runbook = worst?.runbook ?? ''
  return {
    title: dead(headline(notification)),
    message: dead(linesOf(spoken, notification).join('\n')),
    text: textOf(notification),
    status: notification.status,
    event: notification.event,
    priority: notification.priority,
    monitor: dead(listed.map(({ id }) => cut(oneLine(id), 200)).join(', ')),
    name: dead(listed.map(nameOf).join(', ')),
    reason: worst?.reason ?? '',
    since: iso(worst?.since),
    downtime: notification.downtimeMs === null ? '' : formatDuration(notification.downtimeMs),
    last_heartbeat: iso(worst?.lastBeatAt),
    incident_url: safeUrl(notification.incidentUrl) ?? '',
    run_url: safeUrl(notification.runUrl) ?? '',
    repository: cut(oneLine(notification.repository ?? ''), 140),
    runbook: safeUrl(runbook) ?? dead(cut(oneLine(runbook), 1000)),
    what_to_do: dead(whatToDo(notification) ?? ''),
    count: String(notification.monitors.length),
  }
}

/** All of it, as plain text of several lines. */
function textOf(notification: Notification): string {
  const spoken = spokenOf(notification)
  const [only] = spoken
  const facts = spoken.length === 1 && only ? factsOf(only, notification) : []
  const todo = whatToDo(notification)
  const lines = [
    headline(notification),
    ...linesOf(spoken, notification),
    ...facts.map(({ label, text }) => `${label}: ${text}`),
    ...(todo === null ? [] : [`What to do: ${todo}`]),
  ]
  const link = linkOf(notification)
  return [...lines.map(dead), ...(link === null ? [] : [link.url]), dead(footerOf(notification))]
    .filter((line) => line !== '')
    .join('\n')
}

/** Nobody knows what reads it: `<!channel>`, `<users/all>` and `<at …>` are mentions too, each in a chat of its own. */
function dead(text: string): string {
  return unlinked(text).replace(/</g, '<\u200b')
}

function linesOf(monitors: readonly NotifiedMonitor[], notification: Notification): readonly string[] {
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length === 1) return [messageOf(only)]
  const lines = monitors.slice(0, LISTED).map((monitor) => `${nameOf(monitor)}: ${lineOf(monitor, notification)}`)
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])]
}

function iso(at: Instant | null | undefined): string {
  return at == null ? '' : toIso(at)
}
