import { formatDuration } from './duration.js'
import { cut, oneLine } from './markdown.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { REASON_TEXT } from './reason-text.js'
import { toText, type Instant } from './time.js'

const LONGEST_NAME = 80
const LONGEST_SENTENCE = 300
const NAMED_IN_HEADLINE = 3

/** One fact about a monitor, for people. */
export interface Fact {
  readonly label: string
  readonly text: string
  /** The instant it speaks of, for services that show times in the reader's own zone. */
  readonly at: Instant | null
}

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
  return notification.monitors.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
}

/** Since when, the last beat, where it was read: clean, not escaped. */
export function factsOf(monitor: NotifiedMonitor, notification: Notification): readonly Fact[] {
  const { at } = notification
  const beat = monitor.lastBeatAt === null ? { text: 'none was ever seen', at: null } : time(monitor.lastBeatAt, at)
  const source = cut(oneLine(monitor.source), 120)
  return [
    ...troubleFacts(monitor, notification),
    { label: 'Last heartbeat', ...beat },
    ...(source === '' ? [] : [{ label: 'Read from', text: source, at: null }]),
  ]
}

function troubleFacts({ since, status, downtimeMs }: NotifiedMonitor, { event, at }: Notification): readonly Fact[] {
  const downtime = downtimeMs === null ? [] : [{ label: 'Downtime', text: formatDuration(downtimeMs), at: null }]
  if (since === null) return downtime
  if (event === 'recovered') return [{ label: 'Was down from', text: toText(since), at: since }, ...downtime]
  return [{ label: status === 'critical' ? 'Down since' : 'Since', ...time(since, at) }, ...downtime]
}

/** One monitor among many, in one line: how it is, and since when or for how long it was not. */
export function lineOf(monitor: NotifiedMonitor, notification: Notification): string {
  if (monitor.downtimeMs !== null) return `back after ${formatDuration(monitor.downtimeMs)}`
  const beat = monitor.lastBeatAt === null ? 'no heartbeat ever seen' : `last heartbeat ${toText(monitor.lastBeatAt)}`
  const since = monitor.since === null ? '' : ` for ${formatDuration(notification.at - monitor.since)}`
  return `${monitor.status}${since}, ${beat}`
}

/** The mood of a message, which services show as a colour and a sign. */
export type Tone = 'critical' | 'worrying' | 'good' | 'neutral'

export function toneOf({ event, status }: Notification): Tone {
  if (event === 'test') return 'neutral'
  if (event === 'recovered') return 'good'
  if (event === 'recovery-exhausted' || status === 'critical' || status === 'unknown') return 'critical'
  return status === 'warning' || status === 'degraded' ? 'worrying' : 'good'
}

const SIGNS: Readonly<Record<Tone, string>> = { critical: '🔴', worrying: '🟠', good: '✅', neutral: '🧪' }

export function signOf(notification: Notification): string {
  return SIGNS[toneOf(notification)]
}

/** Who speaks, and how loudly if it is loud: the first words where there is no colour. */
export function callerOf({ priority }: Notification): string {
  return priority === 'LOW' ? 'Heartbeat' : `Heartbeat ${priority}`
}

/** Where it comes from and how loud it is, for the last line of a message. */
export function footerOf(notification: Notification): string {
  const from = notification.repository === null ? [] : [cut(oneLine(notification.repository), 140)]
  return ['Heartbeat', ...from, notification.priority, toText(notification.at)].join(' · ')
}

/** What the verdict says, in one line. */
export function messageOf(monitor: NotifiedMonitor): string {
  return cut(oneLine(monitor.message), LONGEST_SENTENCE)
}

export function nameOf(monitor: NotifiedMonitor): string {
  return cut(oneLine(monitor.name) || oneLine(monitor.id) || 'monitor', LONGEST_NAME)
}

/** What a person should do, in one line; null when there is nothing to do. */
export function whatToDo(notification: Notification): string | null {
  const [worst] = spokenOf(notification)
  switch (notification.event) {
    case 'recovered':
      return null
    case 'test':
      return 'Nothing. If you can read this, alerts reach you here.'
    case 'recovery-exhausted':
      return 'Heal it by hand: all automatic attempts were made, there will be no more.'
    case 'opened':
    case 'escalated':
    case 'reminder':
    case 'summary':
      return worst === undefined || adviceFor(worst) === '' ? null : cut(oneLine(adviceFor(worst)), LONGEST_SENTENCE)
  }
}

/** What the verdict knows, or else what its reason tells; the rest stands in the issue. */
function adviceFor({ remedy, reason }: NotifiedMonitor): string {
  return (remedy.length > 0 ? remedy : REASON_TEXT[reason].advice).slice(0, 2).join(' ')
}

/** An address that is safe to put into a message; null for anything but http(s). */
export function safeUrl(url: string | null): string | null {
  return url !== null && url.length <= 1000 && /^https?:\/\/[^\s<>"'`|\\]+$/i.test(url) ? url : null
}

/** Where to look: the issue, or else the run. */
export function linkOf(notification: Notification): { readonly label: string; readonly url: string } | null {
  const [issue, run] = [safeUrl(notification.incidentUrl), safeUrl(notification.runUrl)]
  if (issue !== null) return { label: 'Open the issue', url: issue }
  return run === null ? null : { label: 'Open the run', url: run }
}

function named(notification: Notification, what: string): string {
  const names = notification.monitors.slice(0, NAMED_IN_HEADLINE).map(nameOf)
  const more = notification.monitors.length - names.length
  return `${what} (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`
}

function summaryLine({ monitors }: Notification): string {
  const ill = monitors.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
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

function time(at: Instant, now: Instant): { readonly text: string; readonly at: Instant } {
  return { text: at > now ? toText(at) : `${toText(at)} (${formatDuration(now - at)} ago)`, at }
}
