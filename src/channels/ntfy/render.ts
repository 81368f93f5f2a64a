import { cut } from '../../domain/safe-text.js'
import {
  factsOf,
  footerOf,
  headline,
  lineOf,
  linkOf,
  linksOf,
  messageOf,
  nameOf,
  spokenOf,
  toneOf,
  whatToDo,
  type Tone,
} from '../../domain/telling/notification-text.js'
import type { Notification, Priority } from '../channel.js'

/** A message of more than 4096 bytes becomes an attachment: docs.ntfy.sh/publish. */
const MESSAGE_BYTES = 4000
const LISTED = 20

const PRIORITIES: Readonly<Record<Priority, number>> = { CRITICAL: 5, HIGH: 4, MEDIUM: 3, LOW: 2 }
/** Short codes that ntfy shows as signs. */
const TAGS: Readonly<Record<Tone, string>> = {
  critical: 'rotating_light',
  worrying: 'warning',
  good: 'white_check_mark',
  neutral: 'test_tube',
}

/** The document of one message, the topic aside. Plain text: ntfy reads markup only when asked to. */
export function render(notification: Notification): object {
  const link = linkOf(notification)
  const links = linksOf(notification)
  return {
    title: cut(headline(notification), 200),
    message: inBytes(message(notification), MESSAGE_BYTES),
    priority: PRIORITIES[notification.priority],
    tags: [TAGS[toneOf(notification)], 'heartbeat', notification.event],
    ...(link === null ? {} : { click: link.url }),
    ...(links.length === 0 ? {} : { actions: links.map(({ label, url }) => ({ action: 'view', label, url })) }),
  }
}

function message(notification: Notification): string {
  const todo = whatToDo(notification)
  const lines = [...body(notification), ...(todo === null ? [] : [`What to do: ${todo}`]), footerOf(notification)]
  return lines.filter((line) => line !== '').join('\n')
}

function body(notification: Notification): readonly string[] {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length === 1)
    return [messageOf(only), ...factsOf(only, notification).map(({ label, text }) => `${label}: ${text}`)]
  const lines = monitors.slice(0, LISTED).map((monitor) => `- ${nameOf(monitor)}: ${lineOf(monitor, notification)}`)
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])]
}

function inBytes(text: string, max: number): string {
  if (Buffer.byteLength(text) <= max) return text
  const kept: string[] = []
  let size = Buffer.byteLength('…')
  for (const char of text) {
    size += Buffer.byteLength(char)
    if (size > max) break
    kept.push(char)
  }
  return `${kept.join('')}…`
}
