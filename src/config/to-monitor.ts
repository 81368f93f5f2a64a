import {
  DEFAULT_THRESHOLD,
  plainMonitor,
  type ActiveTime,
  type Expectation,
  type Monitor,
  type SourceSpec,
} from '../domain/monitor.js'
import { usualKind } from '../domain/judging/expected.js'
import { isMany } from '../domain/redis-place.js'
import type { MonitorSettings, ReadSettings } from './monitor-keys.js'

/** Where the write action puts beats unless told otherwise. */
export const DEFAULT_BEATS_BRANCH = 'heartbeats'

export function defaultBeatPath(monitor: string): string {
  return `heartbeats/${monitor}.json`
}

const MARKET: Pick<ActiveTime, 'hours' | 'timezone' | 'calendar'> = {
  hours: 'mon-fri 09:30-16:00',
  timezone: 'America/New_York',
  calendar: 'nyse',
}

/** Completes one monitor. Mistakes are added to `problems`, each with the key under `path`. */
export function toMonitor(id: string, settings: ReadSettings, path: string, problems: string[]): Monitor {
  const expectation = expectationOf(settings, path, problems)
  const { made: { source, conditions, atMost } = {} } = settings
  const usual = plainMonitor(id, source ?? sourceOf(id, settings))
  return {
    ...usual,
    name: settings.name ?? usual.name,
    reading: {
      timestampField: settings['timestamp-field'] ?? usual.reading.timestampField,
      timezone: settings.timezone ?? usual.reading.timezone,
      statusField: settings['status-field'] ?? usual.reading.statusField,
      format: settings.format ?? usual.reading.format,
      ...(conditions && { conditions }),
    },
    member: settings.member ?? usual.member,
    each:
      (settings.monitors === 'each' && settings.commits === undefined) ||
      (settings.redis !== undefined && isMany(settings.redis)),
    kind: settings.kind ?? usualKind(expectation),
    expectation,
    openingGraceMs: settings['opening-grace'] ?? usual.openingGraceMs,
    active: activeOf(settings, path, problems),
    maintenance: settings.maintenance ?? usual.maintenance,
    paused: settings.paused ?? usual.paused,
    missing: settings.missing ?? usual.missing,
    stopped: settings.stopped ?? usual.stopped,
    critical: settings.critical ?? usual.critical,
    checks: settings.checks ?? usual.checks,
    maxRuntimeMs: settings['max-runtime'] ?? usual.maxRuntimeMs,
    failureTolerance: settings['failure-tolerance'] ?? usual.failureTolerance,
    tags: settings.tags ?? usual.tags,
    workflow: settings.workflow ?? usual.workflow,
    zone: zoneOf(settings),
    runbook: settings.runbook ?? usual.runbook,
    ...(atMost && { atMost }),
    ...(settings['depends-on'] && { dependsOn: settings['depends-on'] }),
    ...(settings.kind === undefined && { unsaid: { kind: true, due: !saysWhenDue(settings) } }),
  }
}

/** The zone that its people live by: its own, or that of its market. */
function zoneOf({ timezone, calendar, 'market-hours': marketHours }: MonitorSettings): string | null {
  return timezone ?? (marketHours || calendar !== undefined ? MARKET.timezone : null)
}

/** Watched by its runs; a workflow beside beats belongs to the diagnosis. */
export function isWorkflow({ workflow, file, redis, url, commits }: MonitorSettings): boolean {
  return [file, redis, url, commits].every((place) => place === undefined) && workflow !== undefined
}

function sourceOf(id: string, settings: MonitorSettings): SourceSpec {
  if (settings.push === true) return { kind: 'push', options: {} }
  if (settings.redis !== undefined) return { kind: 'redis', options: { ...settings.redis } }
  if (settings['read-from'] === 'workspace')
    return { kind: 'file', options: { path: settings.file ?? defaultBeatPath(id) } }
  const branch = settings.branch ?? (settings.file === undefined ? DEFAULT_BEATS_BRANCH : null)
  return {
    kind: 'repository',
    options: { path: settings.file ?? defaultBeatPath(id), branch, repository: settings.repository ?? null },
  }
}

export function saysWhenDue({ threshold, every, cron }: MonitorSettings): boolean {
  return threshold !== undefined || every !== undefined || cron !== undefined
}

/** When its next beat is due. Mistakes are added to `problems`. */
export function expectationOf(settings: MonitorSettings, path: string, problems: string[]): Expectation {
  const { threshold, every, cron, grace, timezone } = settings
  const levels = settings.levels ?? null
  if (every !== undefined && cron !== undefined) {
    problems.push(`${path}every: give either "every" or "cron", not both`)
  }
  if (grace !== undefined && every === undefined && cron === undefined && settings.workflow === undefined) {
    problems.push(`${path}grace: goes with "every" or "cron"; with "threshold" write one larger threshold`)
  }
  if (cron !== undefined)
    return { kind: 'cron', crons: cron, timezone: timezone ?? usualZone(settings), graceMs: grace ?? null, levels }
  if (every !== undefined) {
    if (every <= 0) problems.push(`${path}every: must be longer than nothing; write "30m" or the like`)
    return { kind: 'interval', everyMs: Math.max(1, every), graceMs: grace ?? null, levels }
  }
  return { kind: 'threshold', thresholdMs: threshold ?? DEFAULT_THRESHOLD }
}

/** Who names a market means its clocks. */
function usualZone({ calendar, 'market-hours': marketHours }: MonitorSettings): string {
  return marketHours === true || calendar !== undefined ? MARKET.timezone : 'UTC'
}

/** In which time it is judged; null for any. Mistakes are added to `problems`. */
export function activeOf(settings: MonitorSettings, path: string, problems: string[]): ActiveTime | null {
  const {
    'active-hours': hours,
    calendar,
    holidays = [],
    'market-hours': marketHours,
    sessions = [],
    timezone,
  } = settings
  if (marketHours && hours !== undefined) {
    problems.push(`${path}market-hours: give either "market-hours" or "active-hours", not both`)
  }
  if (settings['opening-grace'] !== undefined && !opens(settings)) {
    problems.push(`${path}opening-grace: needs "threshold" and hours that open, like "active-hours" or "market-hours"`)
  }
  if (marketHours) return { ...MARKET, calendar: calendar ?? MARKET.calendar, holidays, sessions }
  if (hours === undefined && calendar === undefined && holidays.length + sessions.length === 0) return null
  return {
    hours: hours?.join(', ') ?? null,
    timezone: timezone ?? usualZone(settings),
    calendar: calendar ?? null,
    holidays,
    sessions,
  }
}

function opens({
  every,
  cron,
  'active-hours': hours,
  calendar,
  'market-hours': marketHours,
}: MonitorSettings): boolean {
  return (
    every === undefined && cron === undefined && (hours !== undefined || calendar !== undefined || marketHours === true)
  )
}
