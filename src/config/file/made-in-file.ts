import { NOWHERE, type Elsewhere } from '../../domain/elsewhere.js'
import type { SpanField } from '../../domain/conditions.js'
import type { SourceSpec } from '../../domain/monitor.js'
import { DAY, HOUR, MINUTE, SECOND } from '../../domain/time.js'
import type { MadeInFile, MonitorSettings, ReadSettings } from '../monitor-keys.js'
import { activeOf, expectationOf, isWorkflow, saysWhenDue } from '../to-monitor.js'
import type { WorkflowSettings } from '../workflow-keys.js'

/** Settings with what no input says made ready, so that only who reads a config file loads how. */
export function madeInFile(settings: MonitorSettings): ReadSettings {
  const source = sourceOf(settings)
  return { ...settings, made: { ...(source && { source }), ...conditionsOf(settings), ...shareOf(settings) } }
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

/** Null for the places that inputs name too. */
function sourceOf(settings: MonitorSettings): SourceSpec | null {
  const { push, redis, url, commits, workflow, repository = null } = settings
  if (push === true || redis !== undefined) return null
  if (url !== undefined) return { kind: 'http', options: Object.fromEntries(OF_URL.map((key) => [key, settings[key]])) }
  if (commits !== undefined) return { kind: 'commits', options: { ...commits, repository } }
  if (!isWorkflow(settings)) return null
  const expectation = expectationOf(settings, '', [])
  const slot = expectation.kind === 'cron' ? { slot: expectation } : {}
  return {
    kind: 'workflow',
    options: { workflow, repository, ...workflowRules(settings), ...slot, ...lastRunsOf(settings) },
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

/** Which other repositories are watched; nothing where none is named. */
export function elsewhereIn(said: WorkflowSettings): { readonly elsewhere?: Elsewhere } {
  const { repositories, organization } = said
  if ((repositories ?? []).length === 0 && organization === undefined) return {}
  const { topics, private: hidden, requests } = said
  return {
    elsewhere: {
      ...NOWHERE,
      ...(repositories && { repositories }),
      ...(organization !== undefined && { organization }),
      ...(topics && { topics }),
      ...(hidden !== undefined && { private: hidden }),
      ...(requests !== undefined && { requests }),
    },
  }
}

type RuleKey = 'window' | 'require' | 'events' | 'failure-tolerance'

/** Of a week without its nights and its weekend three times as much is listed, so that it holds enough that was due. */
function lastRunsOf({ 'at-most': atMost, ...rest }: MonitorSettings): Readonly<Record<string, unknown>> {
  if (atMost?.kind !== 'last') return {}
  return { lastRuns: activeOf(rest, '', []) === null ? atMost : { ...atMost, listed: 3 * atMost.of } }
}

function shareOf({ 'at-most': atMost }: MonitorSettings): Pick<MadeInFile, 'atMost'> {
  return atMost === undefined || atMost.kind === 'last' ? {} : { atMost }
}

/** What its document must say. */
function conditionsOf(settings: MonitorSettings): Pick<MadeInFile, 'conditions'> {
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
