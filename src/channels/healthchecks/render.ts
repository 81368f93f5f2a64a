import { footerOf, headline, lineOf, nameOf, spokenOf } from '../../domain/telling/notification-text.js'
import type { Notification } from '../channel.js'
import { isGood, type Says } from '../says.js'

const LISTED = 50

export interface Ping {
  /** What is added to the address of the check: healthchecks.io/docs/http_api. */
  readonly suffix: '' | '/fail' | '/log'
  /** Kept with the ping. */
  readonly body: string
}

/** Kept with the ping is how it found the monitors, whatever the ping itself speaks of; a test is only written down. */
export function render(notification: Notification, says: Says = 'looked'): Ping {
  const monitors = spokenOf(notification)
  const lines = monitors.slice(0, LISTED).map((monitor) => `${nameOf(monitor)}: ${lineOf(monitor, notification)}`)
  const undone = notification.undone ? [`Not all could be done (${notification.undone}); the run says what.`] : []
  const body = [headline(notification), ...undone, ...lines, footerOf(notification)].join('\n')
  if (notification.event === 'test') return { suffix: '/log', body }
  return { suffix: isGood(notification, says) ? '' : '/fail', body }
}
