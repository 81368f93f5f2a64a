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
} from '../../domain/telling/notification-text.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** A request may have 20 kB: open.feishu.cn/document/client-docs/bot-v3/add-custom-bot. */
const MOST_BYTES = 12_000
const LISTED = 20

type Tag = { readonly tag: 'text'; readonly text: string } | { readonly tag: 'a'; text: string; readonly href: string }
type Line = readonly Tag[]

/** A rich text. Its elements hold plain text; whatever has another meaning is an element of its own. */
export function render(notification: Notification): object {
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const content = [
    ...body(notification),
    ...(todo === null ? [] : [[text(`What to do: ${todo}`)]]),
    ...links.map(({ label, url }) => [anchor(label, url)]),
    [text(footerOf(notification))],
  ]
  const title = dead(cut(`${signOf(notification)} ${headline(notification)}`, 200))
  // Readers of any language see the one that is there.
  return { msg_type: 'post', content: { post: { zh_cn: { title, content } } } }
}

function body(notification: Notification): readonly Line[] {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length === 1) {
    const message = messageOf(only)
    const facts = factsOf(only, notification).map((fact) => [text(`${fact.label}: ${fact.text}`)])
    return [...(message === '' ? [] : [[text(message)]]), ...facts]
  }
  const lines = whole(monitors.slice(0, LISTED).map((monitor) => listed(monitor, notification)))
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [[text(`…and ${more} more`)]] : [])]
}

function listed(monitor: NotifiedMonitor, notification: Notification): Line {
  const url = safeUrl(monitor.incidentUrl)
  const name = cut(nameOf(monitor), 60)
  const shown = url === null || url.length > 150 ? text(name) : anchor(name, url)
  return [text('• '), shown, text(`: ${lineOf(monitor, notification)}`)]
}

/** As many lines as fit, none of them cut. */
function whole(lines: readonly Line[]): readonly Line[] {
  let size = 0
  return lines.filter((line) => (size += Buffer.byteLength(JSON.stringify(line))) <= MOST_BYTES)
}

function text(value: string): Tag {
  return { tag: 'text', text: dead(value) }
}

function anchor(label: string, href: string): Tag {
  return { tag: 'a', text: dead(label), href }
}

/** Text without addresses, and without `<at user_id="all">`, which other kinds of message bring to life. */
function dead(value: string): string {
  return unlinked(value).replace(/</g, '<\u200b')
}
