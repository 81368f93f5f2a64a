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
  type Fact,
} from '../../domain/telling/notification-text.js'
import { toIso } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** A message holds 10,000 characters and is cut above: zulip.com/api/send-message. */
const LIST = 5000
const LISTED = 20

/** The text of one message, in Zulip's Markdown. */
export function render(notification: Notification): string {
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const paragraphs = [
    `${signOf(notification)} **${dead(cut(headline(notification), 200))}**`,
    body(notification),
    todo === null ? '' : `**What to do:** ${dead(todo)}`,
    links.map(({ label, url }) => linked(label, url)).join('\n'),
    dead(cut(footerOf(notification), 140)),
  ]
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}

function body(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length > 1) return list(monitors, notification)
  const facts = factsOf(only, notification).map((fact) => `* ${fact.label}: ${factText(fact)}`)
  const message = messageOf(only)
  return [...(message === '' ? [] : [dead(message), '']), ...facts].join('\n')
}

function list(monitors: readonly NotifiedMonitor[], notification: Notification): string {
  const all = monitors.slice(0, LISTED).map((monitor) => {
    const url = safeUrl(monitor.incidentUrl)
    const name = dead(cut(nameOf(monitor), 40))
    const shown = url === null || url.length > 150 ? name : linked(name, url)
    return `* **${shown}**: ${dead(lineOf(monitor, notification))}`
  })
  const lines = whole(all, LIST)
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`* …and ${more} more`] : [])].join('\n')
}

/** As many lines as fit, none of them cut. */
function whole(lines: readonly string[], max: number): readonly string[] {
  let length = 0
  return lines.filter((line) => (length += line.length + 1) <= max)
}

/** A bracket would end the link. */
function linked(label: string, url: string): string {
  return `[${label}](${url.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))})`
}

/** Times in the zone of whoever reads. */
function factText(fact: Fact): string {
  if (fact.at === null) return dead(fact.text)
  return `<time:${toIso(fact.at)}>${fact.age === null ? '' : ` (${fact.age})`}`
}

/**
 * Text without mentions, links and markup. A backslash escapes nothing here, but an entity stands for its character and no
 * pattern sees it: zulip/zulip, zerver/lib/markdown.
 */
function dead(text: string): string {
  return unlinked(text).replace(LIVELY, entity)
}

/** Signs, pictures (`:name:`), hosts (`example.com`), and what makes a list or a command at the start of a line. */
const LIVELY = /[&<>@#*_`~[\]!$|\\]|:(?=[^\s\d])|(?<=[\p{L}\p{N}])\.(?=\S)|^[-+/]|(?<=^\d{1,9})[.)]/gu

function entity(char: string): string {
  return `&#${char.codePointAt(0)};`
}
