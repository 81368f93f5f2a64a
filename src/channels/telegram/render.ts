import { cut } from '../../domain/safe-text.js'
import {
  factsOf,
  footerOf,
  headline,
  lineOf,
  linksOf,
  messageOf,
  nameOf,
  safeUrl,
  signOf,
  silenceFacts,
  spokenOf,
  whatToDo,
} from '../../domain/telling/notification-text.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { escapeHtml } from '../../domain/html.js'
import { unlinked } from '../dead-text.js'

/** A message holds 4096 characters once its tags are read: core.telegram.org/bots/api#sendmessage. */
const LISTED = 20

/** The text of one message in Telegram's HTML. */
export function render(notification: Notification): string {
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const paragraphs = [
    `${signOf(notification)} <b>${dead(cut(headline(notification), 300))}</b>`,
    body(notification),
    todo === null ? '' : `<b>What to do:</b> ${dead(todo)}`,
    links.map(({ label, url }) => `<a href="${escapeHtml(url)}">${label}</a>`).join('\n'),
    `<i>${dead(footerOf(notification))}</i>`,
  ]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}

function body(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length > 1) return list(monitors, notification)
  const message = messageOf(only)
  const all = [...silenceFacts(only, notification), ...factsOf(only, notification)]
  const facts = all.map((fact) => `${fact.label}: <b>${dead(fact.text)}</b>`)
  return [...(message === '' ? [] : [dead(message)]), ...facts].join('\n')
}

function list(monitors: readonly NotifiedMonitor[], notification: Notification): string {
  const lines = monitors.slice(0, LISTED).map((monitor) => {
    const url = safeUrl(monitor.incidentUrl)
    const name = dead(cut(nameOf(monitor), 60))
    return `• ${url === null ? `<b>${name}</b>` : `<a href="${escapeHtml(url)}">${name}</a>`}: ${dead(lineOf(monitor, notification))}`
  })
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])].join('\n')
}

function dead(text: string): string {
  return escapeHtml(unlinked(text))
}
