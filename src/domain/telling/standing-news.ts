import type { Incident, IncidentChange, IncidentState, NotificationEvent, Trouble } from '../incidents/incident.js'
import type { Effect } from '../incidents/plan.js'
import { isStanding, memberKey } from '../incidents/standing-key.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { aboutToHear, isOwed, settledDeliveries } from './deliveries.js'
import { isLastWord } from './last-word.js'
import { dueNotifications, type ChannelRules } from './notification-rules.js'

type Notify = Extract<Effect, { kind: 'notify' }>
type Own = Extract<Effect, { kind: 'open-incident' | 'update-incident' | 'reopen-incident' | 'close-incident' }>

/** One member of an incident that stands for all, and what of it may be news. */
interface MemberNews {
  /** Under which it is told. */
  readonly key: string
  readonly trouble: Trouble
  readonly verdict: Verdict
  readonly event: NotificationEvent | null
  readonly endedAt: Instant | null
}

/** What follows from an effect on an incident that stands for all: each member is told by itself. Null for any other effect. */
export function standingNews(
  effect: Effect,
  verdicts: readonly Verdict[],
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] | null {
  if (!isOwn(effect)) return null
  const change: IncidentChange = effect.kind === 'open-incident' ? { comment: null, ...effect.draft } : effect.change
  const { key } = effect.kind === 'open-incident' ? effect.draft : effect.incident
  const byMonitor = new Map([...verdicts, ...change.verdicts].map((verdict) => [verdict.monitor, verdict]))
  const told: Notify[] = []
  const members = Object.entries(change.state.members).map(([id, trouble]): [string, Trouble] => {
    const verdict = byMonitor.get(id)
    if (verdict === undefined) return [id, trouble]
    const about = { key: memberKey(key, id), trouble, verdict, endedAt: endOf(trouble) }
    const events = eventsOf(trouble, change, now)
    const own = events.flatMap((event) => memberNews({ ...about, event }, channels, now))
    told.push(...own)
    if (trouble.leftAt === now) return [id, settled(trouble, own, now)]
    return [id, isOwed(trouble.deliveries ?? {}, own) ? trouble : toldOf(trouble, own, now)]
  })
  const state: IncidentState = { ...change.state, members: Object.fromEntries(members) }
  if (effect.kind === 'open-incident') return [{ ...effect, draft: { ...effect.draft, state } }, ...told]
  return [{ ...effect, change: { ...effect.change, state } }, ...told]
}

/** What is owed to the end of members that left before, or in an incident that a person closed. */
export function owedByStanding(
  untouched: readonly Incident[],
  known: { readonly incidents: readonly Incident[]; readonly verdicts: readonly Verdict[] },
  channels: readonly ChannelRules[],
  now: Instant,
): Effect[] {
  const byMonitor = new Map(known.verdicts.map((verdict) => [verdict.monitor, verdict]))
  return untouched.filter(isStanding).flatMap((incident): Effect[] => {
    const told: Notify[] = []
    const members = Object.entries(incident.state.members).map(([id, trouble]): [string, Trouble] => {
      const own = owedEnd(incident, id, trouble)
      told.push(...own)
      return [
        id,
        own.length > 0 ? { ...trouble, deliveries: aboutToHear(trouble.deliveries ?? {}, own, now) } : trouble,
      ]
    })
    if (told.length === 0) return []
    const state: IncidentState = { ...incident.state, members: Object.fromEntries(members) }
    const verdicts = told.flatMap((notify) => notify.verdicts)
    return [{ kind: 'update-incident', incident, change: { state, verdicts, comment: null } }, ...told]
  })

  function owedEnd(incident: Incident, id: string, trouble: Trouble): Notify[] {
    const verdict = byMonitor.get(id)
    if (verdict === undefined || (verdict.status !== 'healthy' && verdict.status !== 'skipped')) return []
    const endedAt = endOf(trouble) ?? (incident.phase === 'closed' && verdict.status === 'healthy' ? now : null)
    if (endedAt === null || !isLastWord(incident, [id], known.incidents)) return []
    return memberNews({ key: memberKey(incident.key, id), trouble, verdict, event: null, endedAt }, channels, now)
  }
}

function isOwn(effect: Effect): effect is Own {
  switch (effect.kind) {
    case 'open-incident':
      return isStanding(effect.draft)
    case 'update-incident':
    case 'reopen-incident':
    case 'close-incident':
      return isStanding(effect.incident)
    case 'close-gone':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return false
  }
}

function eventsOf(trouble: Trouble, { comment, alsoTold }: IncidentChange, now: Instant): (NotificationEvent | null)[] {
  const gaveUp = comment === 'recovery-exhausted' || alsoTold?.includes('recovery-exhausted') === true
  const isSpent = gaveUp && trouble.recovery?.exhausted === true && trouble.recovery.announcedAt === now
  return [firstOf(trouble, comment, now), ...(isSpent ? (['recovery-exhausted'] as const) : [])]
}

function firstOf({ joinedAt, leftAt, worseAt }: Trouble, comment: string | null, now: Instant) {
  if (leftAt != null) return leftAt === now ? 'recovered' : null
  if (joinedAt === now) return 'opened'
  if (worseAt === now) return 'escalated'
  return comment === 'reminder' ? 'reminder' : null
}

/** Who is no longer watched has no end. */
function endOf({ leftAt, recoveredAt }: Trouble): Instant | null {
  return leftAt != null && recoveredAt !== null ? leftAt : null
}

function memberNews(news: MemberNews, channels: readonly ChannelRules[], now: Instant): Notify[] {
  const { key, event, endedAt, trouble } = news
  const { worst = trouble.status, deliveries = {} } = trouble
  const verdicts = [news.verdict]
  return dueNotifications({ event, endedAt, worst, deliveries, verdicts }, channels, now)
    .filter((due) => event !== 'recovery-exhausted' || due.event === event)
    .map((due) => ({ kind: 'notify', incident: key, verdicts, ...due }))
}

function toldOf(trouble: Trouble, told: readonly Notify[], now: Instant): Trouble {
  return { ...trouble, deliveries: aboutToHear(trouble.deliveries ?? {}, told, now) }
}

function settled(trouble: Trouble, told: readonly Notify[], now: Instant): Trouble {
  if (trouble.deliveries === undefined && told.length === 0) return trouble
  const heard = told.flatMap((notify) => notify.channels)
  return { ...trouble, deliveries: aboutToHear(settledDeliveries(trouble.deliveries ?? {}, heard), told, now) }
}
