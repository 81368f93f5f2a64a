import type { Delivery, IncidentState, RecoveryState, Trouble } from './incident.js'
import { NOTIFICATION_EVENTS } from './incident.js'
import { REASON_TEXT } from '../judging/reason-text.js'
import { isPlainObject } from '../plain-object.js'
import { STATUSES } from '../status.js'

type Check = (value: unknown) => boolean

/** The state as it was stored, or null if anything in it is not what this version writes. */
export function readIncidentState(value: unknown): IncidentState | null {
  return isState(value) ? (value as IncidentState) : null
}

const isInstant: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isText: Check = (value) => typeof value === 'string'
const isFlag: Check = (value) => typeof value === 'boolean'
const isStatus = oneOf(STATUSES)

const isState = record<IncidentState>({
  version: (value) => value === 1,
  openedAt: isInstant,
  checks: isCount,
  toldAt: isInstant,
  worst: isStatus,
  closedAt: orNull(isInstant),
  duplicateOf: orNull(isText),
  config: optional(orNull(isText)),
  goneAt: optional(orNull(isInstant)),
  members: mapOf(
    record<Trouble>({
      name: isText,
      status: isStatus,
      reason: (value) => typeof value === 'string' && Object.hasOwn(REASON_TEXT, value),
      since: isInstant,
      lastBeatAt: orNull(isInstant),
      healthyChecks: isCount,
      recoveredAt: orNull(isInstant),
      recovery: orNull(
        record<RecoveryState>({
          exhausted: isFlag,
          attempts: listOf(
            record<RecoveryState['attempts'][number]>({
              step: isText,
              at: isInstant,
              ok: isFlag,
              detail: isText,
              url: (value) => value === undefined || orNull(isText)(value),
            }),
          ),
        }),
      ),
    }),
  ),
  deliveries: mapOf(
    record<Delivery>({
      event: oneOf(NOTIFICATION_EVENTS),
      at: isInstant,
      delivered: isFlag,
      openings: (value) => value === undefined || isCount(value),
    }),
  ),
})

function record<T extends object>(checks: { readonly [Key in keyof T]-?: Check }): Check {
  const entries = Object.entries<Check>(checks as Record<string, Check>)
  return (value) => isPlainObject(value) && entries.every(([key, check]) => check(value[key]))
}

function mapOf(check: Check): Check {
  return (value) => isPlainObject(value) && Object.values(value).every(check)
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
