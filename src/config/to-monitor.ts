import {
  DEFAULT_THRESHOLD,
  plainMonitor,
  type ActiveTime,
  type Expectation,
  type Monitor,
  type ReadingOptions,
  type SourceSpec,
} from '../domain/monitor.js'
import type { SpanField } from '../domain/conditions.js'
import { usualKind } from '../domain/judging/expected.js'
import { isMany } from '../domain/redis-place.js'
import { DAY, HOUR, MINUTE, SECOND } from '../domain/time.js'
import type { MonitorSettings } from './monitor-keys.js'
import type { WorkflowSettings } from './workflow-keys.js'

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
  const expectation = expectationOf(settings, path, problems)
  const usual = plainMonitor(id, sourceOf(id, settings, expectation))
  return {
    ...usual,
    name: settings.name ?? usual.name,
    reading: {
      timestampField: settings['timestamp-field'] ?? usual.reading.timestampField,
      timezone: settings.timezone ?? usual.reading.timezone,
      statusField: settings['status-field'] ?? usual.reading.statusField,
      format: settings.format ?? usual.reading.format,
      ...conditionsOf(settings),
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
    ...shareOf(settings),
    ...(settings.kind === undefined && { unsaid: { kind: true, due: !saysWhenDue(settings) } }),
  }
}

/** Of a week without its nights and its weekend three times as much is listed, so that it holds enough that was due. */
function lastRunsOf({ 'at-most': atMost, ...rest }: MonitorSettings): Readonly<Record<string, unknown>> {
  if (atMost?.kind !== 'last') return {}
  return { lastRuns: activeOf(rest, '', []) === null ? atMost : { ...atMost, listed: 3 * atMost.of } }
}

function shareOf({ 'at-most': atMost }: MonitorSettings): Pick<Monitor, 'atMost'> {
  return atMost === undefined || atMost.kind === 'last' ? {} : { atMost }
}

/** What its document must say; the config file alone says it. */
function conditionsOf(settings: MonitorSettings): Pick<ReadingOptions, 'conditions'> {
  const { 'ok-values': okValues = [], expect = [], 'age-field': age, 'stale-after-field': limit } = settings
  if (okValues.length + expect.length === 0 && age === undefined && limit === undefined) return {}
  // What is said for all by `defaults` means nothing to beats that are no documents of others.
  if (settings.push === true || (settings.redis !== undefined && !settings.redis.kind.startsWith('key'))) return {}
  const conditions = {
    okValues,
    expect,
    age: spanField(age, settings['age-unit']),
    staleAfter: spanField(limit, settings['stale-after-unit']),
    hasOwnLimit: saysWhenDue(settings),
  }
  return { conditions }
}

const UNITS = { milliseconds: 1, seconds: SECOND, minutes: MINUTE, hours: HOUR, days: DAY }

function spanField(pointer: string | undefined, unit: keyof typeof UNITS | undefined): SpanField | null {
  return pointer === undefined ? null : { pointer, unitMs: unit === undefined ? null : UNITS[unit] }
}

/** The zone that its people live by: its own, or that of its market. */
function zoneOf({ timezone, calendar, 'market-hours': marketHours }: MonitorSettings): string | null {
  return timezone ?? (marketHours || calendar !== undefined ? MARKET.timezone : null)
}

/** Watched by its runs; a workflow beside beats belongs to the diagnosis. */
export function isWorkflow({ workflow, file, redis, url, commits }: MonitorSettings): boolean {
  return [file, redis, url, commits].every((place) => place === undefined) && workflow !== undefined
}

/** What the source of addresses reads of a monitor. */
const OF_URL = [
  'url',
  'method',
  'headers',
  'body',
  'expect-status',
  'allow-private',
  'allow-http',
  'token-env',
  'unreachable',
] as const

function sourceOf(id: string, settings: MonitorSettings, expectation: Expectation): SourceSpec {
  if (settings.push === true) return { kind: 'push', options: {} }
  if (settings.redis !== undefined) return { kind: 'redis', options: { ...settings.redis } }
  if (settings.url !== undefined)
    return { kind: 'http', options: Object.fromEntries(OF_URL.map((key) => [key, settings[key]])) }
  if (settings.commits !== undefined)
    return { kind: 'commits', options: { ...settings.commits, repository: settings.repository ?? null } }
  if (isWorkflow(settings)) {
    return {
      kind: 'workflow',
      options: {
        workflow: settings.workflow,
        repository: settings.repository ?? null,
        ...workflowRules(settings),
        ...(expectation.kind === 'cron' && { slot: expectation }),
        ...lastRunsOf(settings),
      },
    }
  }
  if (settings['read-from'] === 'workspace')
    return { kind: 'file', options: { path: settings.file ?? defaultBeatPath(id) } }
  const branch = settings.branch ?? (settings.file === undefined ? DEFAULT_BEATS_BRANCH : null)
  return {
    kind: 'repository',
    options: { path: settings.file ?? defaultBeatPath(id), branch, repository: settings.repository ?? null },
  }
}

/** What is said of how runs are judged; what is absent is the source's to choose. */
export function workflowRules(settings: Pick<WorkflowSettings, RuleKey>): Readonly<Record<string, unknown>> {
  const { window, require, events, 'failure-tolerance': tolerance } = settings
  return {
    ...(window !== undefined && { window }),
    ...(require && { require }),
    ...(events && { events }),
    ...(tolerance !== undefined && { 'failure-tolerance': tolerance }),
  }
}

type RuleKey = 'window' | 'require' | 'events' | 'failure-tolerance'

function saysWhenDue({ threshold, every, cron }: MonitorSettings): boolean {
  return threshold !== undefined || every !== undefined || cron !== undefined
}

function expectationOf(settings: MonitorSettings, path: string, problems: string[]): Expectation {
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

function activeOf(settings: MonitorSettings, path: string, problems: string[]): ActiveTime | null {
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
