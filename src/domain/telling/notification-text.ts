import { isDrill } from '../incidents/drill-key.js'
import { formatDuration } from '../duration.js'
import { cut, oneLine } from '../safe-text.js'
import type { Notification, NotifiedMonitor } from './notification.js'
import { describePlace } from '../place.js'
import type { Duration, Instant } from '../time.js'
import { zonedText } from '../zoned-text.js'

export { linkOf, linksOf, whatToDo, type NotificationLink } from './notification-advice.js'
export { headline, nameOf, spokenOf, wordsOf } from './notification-headline.js'
export { safeUrl } from './safe-url.js'

const LONGEST_SENTENCE = 300

/** One fact about a monitor, for people. */
export interface Fact {
  readonly label: string
  readonly text: string
  /** The instant it speaks of, for services that show times in the reader's own zone. */
  readonly at: Instant | null
  /** How long ago that is, as the text ends: `5 h ago`. */
  readonly age: string | null
}

/** The last beat, since when, where it was read: clean, not escaped. */
export function factsOf(monitor: NotifiedMonitor, notification: Notification): readonly Fact[] {
  const { lastBeatAt, place, zone } = monitor
  if (notification.words !== undefined) return notification.words.data.map(dataFact)
  const read = cut(oneLine(describePlace(place)), 120)
  const source = read === '' ? [] : [{ label: 'Read from', text: read, at: null, age: null }]
  // Nobody looked when it was last seen.
  if (isDrill(monitor.incidentKey)) return source
  const beat =
    lastBeatAt === null ? { text: 'none was ever seen', at: null, age: null } : time(lastBeatAt, notification.at, zone)
  return [{ label: 'Last heartbeat', ...beat }, ...troubleFacts(monitor, notification), ...source]
}

/** Labels are ours everywhere else, and channels take them as they are: of somebody's name only letters, digits and spaces stay. */
function dataFact([name, value]: readonly [string, string]): Fact {
  const label = cut(name.replace(/[^\p{L}\p{N}-]+/gu, ' ').trim(), 60) || 'data'
  return { label, text: cut(oneLine(value), 200), at: null, age: null }
}

/** How it is, and for how long it has been silent beside what is expected of it; nothing once it is well. */
export function silenceFacts(monitor: NotifiedMonitor, { at, words }: Notification): readonly Fact[] {
  const { status, lastBeatAt, expected } = monitor
  if (words !== undefined || status === 'healthy' || status === 'skipped') return []
  const rule = expected == null ? '' : `, expected ${oneLine(expected)}`
  const silent = lastBeatAt === null || lastBeatAt > at ? [] : [`${formatDuration(at - lastBeatAt)}${rule}`]
  return [
    { label: 'Status', text: status, at: null, age: null },
    ...silent.map((text) => ({ label: 'Silent for', text, at: null, age: null })),
  ]
}

function troubleFacts(monitor: NotifiedMonitor, { event, at }: Notification): readonly Fact[] {
  const { since, status, zone, noTrouble } = monitor
  if (noTrouble !== null || since === null) return []
  if (event === 'recovered')
    return [...spansOf(monitor), { label: 'Was down from', text: zonedText(since, zone), at: since, age: null }]
  return [{ label: status === 'critical' ? 'Down since' : 'Since', ...time(since, at, zone) }]
}

/** Silence from the last end on, downtime from the deadline on. */
function spansOf({ silenceMs, downtimeMs }: NotifiedMonitor): readonly Fact[] {
  const span = (label: string, ms: Duration | null): Fact[] =>
    ms === null ? [] : [{ label, text: formatDuration(ms), at: null, age: null }]
  return [...span('Silence', silenceMs), ...span('Downtime', downtimeMs)]
}

/** One monitor among many, in one line: how it is, and since when or for how long it was not. */
export function lineOf(monitor: NotifiedMonitor, notification: Notification): string {
  if (notification.digest !== undefined || notification.words !== undefined)
    return cut(oneLine(monitor.message), LONGEST_SENTENCE)
  if (monitor.noTrouble !== null) return monitor.noTrouble
  if (monitor.downtimeMs !== null) {
    const silence = monitor.silenceMs === null ? '' : `, silent for ${formatDuration(monitor.silenceMs)}`
    return `back after ${formatDuration(monitor.downtimeMs)}${silence}`
  }
  const beat =
    monitor.lastBeatAt === null
      ? 'no heartbeat ever seen'
      : `last heartbeat ${zonedText(monitor.lastBeatAt, monitor.zone)}`
  const since = monitor.since === null ? '' : ` for ${formatDuration(notification.at - monitor.since)}`
  return `${monitor.status}${since}, ${beat}`
}

/** The mood of a message, which services show as a colour and a sign. */
export type Tone = 'critical' | 'worrying' | 'good' | 'neutral'

export function toneOf({ event, status, words }: Notification): Tone {
  if (event === 'test' && (words === undefined || status === 'healthy')) return 'neutral'
  if (event === 'recovered' || event === 'healed') return 'good'
  if (event === 'recovery-exhausted' || status === 'critical' || status === 'unknown') return 'critical'
  return status === 'warning' || status === 'degraded' ? 'worrying' : 'good'
}

const SIGNS: Readonly<Record<Tone, string>> = { critical: '🔴', worrying: '🟠', good: '✅', neutral: '🧪' }

/** Of status messages that are not of one kind. */
const MESSAGES = '💬'

export function signOf(notification: Notification): string {
  const [only, second] = notification.monitors
  if (notification.event === 'status') return (second === undefined ? only?.said?.sign : undefined) ?? MESSAGES
  return SIGNS[toneOf(notification)]
}

/** Who speaks, and how loudly if it is loud: the first words where there is no colour. */
export function callerOf({ priority }: Notification): string {
  return priority === 'LOW' ? 'Heartbeat' : `Heartbeat ${priority}`
}

/** Where it comes from and how loud it is, for the last line of a message. */
export function footerOf(notification: Notification): string {
  const from = notification.repository === null ? [] : [cut(oneLine(notification.repository), 140)]
  return ['Heartbeat', ...from, notification.priority, zonedText(notification.at, zoneOf(notification))].join(' · ')
}

/** The zone that all of its monitors live by; null for UTC. */
export function zoneOf({ monitors }: Notification): string | null {
  const zone = monitors[0]?.zone ?? null
  return monitors.every((monitor) => monitor.zone === zone) ? zone : null
}

/** What the verdict says, in one line. */
export function messageOf(monitor: NotifiedMonitor): string {
  const found = monitor.byHand === null ? '' : ` Found by a run by hand: ${monitor.byHand}.`
  return `${cut(oneLine(monitor.message), LONGEST_SENTENCE)}${found}`
}

function time(at: Instant, now: Instant, zone: string | null): Omit<Fact, 'label'> {
  const age = at > now ? null : `${formatDuration(now - at)} ago`
  return { text: [zonedText(at, zone), ...(age === null ? [] : [age])].join(', '), at, age }
}
