import { callerOf, headline, linkOf, messageOf } from '../../domain/telling/notification-text.js'
import { formatDuration } from '../../domain/duration.js'
import { zonedText } from '../../domain/zoned-text.js'
import type { Notification } from '../channel.js'
import { cutUnits, GSM_UNITS, isGsm, plainer, UNICODE_UNITS, unitsOf } from './gsm.js'

/** Less than this of the headline says nothing: the link has to go then. */
const SHORTEST_HEADLINE = 30

/** One text message: what happened first, then the link, then the last beat, as far as there is room. */
export function render(notification: Notification): string {
  const head = plainer(`${callerOf(notification)}: ${headline(notification)}`)
  const url = linkOf(notification)?.url ?? null
  const link = url !== null && isGsm(url) ? url : null
  // Text that is no GSM costs more than twice as much: two messages then, and no more.
  const max = isGsm(head) ? GSM_UNITS : 2 * (UNICODE_UNITS - 3)
  return (
    [
      [head, lastBeat(notification), link],
      [head, link],
    ]
      .map((parts) => parts.filter((part) => part !== null).join('. '))
      .concat(shortened(head, link, max))
      .find((text) => unitsOf(text) <= max) ?? cutUnits(head, max)
  )
}

function shortened(head: string, link: string | null, max: number): string {
  const room = link === null ? max : max - link.length - 1
  return link === null || room < SHORTEST_HEADLINE ? cutUnits(head, max) : `${cutUnits(head, room)} ${link}`
}

function lastBeat({ event, monitors, words }: Notification): string | null {
  const [only, ...others] = monitors
  if (only === undefined || others.length > 0 || event === 'summary') return null
  if (words !== undefined) return messageOf(only) || null
  if (event === 'recovered') return only.downtimeMs === null ? null : `Down for ${formatDuration(only.downtimeMs)}`
  return only.lastBeatAt === null ? null : `Last beat ${zonedText(only.lastBeatAt, only.zone)}`
}
