import { escapeHtml } from '../../domain/html.js'
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
  toneOf,
  whatToDo,
  type Tone,
} from '../../domain/telling/notification-text.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** A message may have 32 kB with its cards: developers.google.com/workspace/chat/create-messages. */
const LIST = 8000
const LISTED = 20

const COLOURS: Readonly<Record<Tone, string>> = {
  critical: '#d73a49',
  worrying: '#bf5700',
  good: '#1a7f37',
  neutral: '#57606a',
}

/** A message and a card below it. The message is what a phone shows; it has markup of its own, and cards have a little HTML. */
export function render(notification: Notification): object {
  const title = cut(`${signOf(notification)} ${headline(notification)}`, 300)
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const widgets = [
    paragraph(`<b><font color="${COLOURS[toneOf(notification)]}">${dead(title)}</font></b>`),
    ...body(notification),
    ...(todo === null ? [] : [labelled('What to do', todo)]),
    ...links.map(button),
    paragraph(`<i>${dead(footerOf(notification))}</i>`),
  ]
  return { text: plain(title), cardsV2: [{ cardId: 'heartbeat', card: { sections: [{ widgets }] } }] }
}

function body(notification: Notification): readonly object[] {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length > 1) return [paragraph(list(monitors, notification))]
  const message = messageOf(only)
  const facts = factsOf(only, notification).map(({ label, text }) => labelled(label, text))
  return [...(message === '' ? [] : [paragraph(dead(message))]), ...facts]
}

function list(monitors: readonly NotifiedMonitor[], notification: Notification): string {
  const all = monitors.slice(0, LISTED).map((monitor) => {
    const url = safeUrl(monitor.incidentUrl)
    const name = dead(cut(nameOf(monitor), 60))
    const shown = url === null || url.length > 150 ? `<b>${name}</b>` : `<a href="${escapeHtml(url)}">${name}</a>`
    return `• ${shown}: ${dead(lineOf(monitor, notification))}`
  })
  const lines = whole(all, LIST)
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])].join('<br>')
}

/** As many lines as fit, none of them cut. */
function whole(lines: readonly string[], max: number): readonly string[] {
  let length = 0
  return lines.filter((line) => (length += line.length + 4) <= max)
}

function paragraph(text: string): object {
  return { textParagraph: { text } }
}

function labelled(topLabel: string, text: string): object {
  return { decoratedText: { topLabel, text: dead(text), wrapText: true } }
}

function button({ label, url }: { readonly label: string; readonly url: string }): object {
  return { buttonList: { buttons: [{ text: label, onClick: { openLink: { url } } }] } }
}

/** Text of a card: without links and tags. */
function dead(text: string): string {
  return escapeHtml(unlinked(text))
}

/** Text of the message: nothing escapes its markup (`<users/all>`, `<https://…|text>`, *bold*), so it is broken apart. */
function plain(text: string): string {
  return unlinked(text).replace(/[<*~`]|(?<!\w)_|_(?!\w)/g, '\u200b$&\u200b')
}
