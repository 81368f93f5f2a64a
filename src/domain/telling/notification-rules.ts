import type { Delivery, NotificationEvent } from '../incidents/incident.js'
import { matchesName } from '../name-pattern.js'
import { severityOf, type Status } from '../status.js'
import { DAY, MINUTE, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { DigestRule } from './digest-rule.js'

export const DEFAULT_COOLDOWN: Duration = 30 * MINUTE
/** A monitor that goes up and down is told ever more rarely: 1, 2, 4 cooldowns apart, and no longer. */
const LONGEST_COOLDOWNS = 4
/** News of an ended incident that could not be delivered for so long is no news any more; who looks once a day tries again. */
const OWED_FOR: Duration = 2 * DAY

/** What one channel wants to hear. */
export interface ChannelRules {
  readonly id: string
  readonly on: readonly NotificationEvent[]
  /** Null for all. */
  readonly minStatus: Status | null
  /** Between the end of one story of an incident and the start of the next. */
  readonly cooldownMs: Duration
  /** Names or patterns of monitor ids; none for all. */
  readonly monitors: readonly string[]
  /** Any of these; none for all. */
  readonly tags: readonly string[]
  /** When it is told how a period went; absent for never. */
  readonly digest?: DigestRule
}

/** What a run found out about one incident, as far as telling people goes. */
export interface Occasion {
  /** What is new; null when nothing is, though something may still be owed from earlier runs. */
  readonly event: NotificationEvent | null
  /** The incident has ended, in this run or before. */
  readonly endedAt: Instant | null
  readonly worst: Status
  readonly deliveries: Readonly<Record<string, Delivery>>
  /** This run's verdicts of the members. */
  readonly verdicts: readonly Verdict[]
}

/** One thing to tell, and the channels that are due to hear it. */
export interface Due {
  readonly event: NotificationEvent
  readonly channels: readonly string[]
}

/** Who is to hear what about one incident now: news, what cooldown held back, and what failed before. */
export function dueNotifications(occasion: Occasion, channels: readonly ChannelRules[], now: Instant): readonly Due[] {
  const byEvent = new Map<NotificationEvent, string[]>()
  for (const rules of channels) {
    const event = dueEvent(rules, occasion, now)
    if (event !== null && rules.on.includes(event)) byEvent.set(event, [...(byEvent.get(event) ?? []), rules.id])
  }
  return [...byEvent].map(([event, ids]) => ({ event, channels: ids }))
}

/** The channels that take a summary of this run. */
export function dueSummary(channels: readonly ChannelRules[], overall: Status): readonly string[] {
  return channels.filter((rules) => rules.on.includes('summary') && reaches(rules, overall)).map((rules) => rules.id)
}

/** The channels that hear of what was healed before anybody was alarmed. */
export function dueHealed(channels: readonly ChannelRules[], verdict: Verdict): readonly string[] {
  return channels
    .filter((rules) => rules.on.includes('healed') && verdictsFor(rules, [verdict]).length > 0)
    .map((rules) => rules.id)
}

/** The verdicts that a channel wants to hear about. */
export function verdictsFor(rules: ChannelRules, verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.filter(
    (verdict) =>
      (rules.monitors.length === 0 || rules.monitors.some((pattern) => matchesName(pattern, verdict.monitor))) &&
      (rules.tags.length === 0 || rules.tags.some((tag) => verdict.tags.includes(tag))),
  )
}

function dueEvent(rules: ChannelRules, occasion: Occasion, now: Instant): NotificationEvent | null {
  const verdicts = verdictsFor(rules, occasion.verdicts)
  if (verdicts.length === 0) return null
  const last = occasion.deliveries[rules.id]
  if (occasion.endedAt !== null) return dueAtEnd(rules, occasion, last, now)
  const bad = verdicts.filter(({ status }) => status === 'warning' || status === 'degraded' || status === 'critical')
  if (!bad.some(({ status }) => reaches(rules, status))) return null
  // That nothing helps is told however lately something else was: it is told once.
  if (occasion.event === 'recovery-exhausted' && rules.on.includes(occasion.event)) return occasion.event
  if (!knowsOfTrouble(last) || mayKnowOfEnd(last))
    return coolsDown(rules, last, now) ? null : firstNews(rules, occasion.event)
  if (occasion.event !== null && occasion.event !== 'opened') return occasion.event
  return last !== undefined && !last.delivered && last.event !== 'recovered' ? last.event : null
}

/** Whoever never heard of an incident hears that it opened, whatever is new in it. */
function firstNews(rules: ChannelRules, event: NotificationEvent | null): NotificationEvent | null {
  return rules.on.includes('opened') ? 'opened' : event
}

function dueAtEnd(
  rules: ChannelRules,
  occasion: Occasion,
  last: Delivery | undefined,
  now: Instant,
): NotificationEvent | null {
  if (occasion.endedAt !== null && now - occasion.endedAt > OWED_FOR) return null
  if (knowsOfTrouble(last) || mayKnowOfTrouble(last)) return 'recovered'
  if (occasion.event !== 'recovered') return null
  // The opening never got through: better to hear of it afterwards than not at all.
  if (last !== undefined && !last.delivered) return 'recovered'
  // A channel that takes no openings was never going to know.
  if (rules.on.includes('opened') || !reaches(rules, occasion.worst) || coolsDown(rules, last, now)) return null
  return 'recovered'
}

/** What the people of this channel believe, by the last thing that reached them. */
function knowsOfTrouble(last: Delivery | undefined): boolean {
  if (last === undefined) return false
  return last.delivered ? last.event !== 'recovered' : last.event !== 'opened'
}

/** Who may have heard of it is told that it is over, whoever ended it. */
function mayKnowOfTrouble(last: Delivery | undefined): boolean {
  return last?.event === 'opened' && last.unsure === true
}

/** Who may have heard that it is over is told anew that it is not. */
function mayKnowOfEnd(last: Delivery | undefined): boolean {
  return last?.event === 'recovered' && last.unsure === true
}

function coolsDown(rules: ChannelRules, last: Delivery | undefined, now: Instant): boolean {
  if (last === undefined || !last.delivered) return false
  const factor = Math.min(2 ** Math.max((last.openings ?? 1) - 1, 0), LONGEST_COOLDOWNS)
  return now - last.at < rules.cooldownMs * factor
}

function reaches(rules: ChannelRules, status: Status): boolean {
  return rules.minStatus === null || severityOf(status) >= severityOf(rules.minStatus)
}
