import type { Asked, AskedUntil, Control, Controls } from '../domain/controls.js'
import { isPlainObject } from '../domain/plain-object.js'
import { REASONS } from '../domain/reasons.js'
import { STATUSES, type Reason, type Status } from '../domain/status.js'
import type {
  HealthStatus,
  HistoryChange,
  HistoryDay,
  HistoryDocument,
  HistoryOutage,
  ServiceStatus,
} from './schema.js'

type ToldControl = NonNullable<ServiceStatus['control']>
type Told = ToldControl[keyof ToldControl]

// Another machine's answers: what is not as it should be is left out, and what is needed makes them none of ours.

/** What a server tells of all; null where it is nothing of the kind. */
export function healthStatusIn(text: string): HealthStatus | null {
  const answer = parsed(text)
  const { services, overall_status: overall, checked_at: checkedAt, timestamp, stale } = answer ?? {}
  if (!isPlainObject(services) || !isStatus(overall) || !isTime(checkedAt)) return null
  return {
    services: Object.fromEntries(Object.entries(services).flatMap(([id, service]) => serviceIn(id, service))),
    overall_status: overall,
    timestamp: isTime(timestamp) ? timestamp : checkedAt,
    checked_at: checkedAt,
    stale: stale === true,
    reason: reasonIn(answer?.['reason']),
    message: textIn(answer?.['message']),
  }
}

function serviceIn(id: string, value: unknown): [string, ServiceStatus][] {
  if (!isPlainObject(value)) return []
  const { status, name, interval, consecutive_failures: failures } = value
  const service = {
    status: isStatus(status) ? status : ('unknown' as const),
    last_heartbeat: timeIn(value['last_heartbeat']),
    interval: typeof interval === 'number' ? interval : null,
    consecutive_failures: numberIn(failures),
    name: typeof name === 'string' ? name : id,
    reason: reasonIn(value['reason']),
    message: textIn(value['message']),
    since: timeIn(value['since']),
    deadline: timeIn(value['deadline']),
    ...controlIn(value['control']),
  }
  return [[id, service]]
}

function controlIn(value: unknown): Pick<ServiceStatus, 'control'> {
  if (!isPlainObject(value)) return {}
  const { paused, snoozed, acknowledged } = value
  const control = {
    ...askedIn('paused', paused),
    ...askedIn('snoozed', snoozed),
    ...askedIn('acknowledged', acknowledged),
  }
  return Object.keys(control).length === 0 ? {} : { control }
}

function askedIn(kind: keyof ToldControl, value: unknown): ToldControl {
  if (!isPlainObject(value) || !isTime(value['at'])) return {}
  const { at, until, by, why } = value
  const words = { by: typeof by === 'string' ? by : null, why: typeof why === 'string' ? why : null }
  return { [kind]: { at, ...(isTime(until) && { until }), ...words } }
}

/** What people asked for, of all that a server tells of. */
export function controlsOf({ services }: HealthStatus): Controls {
  return new Map(
    Object.entries(services).flatMap(([id, { control }]): [string, Control][] => {
      if (control === undefined) return []
      const { paused, snoozed, acknowledged } = control
      return [[id, { pause: lasting(paused), snooze: lasting(snoozed), acknowledged: asked(acknowledged) }]]
    }),
  )
}

function asked(told: Told): Asked | null {
  return told === undefined ? null : { at: Date.parse(told.at), by: told.by, why: told.why }
}

function lasting(told: Told): AskedUntil | null {
  const since = asked(told)
  return since === null || told?.until === undefined ? null : { ...since, until: Date.parse(told.until) }
}

/** What a server tells of the past, as far as a standing needs it; null where it is nothing of the kind. */
export function pastIn(text: string): Pick<HistoryDocument, 'monitors' | 'changes' | 'outages'> | null {
  const { monitors, changes, outages } = parsed(text) ?? {}
  if (!isPlainObject(monitors) || !Array.isArray(changes) || !Array.isArray(outages)) return null
  return {
    monitors: Object.fromEntries(
      Object.entries(monitors).flatMap(([id, value]) => (isPlainObject(value) ? [[id, monitorIn(id, value)]] : [])),
    ),
    changes: changes.flatMap(changeIn),
    outages: outages.flatMap(outageIn),
  }
}

function monitorIn(id: string, value: Record<string, unknown>): HistoryDocument['monitors'][string] {
  const percentIn = (key: string): number | null => (typeof value[key] === 'number' ? value[key] : null)
  return {
    name: typeof value['name'] === 'string' ? value['name'] : id,
    uptime_percent: percentIn('uptime_percent'),
    observed_percent: percentIn('observed_percent'),
    days: Array.isArray(value['days']) ? value['days'].flatMap(dayIn) : [],
  }
}

function dayIn(value: unknown): HistoryDay[] {
  if (!isPlainObject(value) || typeof value['date'] !== 'string') return []
  const { date, worst } = value
  return [
    {
      date,
      worst: isStatus(worst) ? worst : null,
      up_seconds: numberIn(value['up_seconds']),
      down_seconds: numberIn(value['down_seconds']),
      blind_seconds: numberIn(value['blind_seconds']),
      excluded_seconds: numberIn(value['excluded_seconds']),
    },
  ]
}

function changeIn(value: unknown): HistoryChange[] {
  if (!isPlainObject(value)) return []
  const { monitor, at, since, before, status } = value
  if (typeof monitor !== 'string' || !isTime(at) || !isTime(since) || !isStatus(status)) return []
  const reason = reasonIn(value['reason'])
  return [
    { monitor, at, since, before: isStatus(before) ? before : null, status, reason, message: textIn(value['message']) },
  ]
}

function outageIn(value: unknown): HistoryOutage[] {
  if (!isPlainObject(value)) return []
  const { monitor, since, worst } = value
  if (typeof monitor !== 'string' || !isTime(since) || !isStatus(worst)) return []
  const seconds = numberIn(value['duration_seconds'])
  const times = { since, until: timeIn(value['until']), duration_seconds: seconds }
  const incident = typeof value['incident'] === 'string' ? textIn(value['incident']) : null
  const told = textIn(value['url'])
  const url = /^https?:\/\//.test(told) ? told : null
  return [{ monitor, ...times, worst, message: textIn(value['message']), incident, url }]
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPlainObject(value) ? value : null
  } catch {
    return null
  }
}

function isStatus(value: unknown): value is Status {
  return STATUSES.some((one) => one === value)
}

function reasonIn(value: unknown): Reason {
  return REASONS.find((one) => one === value) ?? 'source-unreachable'
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && Number.isFinite(Date.parse(value))
}

function timeIn(value: unknown): string | null {
  return isTime(value) ? value : null
}

function numberIn(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, value) : 0
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
