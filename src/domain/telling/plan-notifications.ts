import { deliveriesIn } from '../incidents/join-standing.js'
import { isLastWord } from './last-word.js'
import { isOver, isStanding } from '../incidents/standing-key.js'
import { aboutToHear, isOwed, settledDeliveries } from './deliveries.js'
import type { Incident, IncidentState, NotificationEvent } from '../incidents/incident.js'
import { dueNotifications, type ChannelRules } from './notification-rules.js'
import type { Effect } from '../incidents/plan.js'
import { owedByStanding, standingNews } from './standing-news.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/**
 * The plan with its telling: after each effect on an incident the notifications that follow from it, and what earlier runs
 * still owe. Pure. Cooldown bridges incidents, because a new one takes over when its channels were last told.
 */
export function addNotifications(
  effects: readonly Effect[],
  incidents: readonly Incident[],
  verdicts: readonly Verdict[],
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] {
  if (channels.length === 0) return [...effects]
  const touched = new Set(
    effects.flatMap((effect) => ('incident' in effect && effect.incident !== null ? [refOf(effect.incident)] : [])),
  )
  const ended = incidents.filter(
    (incident) =>
      !isStanding(incident) &&
      !touched.has(incident.ref) &&
      hasEnded(incident) &&
      isLastWord(incident, Object.keys(incident.state.members), incidents),
  )
  return [
    ...effects.flatMap(
      (effect) => standingNews(effect, verdicts, channels, now) ?? withNews(effect, incidents, channels, now),
    ),
    ...ended.flatMap((incident) => owedAtEnd(incident, verdicts, channels, now)),
    ...owedByStanding(
      incidents.filter(({ ref }) => !touched.has(ref)),
      { incidents, verdicts },
      channels,
      now,
    ),
  ]
}

function refOf(incident: Incident | string): string {
  return typeof incident === 'string' ? incident : incident.ref
}

function withNews(
  effect: Effect,
  incidents: readonly Incident[],
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] {
  switch (effect.kind) {
    case 'open-incident': {
      const { draft } = effect
      const previous = incidents.find((incident) => incident.ref === draft.previous?.ref)
      const deliveries = settledDeliveries(deliveriesIn(previous ?? null, draft.key))
      const state = { ...draft.state, deliveries }
      const opened = { event: 'opened', key: draft.key, state, verdicts: draft.verdicts } as const
      const told = withMore(opened, draft.alsoTold, channels, now)
      return [{ ...effect, draft: { ...draft, state: owing(state, told, now) } }, ...told]
    }
    case 'reopen-incident': {
      const reopened = { ...effect.change, event: 'opened', key: effect.incident.key } as const
      const told = withMore(reopened, effect.change.alsoTold, channels, now)
      return [{ ...effect, change: { ...effect.change, state: owing(effect.change.state, told, now) } }, ...told]
    }
    case 'update-incident': {
      if (effect.change.comment === 'recovered') return atEnd(effect, now, channels, now)
      const event = eventOf(effect.change.comment)
      const happening = { ...effect.change, event, key: effect.incident.key }
      const told = withMore(happening, effect.change.alsoTold, channels, now)
      if (isOwed(effect.change.state.deliveries, told)) return [effect, ...told]
      return [{ ...effect, change: { ...effect.change, state: owing(effect.change.state, told, now) } }, ...told]
    }
    case 'close-incident':
      // What was over before was told then.
      return effect.change.comment === null ? [effect] : atEnd(effect, effect.change.state.closedAt, channels, now)
    case 'close-gone':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return [effect]
  }
}

function owing(state: IncidentState, told: readonly Notify[], now: Instant): IncidentState {
  return told.length === 0 ? state : { ...state, deliveries: aboutToHear(state.deliveries, told, now) }
}

function atEnd(
  effect: Extract<Effect, { kind: 'close-incident' | 'update-incident' }>,
  endedAt: Instant | null,
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] {
  const { change, incident } = effect
  const state = { ...change.state, closedAt: endedAt }
  const told = news({ ...change, state, event: 'recovered', key: incident.key }, channels, now)
  const settled = settledDeliveries(
    change.state.deliveries,
    told.flatMap((notify) => notify.channels),
  )
  const deliveries = aboutToHear(settled, told, now)
  return [{ ...effect, change: { ...change, state: { ...change.state, deliveries } } }, ...told]
}

function eventOf(comment: string | null): NotificationEvent | null {
  return comment === 'escalated' || comment === 'reminder' || comment === 'recovery-exhausted' ? comment : null
}

type Notify = Extract<Effect, { kind: 'notify' }>

/** What happened to one incident, and what this run found of its monitors. */
interface Happening {
  /** Null when only what is still owed may be told. */
  readonly event: NotificationEvent | null
  readonly key: string
  readonly state: IncidentState
  readonly verdicts: readonly Verdict[]
}

function news({ event, key, state, verdicts }: Happening, channels: readonly ChannelRules[], now: Instant): Notify[] {
  const occasion = { event, endedAt: state.closedAt, worst: state.worst, deliveries: state.deliveries, verdicts }
  return dueNotifications(occasion, channels, now).map((due) => ({ kind: 'notify', incident: key, verdicts, ...due }))
}

/** What has its own words comes first, then what else has happened in the same run. */
function withMore(
  happening: Happening,
  more: readonly NotificationEvent[] | undefined,
  channels: readonly ChannelRules[],
  now: Instant,
): Notify[] {
  const also = (more ?? []).flatMap((event) =>
    news({ ...happening, event }, channels, now).filter((notify) => notify.event === event),
  )
  return [...news(happening, channels, now), ...also]
}

/** Good news that no channel took when it was new, and the end of what a person closed while it was still bad. */
function owedAtEnd(
  incident: Incident,
  verdicts: readonly Verdict[],
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] {
  // Outside hours nobody is judged, but what Heartbeat closed is over.
  const isWell = ({ status }: Verdict): boolean =>
    status === 'healthy' || (status === 'skipped' && endOf(incident) !== null)
  const members = verdicts.filter((verdict) => hasMember(incident, verdict.monitor) && isWell(verdict))
  if (members.length < Object.keys(incident.state.members).length) return []
  const { key, state } = incident
  const ended = { ...state, closedAt: endOf(incident) ?? now }
  const told = news({ event: null, key, state: ended, verdicts: members }, channels, now)
  if (told.length === 0) return []
  const change = { state: owing(state, told, now), verdicts: members, comment: null }
  return [{ kind: 'update-incident', incident, change }, ...told]
}

/** When Heartbeat saw its end; null where a person closed it. */
function endOf(incident: Incident): Instant | null {
  if (incident.closedBy === 'heartbeat') return incident.state.closedAt
  if (!isOver(incident)) return null
  return Math.max(...Object.values(incident.state.members).map(({ leftAt }) => leftAt ?? 0))
}

function hasEnded(incident: Incident): boolean {
  return incident.phase === 'closed' || isOver(incident)
}

function hasMember({ state }: Incident, monitor: string): boolean {
  return Object.hasOwn(state.members, monitor)
}
