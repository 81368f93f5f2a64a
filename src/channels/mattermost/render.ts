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
  safeUrl,
  signOf,
  spokenOf,
  toneOf,
  whatToDo,
  type Tone,
} from '../../domain/telling/notification-text.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** Old servers take 8000 characters of attachments: mattermost/server/public/model/post.go, PostPropsMaxRunes. */
const LIST = 3500
const LISTED = 20

const COLOURS: Readonly<Record<Tone, string>> = {
  critical: '#d73a49',
  worrying: '#f0883e',
  good: '#2da44e',
  neutral: '#57606a',
}

/** The body of a webhook call, without name and channel: one attachment. Nobody is mentioned, whatever the text says. */
export function render(notification: Notification): object {
  const title = cut(`${signOf(notification)} ${headline(notification)}`, 300)
  const link = linkOf(notification)
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const attachment = {
    // What a phone shows on its lock screen.
    fallback: plain(title),
    color: COLOURS[toneOf(notification)],
    title: dead(title),
    ...(link === null ? {} : { title_link: link.url }),
    text: text(notification),
    fields: [
      ...facts(notification),
      ...(todo === null ? [] : [{ title: 'What to do', value: dead(todo), short: false }]),
      ...links.map(({ label, url }) => ({ title: 'Look', value: `[${label}](<${url}>)`, short: false })),
    ],
    footer: dead(footerOf(notification)),
  }
  return { attachments: [attachment] }
}

function text(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length === 1) return dead(messageOf(only))
  const lines = whole(
    monitors.slice(0, LISTED).map((monitor) => listed(monitor, notification)),
    LIST,
  )
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])].join('\n')
}

function listed(monitor: NotifiedMonitor, notification: Notification): string {
  const url = safeUrl(monitor.incidentUrl)
  const name = dead(cut(nameOf(monitor), 40))
  const shown = url === null || url.length > 80 || /[()]/.test(url) ? `**${name}**` : `**[${name}](${url})**`
  return `- ${shown}: ${dead(lineOf(monitor, notification))}`
}

/** As many lines as fit, none of them cut. */
function whole(lines: readonly string[], max: number): readonly string[] {
  let length = 0
  return lines.filter((line) => (length += line.length + 1) <= max)
}

function facts(notification: Notification): readonly object[] {
  const [only, second] = spokenOf(notification)
  if (only === undefined || second !== undefined) return []
  return factsOf(only, notification).map(({ label, text: value }) => ({
    title: label,
    value: dead(value),
    short: true,
  }))
}

/** Text without mentions, links and markup. */
function dead(value: string): string {
  return plain(value)
    .replace(/[\\*_`|>[\]]/g, '\\$&')
    .replace(/^([-+#]|\d+\.)/, '\u200b$1')
}

/** Beside what all chats bring to life: links to channels (~town-square), and pictures and schemes behind a colon. */
function plain(value: string): string {
  return unlinked(value).replace(/~|:(?=[a-z+_-])/gi, '$&\u200b')
}
