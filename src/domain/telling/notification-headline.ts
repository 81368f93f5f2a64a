import { formatDuration } from '../duration.js'
import { cut, oneLine } from '../safe-text.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { REASON_TEXT } from '../judging/reason-text.js'
import type { Instant } from '../time.js'

const LONGEST_NAME = 80
const NAMED_IN_HEADLINE = 3

/** What it is about, in one line of plain text without markup, clean but not escaped. */
export function headline(notification: Notification): string {
  const [only] = notification.monitors
  const one = notification.monitors.length === 1 && only !== undefined ? nameOf(only) : null
  const many = `${notification.monitors.length} monitors`
  switch (notification.event) {
    case 'opened':
      return one !== null && only !== undefined
        ? `${one} ${REASON_TEXT[only.reason].headline}`
        : named(notification, `${many} are in trouble`)
    case 'escalated':
      return one === null ? named(notification, `${many} got worse`) : `${one} got worse: now ${notification.status}`
    case 'reminder':
      return one !== null && only !== undefined
        ? `${one} is still ${stateOf(only)}${lasting(only, notification.at)}`
        : named(notification, `${many} are still in trouble`)
    case 'recovered':
      return `${one ?? named(notification, many)} ${one === null ? 'are' : 'is'} back${afterDowntime(notification)}`
    case 'recovery-exhausted':
      return `${one ?? named(notification, many)}: automatic recovery gave up`
    case 'test':
      return 'TEST: this is only a test of Heartbeat alerts, nothing is wrong'
    case 'summary':
      return summaryLine(notification)
  }
}

/** The monitors that a message should speak of: in a summary only those that are not well. */
export function spokenOf(notification: Notification): readonly NotifiedMonitor[] {
  if (notification.event !== 'summary') return notification.monitors
  return notification.monitors.filter(isIll)
}

export function nameOf(monitor: NotifiedMonitor): string {
  return cut(oneLine(monitor.name) || oneLine(monitor.id) || 'monitor', LONGEST_NAME)
}

function isIll({ status }: NotifiedMonitor): boolean {
  return status !== 'healthy' && status !== 'skipped'
}

function named(notification: Notification, what: string): string {
  const names = notification.monitors.slice(0, NAMED_IN_HEADLINE).map(nameOf)
  const more = notification.monitors.length - names.length
  return `${what} (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

function summaryLine({ monitors }: Notification): string {
  const ill = monitors.filter(isIll)
  if (monitors.length === 0) return 'No monitor was checked'
  if (ill.length === 0)
    return monitors.length === 1 ? 'The monitor is well' : `All ${monitors.length} monitors are well`
  const [only] = ill
  if (ill.length === 1 && only) return `1 of ${monitors.length} monitors is not well: ${nameOf(only)} is ${only.status}`
  return `${ill.length} of ${monitors.length} monitors are not well`
}

function stateOf({ status }: NotifiedMonitor): string {
  return status === 'critical' ? 'down' : status
}

function lasting(monitor: NotifiedMonitor, at: Instant): string {
  return monitor.since === null ? '' : `, for ${formatDuration(at - monitor.since)} now`
}

function afterDowntime({ downtimeMs, monitors }: Notification): string {
  if (downtimeMs === null) return ''
  return monitors.length === 1 ? ` after ${formatDuration(downtimeMs)}` : ` after up to ${formatDuration(downtimeMs)}`
}
