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
  type Fact,
  type Tone,
} from '../../domain/telling/notification-text.js'
import { toIso } from '../../domain/time.js'
import type { Notification, NotifiedMonitor } from '../channel.js'
import { deadMarkdown as dead, unlinked } from '../dead-text.js'

/** Limits of an embed: discord.com/developers/docs/resources/message#embed-object-embed-limits. */
const TITLE = 256
const DESCRIPTION = 3000
const FIELD = 1024
const LISTED = 20

const COLOURS: Readonly<Record<Tone, number>> = {
  critical: 0xd73a49,
  worrying: 0xf0883e,
  good: 0x2da44e,
  neutral: 0x57606a,
}

/** The body of a webhook call. Nobody is pinged, whatever the text says. */
export function render(notification: Notification): object {
  const link = linkOf(notification)
  const links = linksOf(notification)
  const todo = whatToDo(notification)
  return {
    username: 'Heartbeat',
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cut(`${signOf(notification)} ${dead(headline(notification))}`, TITLE),
        ...(link === null ? {} : { url: link.url }),
        description: cut(description(notification), DESCRIPTION),
        color: COLOURS[toneOf(notification)],
        fields: [
          ...facts(notification),
          ...(todo === null ? [] : [{ name: 'What to do', value: cut(dead(todo), FIELD), inline: false }]),
          ...(links.length === 0
            ? []
            : [
                {
                  name: 'Look',
                  value: links
                    .map(({ label, url }) => `[${label}](${url})`)
                    .join(' · ')
                    .slice(0, FIELD),
                  inline: false,
                },
              ]),
        ],
        footer: { text: cut(unlinked(footerOf(notification)), 200) },
        timestamp: toIso(notification.at),
      },
    ],
  }
}

function description(notification: Notification): string {
  const monitors = spokenOf(notification)
  const [only] = monitors
  if (only === undefined) return ''
  if (monitors.length === 1) return dead(messageOf(only))
  const lines = monitors.slice(0, LISTED).map((monitor) => listed(monitor, notification))
  const more = monitors.length - lines.length
  return [...lines, ...(more > 0 ? [`…and ${more} more`] : [])].join('\n')
}

function listed(monitor: NotifiedMonitor, notification: Notification): string {
  const url = safeUrl(monitor.incidentUrl)
  const name = cut(dead(nameOf(monitor)), 40)
  const shown = url === null || url.length > 80 || /[()]/.test(url) ? `**${name}**` : `**[${name}](${url})**`
  return `- ${shown}: ${dead(lineOf(monitor, notification))}`
}

function facts(notification: Notification): readonly object[] {
  const [only, second] = spokenOf(notification)
  if (only === undefined || second !== undefined) return []
  return factsOf(only, notification).map((fact) => ({
    name: fact.label,
    value: cut(factText(fact), FIELD),
    inline: true,
  }))
}

/** Times in the zone of whoever reads. */
function factText(fact: Fact): string {
  if (fact.at === null) return dead(fact.text)
  const seconds = Math.floor(fact.at / 1000)
  return `<t:${seconds}:f> (<t:${seconds}:R>)`
}
