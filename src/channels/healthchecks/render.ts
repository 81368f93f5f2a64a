import { footerOf, headline, lineOf, nameOf, spokenOf } from '../../domain/telling/notification-text.js'
import type { Notification } from '../channel.js'

const LISTED = 50

export interface Ping {
  /** What is added to the address of the check: healthchecks.io/docs/http_api. */
  readonly suffix: '' | '/fail' | '/log'
  /** Kept with the ping. */
  readonly body: string
}

/** A run that judged everything and found nothing dead is a success; a test is only written down. */
export function render(notification: Notification): Ping {
  const monitors = spokenOf(notification)
  const lines = monitors.slice(0, LISTED).map((monitor) => `${nameOf(monitor)}: ${lineOf(monitor, notification)}`)
  const body = [headline(notification), ...lines, footerOf(notification)].join('\n')
  return { suffix: suffixOf(notification), body }
}

function suffixOf({ event, status }: Notification): Ping['suffix'] {
  if (event === 'test') return '/log'
  return status === 'critical' || status === 'unknown' ? '/fail' : ''
}
