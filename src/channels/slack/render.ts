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
  spokenOf,
  whatToDo,
  wordsOf,
  type Fact,
} from '../../domain/telling/notification-text.js'
import { toText } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** Limits of Slack's block kit: docs.slack.dev/reference/block-kit/blocks. */
const HEADER = 150
const SECTION = 3000
const LISTED = 20

export interface SlackMessage {
  /** What a phone shows on its lock screen. */
  readonly text: string
  readonly blocks: readonly object[]
}

export function render(notification: Notification): SlackMessage {
  if (notification.event === 'status') return statusMessages(notification)
  const title = `${signOf(notification)} ${headline(notification)}`
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  return {
    text: dead(title),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: fitted(title, HEADER), emoji: true } },
      ...body(notification),
      ...(todo === null ? [] : [section(`*What to do:* ${dead(todo)}`)]),
      ...(links.length === 0 ? [] : [{ type: 'actions', elements: links.map(button) }]),
      { type: 'context', elements: [mrkdwn(dead(footerOf(notification)))] },
    ],
  }
}

/** What is in step with the work is no alarm: one line for each, and nothing to do. */
function statusMessages(notification: Notification): SlackMessage {
  const lines = notification.monitors.slice(0, LISTED).map(statusLine)
  const more = notification.monitors.length - lines.length
  const shown = [...whole(lines, SECTION - 40), ...(more > 0 ? [`…and ${more} more`] : [])]
  const title = fitted(`${signOf(notification)} ${headline(notification)}`, SECTION)
  return { text: title, blocks: [section(shown.join('\n'))] }
}

function statusLine(monitor: NotifiedMonitor): string {
  const { said, lastBeatAt } = monitor
  const at = lastBeatAt === null ? '' : `, ${factText({ label: '', text: '', at: lastBeatAt, age: null })}`
  return `${said?.sign ?? ''} *${dead(cut(nameOf(monitor), 60))}*: ${dead(wordsOf(monitor))} (${said?.kind ?? 'custom'}${at})`.trim()
}

function body(notification: Notification): readonly object[] {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length > 1) return [section(list(monitors, notification))]
  const message = messageOf(only)
  const fields = factsOf(only, notification).map((fact) => mrkdwn(`*${fact.label}*\n${factText(fact)}`))
  return [...(message === '' ? [] : [section(dead(message))]), { type: 'section', fields }]
}

function list(monitors: readonly NotifiedMonitor[], notification: Notification): string {
  const lines = monitors.slice(0, LISTED).map((monitor) => {
    const url = safeUrl(monitor.incidentUrl)
    // A bar would end the address of the link.
    const name = dead(cut(nameOf(monitor), 60)).replace(/\|/g, '¦')
    return `• ${url === null || url.length > 150 ? `*${name}*` : `*<${escaped(url)}|${name}>*`}: ${dead(lineOf(monitor, notification))}`
  })
  const more = monitors.length - lines.length
  return [...whole(lines, SECTION - 40), ...(more > 0 ? [`…and ${more} more`] : [])].join('\n')
}

/** As many lines as fit, none of them cut. */
function whole(lines: readonly string[], max: number): readonly string[] {
  let length = 0
  return lines.filter((line) => (length += line.length + 1) <= max)
}

function button(link: { readonly label: string; readonly url: string }): object {
  return { type: 'button', text: { type: 'plain_text', text: link.label }, url: link.url, style: 'primary' }
}

/** Times in the zone of whoever reads. */
function factText(fact: Fact): string {
  if (fact.at === null) return dead(fact.text)
  const age = fact.age === null ? '' : ` (${fact.age})`
  return `<!date^${Math.floor(fact.at / 1000)}^{date_short_pretty} {time}|${toText(fact.at)}>${age}`
}

function section(text: string): object {
  return { type: 'section', text: mrkdwn(text) }
}

/** `verbatim` keeps Slack from turning names and addresses into links by itself. */
function mrkdwn(text: string): object {
  return { type: 'mrkdwn', text, verbatim: true }
}

/** Text without mentions, links and markup. */
function dead(text: string): string {
  return escaped(unlinked(text)).replace(/[*~`]|(?<!\w)_|_(?!\w)/g, '\u200b$&')
}

/** Cut before it is escaped, so that no escape is cut in two. */
function fitted(text: string, max: number): string {
  for (let size = max; size > 0; size -= 10) {
    const shown = escaped(unlinked(cut(text, size)))
    if (shown.length <= max) return shown
  }
  return ''
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
