import type { ChannelMember } from '../../channels/channel.js'
import { nearestDuration, parseDuration } from '../../domain/duration.js'
import { digestRule, type DigestRule } from '../../domain/telling/digest-rule.js'
import { NOTIFICATION_EVENTS } from '../../domain/incidents/notification-events.js'
import type { NotificationEvent } from '../../domain/incidents/incident.js'
import { DEFAULT_COOLDOWN, type ChannelRules } from '../../domain/telling/notification-rules.js'
import { STATUSES, type Status } from '../../domain/status.js'
import type { ChannelEntry } from './section.js'

/** The keys that every kind of channel knows; `env` takes settings from other environment names. */
export const COMMON_KEYS = ['on', 'min-status', 'cooldown', 'monitors', 'tags', 'digest', 'env'] as const

/** What one channel wants to hear, at times of this zone where it names none. Adds to `wrong` what it cannot make sense of. */
export function readRules(definition: ChannelMember, entry: ChannelEntry, zone: string, wrong: string[]): ChannelRules {
  const { fields } = entry
  const at = (key: string): string => `${entry.path ?? `channels.${entry.kind}`}.${key}`
  const digest = digestOf(fields['digest'], definition, { path: at('digest'), zone }, wrong)
  return {
    id: entry.id,
    on: eventsOf(fields['on'], definition, at('on'), wrong),
    minStatus: statusOf(fields['min-status'], at('min-status'), wrong),
    cooldownMs: cooldownOf(fields['cooldown'], at('cooldown'), wrong),
    monitors: namesOf(fields['monitors'], at('monitors'), wrong),
    tags: namesOf(fields['tags'], at('tags'), wrong),
    ...(digest && { digest }),
  }
}

function eventsOf(
  value: unknown,
  definition: ChannelMember,
  path: string,
  wrong: string[],
): readonly NotificationEvent[] {
  if (value === undefined || value === null) return definition.defaultOn
  if (value === 'none') return []
  if (value === 'all') return definition.takes.filter((event) => event !== 'test')
  const possible = NOTIFICATION_EVENTS.filter((event) => event !== 'test' && definition.takes.includes(event))
  const names = namesOf(value, path, wrong)
  for (const name of names) {
    if (!(possible as readonly string[]).includes(name)) {
      wrong.push(
        `${path}: ${definition.name} cannot be told of ${JSON.stringify(name)}; it takes ${possible.join(', ')}`,
      )
    }
  }
  return possible.filter((event) => names.includes(event))
}

/** Whether people read it, who want to know how a week went. */
export function takesDigest({ takes, forPrograms }: ChannelMember): boolean {
  return takes.includes('summary') && takes.includes('opened') && forPrograms !== true
}

function digestOf(
  value: unknown,
  definition: ChannelMember,
  { path, zone }: { readonly path: string; readonly zone: string },
  wrong: string[],
): DigestRule | null {
  if (value === undefined || value === null || value === false) return null
  if (!takesDigest(definition)) {
    wrong.push(`${path}: ${definition.name} takes no digest, as no people read it; leave it out`)
    return null
  }
  const rule = digestRule(typeof value === 'string' ? value : '', zone)
  if (!('problem' in rule)) return rule
  wrong.push(`${path}: ${JSON.stringify(value)} ${rule.problem}`)
  return null
}

function statusOf(value: unknown, path: string, wrong: string[]): Status | null {
  if (value === undefined || value === null) return null
  const status = STATUSES.find((known) => known === value)
  if (status === undefined)
    wrong.push(`${path}: ${JSON.stringify(value)} is no status; write one of ${STATUSES.join(', ')}`)
  return status ?? null
}

function cooldownOf(value: unknown, path: string, wrong: string[]): number {
  if (value === undefined || value === null) return DEFAULT_COOLDOWN
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  const duration = parseDuration(text)
  if (duration === null)
    wrong.push(`${path}: ${JSON.stringify(value)} is not a duration; write "${nearestDuration(text) ?? '30m'}"`)
  return duration ?? DEFAULT_COOLDOWN
}

/** One name or a list of them. */
export function namesOf(value: unknown, path: string, wrong: string[]): readonly string[] {
  if (value === undefined || value === null) return []
  const list: readonly unknown[] = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value]
  if (list.every((name) => typeof name === 'string' || typeof name === 'number')) {
    return list.map((name) => String(name).trim()).filter((name) => name !== '')
  }
  wrong.push(`${path}: must be a name or a list of names`)
  return []
}
