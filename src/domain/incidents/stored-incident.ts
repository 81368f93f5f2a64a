import type { Delivery, IncidentState, RecoveryState, Trouble } from './incident.js'
import { NOTIFICATION_EVENTS } from './notification-events.js'
import { LONGEST_NAME, LONGEST_WHY, type Asked, type AskedUntil, type Control } from '../controls.js'
import { isPlainObject } from '../plain-object.js'
import { REASONS } from '../reasons.js'
import { STATUSES } from '../status.js'
import type { Instant } from '../time.js'

type Check = (value: unknown) => boolean

/** Beyond this no date can be written. */
const LAST_INSTANT: Instant = 8.64e15

/** The state as it was stored, or null if anything in it is not what this version writes: no instant in it is after `latest`. */
export function readIncidentState(value: unknown, latest: Instant = LAST_INSTANT): IncidentState | null {
  const state = completed(value)
  return stateCheck(latest)(state) ? (state as IncidentState) : null
}

/** What older versions did not store yet: a beat was an end, and nothing told apart what a run by hand had found. */
function completed(value: unknown): unknown {
  if (!isPlainObject(value) || !isPlainObject(value['members'])) return value
  const members = Object.entries(value['members']).map(([id, trouble]): [string, unknown] => {
    if (!isPlainObject(trouble)) return [id, trouble]
    const before = { lastEndAt: trouble['lastBeatAt'] ?? null, forced: false, firstEndAt: null }
    return [id, { ...before, ...trouble }]
  })
  return { ...value, members: Object.fromEntries(members) }
}

const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isStatus = oneOf(STATUSES)
const isReason = oneOf(REASONS)

function stateCheck(latest: Instant): Check {
  const isInstant: Check = (value) => typeof value === 'number' && value >= 0 && value <= latest
  return record<IncidentState>({
    version: (value) => value === 1,
    openedAt: isInstant,
    reopenedAt: optional(orNull(isInstant)),
    checks: isCount,
    toldAt: isInstant,
    worst: isStatus,
    closedAt: orNull(isInstant),
    duplicateOf: orNull(isText),
    config: optional(orNull(isText)),
    goneAt: optional(orNull(isInstant)),
    watched: optional(isCount),
    standsFor: optional(isText),
    remindedAt: optional(isInstant),
    moved: optional((value) => value === true),
    control: optional(controlCheck(isInstant)),
    muted: optional(record<Asked>(askedChecks(isInstant))),
    members: mapOf(troubleCheck(isInstant)),
    deliveries: deliveriesCheck(isInstant),
  })
}

function controlCheck(isInstant: Check): Check {
  const lasting = record<AskedUntil>({ ...askedChecks(isInstant), until: isInstant })
  const asked = record<Asked>(askedChecks(isInstant))
  return record<Control>({ pause: orNull(lasting), snooze: orNull(lasting), acknowledged: orNull(asked) })
}

function askedChecks(isInstant: Check) {
  return { at: isInstant, why: orNull(textUpTo(LONGEST_WHY)), by: orNull(textUpTo(LONGEST_NAME)) }
}

function textUpTo(longest: number): Check {
  return (value) => typeof value === 'string' && value.length <= longest
}

function deliveriesCheck(isInstant: Check): Check {
  return mapOf(
    record<Delivery>({
      event: oneOf(NOTIFICATION_EVENTS),
      at: isInstant,
      delivered: isFlag,
      unsure: optional(isFlag),
      openings: optional(isCount),
    }),
  )
}

function troubleCheck(isInstant: Check): Check {
  return record<Trouble>({
    name: isText,
    status: isStatus,
    reason: isReason,
    since: isInstant,
    lastBeatAt: orNull(isInstant),
    lastEndAt: orNull(isInstant),
    forced: isFlag,
    healthyChecks: isCount,
    firstEndAt: orNull(isInstant),
    recoveredAt: orNull(isInstant),
    joinedAt: optional(isInstant),
    leftAt: optional(orNull(isInstant)),
    worst: optional(isStatus),
    worseAt: optional(isInstant),
    deliveries: optional(deliveriesCheck(isInstant)),
    recovery: orNull(
      record<RecoveryState>({
        exhausted: isFlag,
        resetAt: optional(orNull(isInstant)),
        announcedAt: optional(orNull(isInstant)),
        attempts: listOf(
          record<RecoveryState['attempts'][number]>({
            step: isText,
            at: isInstant,
            ok: orNull(isFlag),
            detail: isText,
            url: (value) => value === undefined || orNull(isText)(value),
          }),
        ),
      }),
    ),
  })
}

function record<T extends object>(checks: { readonly [Key in keyof T]-?: Check }): Check {
  const entries = Object.entries<Check>(checks as Record<string, Check>)
  return (value) => isPlainObject(value) && entries.every(([key, check]) => check(value[key]))
}

function mapOf(check: Check): Check {
  return (value) => isPlainObject(value) && !Object.hasOwn(value, '__proto__') && Object.values(value).every(check)
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every(check)
}

function orNull(check: Check): Check {
  return (value) => value === null || check(value)
}

function optional(check: Check): Check {
  return (value) => value === undefined || check(value)
}

function oneOf(words: readonly string[]): Check {
  return (value) => typeof value === 'string' && words.includes(value)
}
