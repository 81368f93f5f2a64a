import { createHash } from 'node:crypto'
import { cut, oneLine } from '../../domain/safe-text.js'
import {
  callerOf,
  factsOf,
  footerOf,
  headline,
  lineOf,
  linksOf,
  messageOf,
  nameOf,
  safeUrl,
  spokenOf,
  whatToDo,
} from '../../domain/telling/notification-text.js'
import type { Notification } from '../channel.js'
import { renderHtml } from './html.js'
import { WHY_THIS_MAIL } from './why.js'

const SUBJECT = 150
const LISTED = 100

export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  /** The incident's thread; null for what belongs to none. */
  readonly references: string | null
  readonly priority: 'high' | 'normal' | 'low'
}

/** One mail in two forms; `domain` is the part of the sender's address that message ids end in. */
export function render(notification: Notification, domain: string): Mail {
  return {
    subject: cut(oneLine(`[${callerOf(notification)}] ${headline(notification)}`), SUBJECT),
    text: textOf(notification),
    html: renderHtml(notification),
    ...thread(notification, domain),
    priority: notification.priority === 'CRITICAL' ? 'high' : notification.priority === 'LOW' ? 'low' : 'normal',
  }
}

function textOf(notification: Notification): string {
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const run = safeUrl(notification.runUrl)
  const paragraphs = [
    headline(notification),
    body(notification),
    todo === null ? '' : `What to do: ${todo}`,
    links.map(({ label, url }) => `${label}: ${url}`).join('\n'),
    run === null || run === links[0]?.url ? '' : `Run that noticed: ${run}`,
    `-- \n${footerOf(notification)}\n${WHY_THIS_MAIL}`,
  ]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}

function body(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length === 1) {
    const facts = factsOf(only, notification).map(({ label, text }) => `${`${label}:`.padEnd(16)}${text}`)
    return [...(messageOf(only) === '' ? [] : [messageOf(only), '']), ...facts].join('\n')
  }
  const lines = monitors.slice(0, LISTED).map((monitor) => {
    const url = safeUrl(monitor.incidentUrl)
    return `- ${nameOf(monitor)}: ${lineOf(monitor, notification)}${url === null ? '' : `\n  ${url}`}`
  })
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`...and ${more} more`] : [])].join('\n')
}

/** Mails of one incident refer to one id that no mail has, so that whichever comes first, they stand together. */
function thread(notification: Notification, domain: string): Pick<Mail, 'messageId' | 'references'> {
  const { event, at, repository, incidentKey, incidentUrl, monitors } = notification
  const own = idOf([event, at, repository, monitors.map(({ id }) => id)])
  const root = incidentKey === null ? null : idOf([repository, incidentKey, incidentUrl])
  return {
    messageId: `<heartbeat.${own}@${domain}>`,
    references: root === null ? null : `<heartbeat.incident.${root}@${domain}>`,
  }
}

function idOf(what: unknown): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 24)
}
