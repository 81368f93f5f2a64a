import { cut } from '../../domain/safe-text.js'
import {
  factsOf,
  footerOf,
  headline,
  lineOf,
  linksOf,
  messageOf,
  nameOf,
  signOf,
  spokenOf,
  toneOf,
  whatToDo,
  type Tone,
} from '../../domain/telling/notification-text.js'
import type { Notification } from '../channel.js'
import { unlinked } from '../dead-text.js'

/** A message may have 28 kB: learn.microsoft.com, "Webhooks and connectors", rate limiting and size. */
const LISTED = 20

const COLOURS: Readonly<Record<Tone, string>> = {
  critical: 'attention',
  worrying: 'warning',
  good: 'good',
  neutral: 'accent',
}

interface Run {
  readonly type: 'TextRun'
  readonly text: string
  readonly [style: string]: unknown
}

/** An adaptive card as a workflow takes it. Text stands in text runs, which know no markup. */
export function render(notification: Notification): object {
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  const title = run(cut(`${signOf(notification)} ${headline(notification)}`, 300), {
    size: 'large',
    weight: 'bolder',
    color: COLOURS[toneOf(notification)],
  })
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    msteams: { width: 'Full' },
    body: [
      block([title]),
      ...body(notification),
      ...(todo === null ? [] : [block([bold('What to do: '), run(todo)])]),
      block([run(footerOf(notification), { isSubtle: true, size: 'small' })]),
    ],
    actions: links.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
  }
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }
  return { type: 'message', attachments: [attachment] }
}

function body(notification: Notification): readonly object[] {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return []
  if (monitors.length === 1) {
    const message = messageOf(only)
    const facts = factsOf(only, notification).map((fact) => block([bold(`${fact.label}: `), run(fact.text)]))
    return [...(message === '' ? [] : [block([run(message)])]), ...facts]
  }
  const lines = monitors
    .slice(0, LISTED)
    .map((monitor) => block([bold(`${nameOf(monitor)}: `), run(lineOf(monitor, notification))]))
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [block([run(`…and ${more} more`)])] : [])]
}

function block(inlines: readonly Run[]): object {
  return { type: 'RichTextBlock', inlines }
}

function bold(text: string): Run {
  return run(text, { weight: 'bolder' })
}

function run(text: string, style: object = {}): Run {
  return { type: 'TextRun', text: unlinked(text), ...style }
}
