import { NOTIFICATION_EVENTS } from '../incidents/notification-events.js'
import type { Incident, NotificationEvent, Trouble } from '../incidents/incident.js'
import { downtimeOf, ownRulesWords, silenceOf, wasNoTrouble } from '../incidents/how-it-ended.js'
import { verdictsFor, type ChannelRules } from './notification-rules.js'
import { priorityOf, type Notification, type NotifiedMonitor } from './notification.js'
import { memberIn } from '../incidents/standing-key.js'
import type { Effect } from '../incidents/plan.js'
import { signedMessage } from './status-news.js'
import { overallStatus } from '../overall-status.js'
import { severityOf } from '../status.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** One thing to tell, with the incident as it stands after this run's effects. */
export interface News {
  readonly event: NotificationEvent
  readonly incident: (Pick<Incident, 'key' | 'url'> & { readonly state: Pick<Incident['state'], 'members'> }) | null
  readonly verdicts: readonly Verdict[]
  /** Channel ids that are to take it. */
  readonly channels: readonly string[]
}

export interface NewsContext {
  readonly repository: string | null
  readonly runUrl: string | null
  readonly now: Instant
  /** How much of what this run was to do with incidents it could not do; absent for nothing. */
  readonly undone?: number
}

/** One notification for one channel, and the incidents it tells of. */
export interface Composed {
  readonly notification: Notification
  readonly incidents: readonly string[]
}

/** What the plan wants told, with the incidents as they stand now that its other effects were carried out. */
export function newsFrom(effects: readonly Effect[], incidents: readonly Incident[]): readonly News[] {
  return effects.flatMap((effect) => {
    if (effect.kind !== 'notify') return []
    const { event, verdicts, channels } = effect
    const incident = effect.incident === null ? null : toldIn(effect.incident, incidents)
    const unknown = effect.incident === null ? null : { key: effect.incident, url: null, state: { members: {} } }
    return [{ event, verdicts, channels, incident: incident ?? unknown }]
  })
}

/** The incident that a key of telling means, by that key: a member of one that stands for all has its own. */
function toldIn(key: string, incidents: readonly Incident[]): Incident | null {
  const member = memberIn(key)
  const known = incidents.filter((incident) =>
    member === null
      ? incident.key === key
      : incident.key === member.key && Object.hasOwn(incident.state.members, member.monitor),
  )
  const incident = known.find(({ phase }) => phase === 'open') ?? known.at(-1) ?? null
  return incident === null ? null : { ...incident, key }
}

/** What one channel is told in one run: all incidents of one event in one notification, unless it wants each by itself. */
export function compose(
  channel: ChannelRules & { readonly perIncident: boolean },
  news: readonly News[],
  context: NewsContext,
): readonly Composed[] {
  const own = news
    .filter((one) => one.channels.includes(channel.id))
    .map((one) => ({ ...one, verdicts: spokenOf(one.event, verdictsFor(channel, one.verdicts)) }))
  const groups = channel.perIncident
    ? own.map((one) => [one])
    : NOTIFICATION_EVENTS.map((event) => own.filter((one) => one.event === event)).filter((group) => group.length > 0)
  return groups.map((group) => ({
    notification: notificationOf(group, context),
    incidents: group.flatMap(({ incident }) => (incident === null ? [] : [incident.key])),
  }))
}

const ALL_SPOKEN_OF: readonly NotificationEvent[] = ['recovered', 'healed', 'summary', 'status']

/** Members of a storm that are well again are not what it is still about. */
function spokenOf(event: NotificationEvent, verdicts: readonly Verdict[]): readonly Verdict[] {
  if (ALL_SPOKEN_OF.includes(event)) return verdicts
  return verdicts.filter(({ status }) => status !== 'healthy' && status !== 'skipped')
}

/** The clearly marked test of one channel. */
export function testNotification(context: NewsContext): Notification {
  return notificationOf([{ event: 'test', incident: null, verdicts: [], channels: [] }], context)
}

function notificationOf(group: readonly News[], context: NewsContext): Notification {
  const event = group[0]?.event ?? 'summary'
  const only = group.length === 1 ? (group[0]?.incident ?? null) : null
  const urls = new Set(group.map(({ incident }) => incident?.url ?? null))
  const monitors = group
    .flatMap((one) => one.verdicts.map((verdict) => monitorOf(verdict, one)))
    .sort((a, b) => severityOf(b.status) - severityOf(a.status) || (a.since ?? 0) - (b.since ?? 0))
  const status = event === 'test' ? 'healthy' : overallStatus(monitors.map((monitor) => monitor.status))
  const downtimes = monitors.flatMap(({ downtimeMs }) => downtimeMs ?? [])
  return {
    event,
    priority: priorityOf(event, status),
    status,
    incidentKey: only === null ? null : nameOf(only.key),
    incidentUrl: urls.size === 1 ? ([...urls][0] ?? null) : null,
    repository: context.repository,
    runUrl: context.runUrl,
    at: context.now,
    monitors,
    downtimeMs: event === 'recovered' && downtimes.length > 0 ? Math.max(...downtimes) : null,
    ...(context.undone ? { undone: context.undone } : {}),
  }
}

function monitorOf(verdict: Verdict, { event, incident }: News): NotifiedMonitor {
  const trouble = incident?.state.members[verdict.monitor] ?? null
  return {
    id: verdict.monitor,
    name: verdict.name,
    status: verdict.status,
    reason: verdict.reason,
    message: verdict.message,
    since: trouble?.since ?? verdict.since,
    lastBeatAt: verdict.beat?.at ?? trouble?.lastBeatAt ?? null,
    expected: verdict.expected,
    place: verdict.place,
    incidentKey: incident === null ? null : nameOf(incident.key),
    incidentUrl: incident?.url ?? null,
    ...endOf(event === 'recovered' ? trouble : null, verdict),
    attempts: trouble?.recovery?.attempts.length ?? 0,
    byHand: verdict.byHand,
    zone: verdict.zone,
    runbook: verdict.runbook,
    remedy: verdict.remedy,
    ...(verdict.beat?.statusKind && { said: { kind: verdict.beat.statusKind, ...signedMessage(verdict) } }),
  }
}

/** As others know the incident: who is told by itself goes by its own name, whether or not it shares an issue. */
function nameOf(key: string): string {
  return memberIn(key)?.monitor ?? key
}

/** How long it lasted, or that it was nothing. */
function endOf(
  trouble: Trouble | null,
  verdict: Verdict,
): Pick<NotifiedMonitor, 'downtimeMs' | 'silenceMs' | 'noTrouble'> {
  const at = trouble?.recoveredAt ?? null
  if (trouble === null || at === null) return { downtimeMs: null, silenceMs: null, noTrouble: null }
  if (wasNoTrouble(trouble)) return { downtimeMs: null, silenceMs: null, noTrouble: ownRulesWords(verdict) }
  return { downtimeMs: downtimeOf(trouble, at), silenceMs: silenceOf(trouble, at), noTrouble: null }
}
