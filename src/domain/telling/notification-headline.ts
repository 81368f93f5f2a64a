import { formatDuration } from '../duration.js'
import { cut, oneLine } from '../safe-text.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { REASON_TEXT } from '../judging/reason-text.js'
import type { Instant } from '../time.js'
import { zonedText } from '../zoned-text.js'

const LONGEST_NAME = 80
const NAMED_IN_HEADLINE = 3
const LONGEST_WORDS = 300

/** What it is about, in one line of plain text without markup, clean but not escaped. */
export function headline(notification: Notification): string {
  const [only] = notification.monitors
  const one = notification.monitors.length === 1 && only !== undefined ? nameOf(only) : null
  const many = `${notification.monitors.length} monitors`
  switch (notification.event) {
    case 'opened':
      return one !== null && only !== undefined
        ? `${one} ${REASON_TEXT[only.reason].headline}${only.byHand === null ? '' : ' (found by a run by hand)'}`
        : named(notification, `${many} are in trouble`)
    case 'escalated':
      return one === null ? named(notification, `${many} got worse`) : `${one} got worse: now ${notification.status}`
    case 'reminder':
      return one !== null && only !== undefined
        ? `${one} is still ${stateOf(only)}${lasting(only, notification.at)}`
        : named(notification, `${many} are still in trouble`)
    case 'recovered':
      return one !== null && only !== undefined
        ? `${one} ${only.noTrouble ?? backAfter(only)}`
        : `${named(notification, many)} are back${afterDowntime(notification)}`
    case 'recovery-exhausted':
      return `${one ?? named(notification, many)}: automatic recovery gave up`
    case 'healed':
      return `${one ?? named(notification, many)} ${one === null ? 'were' : 'was'} healed automatically`
    case 'test':
      if (notification.words !== undefined) return cut(oneLine(notification.words.title), LONGEST_WORDS)
      return 'TEST: this is only a test of Heartbeat alerts, nothing is wrong'
    case 'summary':
      return notification.digest?.headline ?? summaryLine(notification)
    case 'status':
      return one !== null && only !== undefined
        ? `${one}: ${wordsOf(only)}`
        : named(notification, `${many} say what they do`)
  }
}

/** The monitors that a message should speak of: in a summary of one run only those that are not well. */
export function spokenOf(notification: Notification): readonly NotifiedMonitor[] {
  if (notification.event !== 'summary' || notification.digest !== undefined) return notification.monitors
  return notification.monitors.filter(isIll)
}

/** What a monitor says that it is doing, in one line. */
export function wordsOf({ said }: NotifiedMonitor): string {
  return cut(oneLine(said?.words ?? ''), LONGEST_WORDS)
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
  const [first] = monitors
  if (ill.length === 0)
    return monitors.length === 1 && first ? wellLine(first) : `All ${monitors.length} monitors are well`
  const [only] = ill
  if (ill.length === 1 && only) return `1 of ${monitors.length} monitors is not well: ${nameOf(only)} is ${only.status}`
  return `${ill.length} of ${monitors.length} monitors are not well`
}

function wellLine(monitor: NotifiedMonitor): string {
  if (monitor.status === 'skipped') return `${nameOf(monitor)} ${REASON_TEXT[monitor.reason].headline}`
  const last = monitor.lastBeatAt === null ? '' : `, last heartbeat ${zonedText(monitor.lastBeatAt, monitor.zone)}`
  return `${nameOf(monitor)} is well${last}`
}

function stateOf({ status }: NotifiedMonitor): string {
  return status === 'critical' ? 'down' : status
}

function lasting(monitor: NotifiedMonitor, at: Instant): string {
  return monitor.since === null ? '' : `, for ${formatDuration(at - monitor.since)} now`
}

/** How long nothing was heard is what people ask; where something was heard, how long it was down. */
function backAfter({ silenceMs, downtimeMs }: NotifiedMonitor): string {
  if (silenceMs !== null) return `is back after ${formatDuration(silenceMs)} of silence`
  return downtimeMs === null ? 'is back' : `is back after ${formatDuration(downtimeMs)}`
}

function afterDowntime({ downtimeMs }: Notification): string {
  return downtimeMs === null ? '' : ` after up to ${formatDuration(downtimeMs)}`
}
