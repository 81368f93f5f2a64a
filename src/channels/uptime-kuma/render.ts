import { cut } from '../../domain/safe-text.js'
import { headline, nameOf, spokenOf } from '../../domain/telling/notification-text.js'
import type { Notification } from '../channel.js'
import { unlinked } from '../dead-text.js'
import { isGood, type Says } from '../says.js'

/** It stands in a row of a table, and in the message of whatever Uptime Kuma tells. */
const LONGEST = 250
const NAMED = 5

export interface Push {
  readonly status: 'up' | 'down'
  readonly msg: string
}

/** There is no third answer: a test is up, and says what it is. */
export function render(notification: Notification, says: Says = 'verdict'): Push {
  const up = notification.event === 'test' || isGood(notification, says)
  const ill = spokenOf(notification).slice(0, NAMED)
  const names = ill.length < 2 ? '' : `: ${ill.map((monitor) => `${nameOf(monitor)} ${monitor.status}`).join(', ')}`
  return { status: up ? 'up' : 'down', msg: cut(unlinked(`${headline(notification)}${names}`), LONGEST) }
}
