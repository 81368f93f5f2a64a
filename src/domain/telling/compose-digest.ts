import { formatDuration } from '../duration.js'
import type { History, Outage, Span, Sums, Uptime } from '../history/history.js'
import { observedText, uptimeText } from '../history/uptime-text.js'
import { overallStatus } from '../overall-status.js'
import { severityOf } from '../status.js'
import type { Duration, Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { wallText, zonedText } from '../zoned-text.js'
import { compose, type Composed, type NewsContext } from './compose-notification.js'
import { verdictsFor, type ChannelRules } from './notification-rules.js'
import type { NotifiedMonitor } from './notification.js'

/** So many times are told of one monitor. */
const MOST_TIMES = 3

/** What a digest is made of. */
export interface DigestQuestion {
  readonly span: Span
  readonly zone: string
  readonly verdicts: readonly Verdict[]
  /** Null where none is kept: then only what is now is known. */
  readonly history: History | null
  /** Where the incident of a monitor is read; null for nowhere. */
  readonly urlOf: (monitor: string) => string | null
}

interface Told {
  readonly monitor: NotifiedMonitor
  readonly downMs: Duration
}

/** How a period went, for one channel: who had trouble in it, worst first; the others only by their number. Null where it hears of nobody. */
export function composeDigest(
  channel: ChannelRules & { readonly perIncident: boolean },
  question: DigestQuestion,
  context: NewsContext,
): Composed | null {
  const verdicts = verdictsFor(channel, question.verdicts)
  const news = { event: 'summary' as const, incident: null, verdicts, channels: [channel.id] }
  const [composed] = verdicts.length === 0 ? [] : compose({ ...channel, perIncident: false }, [news], context)
  if (composed === undefined) return null
  const { notification } = composed
  const told = notification.monitors
    .flatMap((monitor) => toldOf(monitor, question) ?? [])
    .sort((a, b) => severityOf(b.monitor.status) - severityOf(a.monitor.status) || b.downMs - a.downMs)
  const monitors = told.map(({ monitor }) => monitor)
  return {
    incidents: [],
    notification: {
      ...notification,
      priority: 'LOW',
      status: overallStatus(notification.monitors.map(({ status }) => status)),
      monitors,
      digest: { headline: headlineOf(question, verdicts, monitors.length) },
    },
  }
}

/** What is told of one monitor; null where there is nothing. */
function toldOf(monitor: NotifiedMonitor, { span, history, zone, urlOf }: DigestQuestion): Told | null {
  const isIll = monitor.status !== 'healthy' && monitor.status !== 'skipped'
  const outages = outagesIn(history, span, monitor.id)
  const failures = failuresIn(history, span, monitor.id)
  if (!isIll && outages.length + failures === 0) return null
  const lengths = outages.map((outage) => lengthOf(outage, span))
  const downMs = lengths.reduce((sum, ms) => sum + ms, 0)
  const parts = [
    isIll
      ? `now ${monitor.status}${monitor.since === null ? '' : ` since ${zonedText(monitor.since, zone)}`}`
      : 'well now',
    outages.length > 0 && `${count(outages.length, 'incident')} (${timesOf(outages, span, zone)})`,
    outages.length > 1 && `longest ${formatDuration(Math.max(...lengths))}`,
    failures > 0 && `${count(failures, 'failure')} reported`,
    history !== null && upWords(history.uptime(monitor.id, span)),
  ]
  const message = parts.filter((part) => part !== false).join('; ')
  return { monitor: { ...monitor, message, incidentUrl: urlOf(monitor.id) }, downMs }
}

/** Newest last, as a week is told. */
function outagesIn(history: History | null, span: Span, monitor?: string): readonly Outage[] {
  return [...(history?.outages(span, monitor) ?? [])]
    .filter(({ since, until }) => since < span.to && (until ?? Infinity) > span.from)
    .sort((a, b) => a.since - b.since)
}

function failuresIn(history: History | null, span: Span, monitor: string): number {
  const changes = history?.changes(span, monitor) ?? []
  return changes.filter(({ reason }) => reason === 'reported-failure' || reason === 'failing').length
}

/** As far as it lies in the period. */
function lengthOf({ since, until }: Outage, { from, to }: Span): Duration {
  return Math.max(0, Math.min(until ?? to, to) - Math.max(since, from))
}

function timesOf(outages: readonly Outage[], span: Span, zone: string): string {
  const shown = outages.slice(-MOST_TIMES).map((outage) => {
    const lasted = outage.until === null || outage.until > span.to ? 'not over then' : ''
    const begun = outage.since < span.from ? 'from before' : ''
    const notes = [formatDuration(lengthOf(outage, span)), begun, lasted].filter((note) => note !== '')
    return `${zonedText(outage.since, zone)}: ${notes.join(', ')}`
  })
  const more = outages.length - shown.length
  return [...(more > 0 ? [`${more} earlier`] : []), ...shown].join('; ')
}

function headlineOf({ span, zone, history }: DigestQuestion, verdicts: readonly Verdict[], bad: number): string {
  const day = (at: Instant): string => wallText(at, zone).date
  const what = `Digest ${day(span.from)} to ${day(span.to)}`
  const all = verdicts.length === 1 ? '1 monitor' : `${verdicts.length} monitors`
  if (history === null) {
    const now = bad === 0 ? `${all} well now` : `${bad} of ${all} not well now`
    return `${what}: ${now}; what was before is not known, as no history is kept`
  }
  const ids = new Set(verdicts.map(({ monitor }) => monitor))
  const incidents = outagesIn(history, span).filter(({ monitor }) => ids.has(monitor)).length
  const trouble = bad === 0 ? `${all} without trouble` : `${bad} of ${all} had trouble, ${count(incidents, 'incident')}`
  const began = history.firstLookAt
  const since = began !== null && began > span.from ? `, seen since ${day(began)}` : ''
  return `${what}: ${trouble}, ${overallUptime(history, ids, span)}${since}`
}

/** `96.87 % up, 83 % observed`. */
function upWords(uptime: Pick<Uptime, 'ratio' | 'observed'>): string {
  if (uptime.ratio === null) return 'nothing was seen'
  return [`${uptimeText(uptime)} up`, observedText(uptime)].filter((text) => text !== null).join(', ')
}

/** Of all together. */
function overallUptime(history: History, monitors: ReadonlySet<string>, span: Span): string {
  const all = [...monitors].map((monitor) => history.uptime(monitor, span).sums)
  const sum = (of: keyof Sums): number => all.reduce((total, sums) => total + sums[of], 0)
  const [up, down, blind] = [sum('up'), sum('down'), sum('blind')]
  const seen = up + down
  return upWords({
    ratio: seen === 0 ? null : up / seen,
    observed: seen + blind === 0 ? null : seen / (seen + blind),
  })
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
