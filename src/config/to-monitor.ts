import { DEFAULT_LEVELS, type ActiveTime, type Expectation, type Monitor, type SourceSpec } from '../domain/monitor.js'
import { MINUTE } from '../domain/time.js'
import type { MonitorSettings } from './settings.js'

export const DEFAULT_THRESHOLD = 120 * MINUTE
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
export function toMonitor(id: string, settings: MonitorSettings, path: string, problems: string[]): Monitor {
  return {
    id,
    name: settings.name ?? id,
    source: sourceOf(id, settings),
    reading: {
      timestampField: settings.timestampField ?? null,
      timezone: settings.timezone ?? null,
      statusField: settings.statusField ?? null,
      format: settings.format ?? 'auto',
    },
    member: settings.member ?? null,
    each: settings.each ?? false,
    expectation: expectationOf(settings, path, problems),
    active: activeOf(settings, path, problems),
    maintenance: settings.maintenance ?? [],
    paused: settings.paused ?? null,
    missing: settings.missing ?? 'critical',
    critical: settings.critical ?? false,
    maxRuntimeMs: settings.maxRuntime ?? null,
    failureTolerance: settings.failureTolerance ?? 0,
    tags: settings.tags ?? [],
    workflow: settings.workflow ?? null,
  }
}

function sourceOf(id: string, settings: MonitorSettings): SourceSpec {
  if (settings.workflow !== undefined && settings.file === undefined) {
    return {
      kind: 'workflow',
      options: { workflow: settings.workflow, repository: settings.repository ?? null, ...settings.workflowOptions },
    }
  }
  if (settings.readFrom === 'workspace')
    return { kind: 'file', options: { path: settings.file ?? defaultBeatPath(id) } }
  const branch = settings.branch ?? (settings.file === undefined ? DEFAULT_BEATS_BRANCH : null)
  return {
    kind: 'repository',
    options: { path: settings.file ?? defaultBeatPath(id), branch, repository: settings.repository ?? null },
  }
}

function expectationOf(settings: MonitorSettings, path: string, problems: string[]): Expectation {
  const { threshold, every, crons, grace, timezone } = settings
  const levels = settings.levels ?? DEFAULT_LEVELS
  if (every !== undefined && crons !== undefined) {
    problems.push(`${path}every: give either "every" or "cron", not both`)
  }
  if (grace !== undefined && every === undefined && crons === undefined && settings.workflow === undefined) {
    problems.push(`${path}grace: goes with "every" or "cron"; with "threshold" write one larger threshold`)
  }
  if (crons !== undefined) return { kind: 'cron', crons, timezone: timezone ?? 'UTC', graceMs: grace ?? 0, levels }
  if (every !== undefined) {
    if (every <= 0) problems.push(`${path}every: must be longer than nothing; write "30m" or the like`)
    return { kind: 'interval', everyMs: Math.max(1, every), graceMs: grace ?? 0, levels }
  }
  return { kind: 'threshold', thresholdMs: threshold ?? DEFAULT_THRESHOLD }
}

function activeOf(settings: MonitorSettings, path: string, problems: string[]): ActiveTime | null {
  const { activeHours, calendar, holidays, marketHours, timezone } = settings
  if (marketHours && activeHours !== undefined) {
    problems.push(`${path}market-hours: give either "market-hours" or "active-hours", not both`)
  }
  if (marketHours) return { ...MARKET, calendar: calendar ?? MARKET.calendar, holidays: holidays ?? [], sessions: [] }
  if (activeHours === undefined && calendar === undefined && !holidays?.length) return null
  return {
    hours: activeHours ?? null,
    timezone: timezone ?? (calendar === undefined ? 'UTC' : MARKET.timezone),
    calendar: calendar ?? null,
    holidays: holidays ?? [],
    sessions: [],
  }
}
