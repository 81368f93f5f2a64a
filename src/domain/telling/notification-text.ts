import { formatDuration } from '../duration.js'
import { cut, oneLine } from '../safe-text.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { describePlace } from '../place.js'
import { spokenOf } from './notification-headline.js'
import { REASON_TEXT } from '../judging/reason-text.js'
import { toText, type Instant } from '../time.js'

export { headline, nameOf, spokenOf } from './notification-headline.js'

const LONGEST_SENTENCE = 300

/** One fact about a monitor, for people. */
export interface Fact {
  readonly label: string
  readonly text: string
  /** The instant it speaks of, for services that show times in the reader's own zone. */
  readonly at: Instant | null
}

/** Since when, the last beat, where it was read: clean, not escaped. */
export function factsOf(monitor: NotifiedMonitor, notification: Notification): readonly Fact[] {
  const { at } = notification
  const beat = monitor.lastBeatAt === null ? { text: 'none was ever seen', at: null } : time(monitor.lastBeatAt, at)
  const source = cut(oneLine(describePlace(monitor.place)), 120)
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

function time(at: Instant, now: Instant): { readonly text: string; readonly at: Instant } {
  return { text: at > now ? toText(at) : `${toText(at)} (${formatDuration(now - at)} ago)`, at }
}
