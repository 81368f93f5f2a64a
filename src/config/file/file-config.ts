import { parseDuration } from '../../domain/duration.js'
import type { Levels, Maintenance, Monitor } from '../../domain/monitor.js'
import type { Duration, Instant } from '../../domain/time.js'
import { parseWrittenInstant } from './written-instant.js'
import type { FileConfig } from '../config.js'
import type { FileProblem } from './file-problems.js'
import { notADuration } from '../inputs/inputs.js'
import { parseLevels } from '../levels.js'
import type { MonitorSettings } from '../settings.js'

type Raw = Readonly<Record<string, unknown>>
export interface RawConfig {
  readonly timezone?: string
  readonly defaults?: Raw
  readonly monitors?: Readonly<Record<string, Raw | null>>
  readonly maintenance?: readonly Raw[]
  readonly workflows?: Raw
  readonly incidents?: Raw
  readonly channels?: Raw
  readonly recovery?: Raw
}

type Path = readonly (string | number)[]

// An id stands in file names, markers and labels.
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/

/** A document of the right shape to settings; what is wrong in its texts is added to `problems`. */
export function fileConfigOf(raw: RawConfig, problems: FileProblem[]): FileConfig {
  const everywhere: MonitorSettings = raw.timezone === undefined ? {} : { timezone: raw.timezone }
  const spans = maintenanceOf(raw.maintenance, raw.timezone, ['maintenance'], problems)
  const defaults = { ...everywhere, ...settingsOf(raw.defaults ?? {}, ['defaults'], problems) }
  const monitors = Object.entries(raw.monitors ?? {}).map(([id, own]) => {
    if (!ID.test(id)) {
      const message = 'is no usable id; use letters, digits, dots, dashes and underscores, at most 100'
      problems.push({ path: ['monitors', id], message })
    }
    const settings = overlay(defaults, settingsOf(own ?? {}, ['monitors', id], problems, raw.timezone))
    const maintenance = [...spans, ...(settings.maintenance ?? [])]
    return { id, path: `monitors.${id}.`, settings: { ...settings, maintenance } }
  })
  return {
    monitors,
    workflows: workflowsOf(raw.workflows, problems),
    incidents: incidentsOf(raw.incidents ?? {}, problems),
    channels: raw.channels ?? {},
    recovery: raw.recovery ?? {},
  }
}

/** A monitor that says when it is due says it whole: the default's other way of saying it no longer counts. */
function overlay(defaults: MonitorSettings, own: MonitorSettings): MonitorSettings {
  const ownDue = own.threshold !== undefined || own.every !== undefined || own.crons !== undefined
  const ownHours = own.activeHours !== undefined || own.marketHours !== undefined
  const base = { ...defaults }
  if (ownDue) {
    delete (base as { every?: unknown }).every
    delete (base as { crons?: unknown }).crons
    if (own.threshold !== undefined) delete (base as { grace?: unknown }).grace
  }
  if (ownHours) {
    delete (base as { activeHours?: unknown }).activeHours
    delete (base as { marketHours?: unknown }).marketHours
  }
  return { ...base, ...own }
}

function settingsOf(raw: Raw, path: Path, problems: FileProblem[], zone?: string): MonitorSettings {
  const duration = (key: string): Duration | undefined => durationOf(raw[key], [...path, key], problems)
  const timezone = (raw['timezone'] as string | undefined) ?? zone
  const entries: [keyof MonitorSettings, unknown][] = [
    ['name', raw['name']],
    ['file', raw['file']],
    ['branch', raw['branch']],
    ['repository', raw['repository']],
    ['readFrom', raw['read-from']],
    ['member', raw['member']],
    ['each', raw['monitors'] === undefined ? undefined : raw['monitors'] === 'each'],
    ['threshold', duration('threshold')],
    ['every', duration('every')],
    ['grace', duration('grace')],
    ['crons', raw['cron'] === undefined ? undefined : textsOf(raw['cron'])],
    ['timezone', raw['timezone']],
    ['levels', levelsOf(raw['levels'], [...path, 'levels'], problems)],
    ['activeHours', raw['active-hours'] === undefined ? undefined : textsOf(raw['active-hours']).join(', ')],
    ['calendar', raw['calendar']],
    ['holidays', raw['holidays']],
    ['marketHours', raw['market-hours']],
    [
      'maintenance',
      raw['maintenance'] && maintenanceOf(raw['maintenance'] as Raw[], timezone, [...path, 'maintenance'], problems),
    ],
    ['paused', pausedOf(raw['paused'], timezone, [...path, 'paused'], problems)],
    ['missing', raw['missing']],
    ['critical', raw['critical']],
    ['maxRuntime', duration('max-runtime')],
    ['failureTolerance', raw['failure-tolerance']],
    ['timestampField', raw['timestamp-field']],
    ['statusField', raw['status-field']],
    ['format', raw['format']],
    ['tags', raw['tags']],
    ['workflow', raw['workflow']],
    ['workflowOptions', workflowOptionsOf(raw, path, problems)],
    ['recovery', raw['recovery']],
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** One text or a list of them. */
function textsOf(value: unknown): string[] {
  return [value].flat().map(String)
}

function durationOf(value: unknown, path: Path, problems: FileProblem[]): Duration | undefined {
  if (value === undefined) return undefined
  const text = textsOf(value).join()
  const parsed = parseDuration(text)
  if (parsed === null) problems.push({ path, message: `${JSON.stringify(text)} ${notADuration(text)}` })
  return parsed ?? undefined
}

function levelsOf(value: unknown, path: Path, problems: FileProblem[]): Levels | undefined {
  if (value === undefined) return undefined
  const { warning, degraded, critical } = value as Record<string, string | number>
  const text = typeof value === 'string' ? value : [warning, degraded, critical].join(',')
  const parsed = parseLevels(text)
  if ('value' in parsed) return parsed.value
  problems.push({ path, message: `${JSON.stringify(text)} ${parsed.problem}` })
  return undefined
}

function maintenanceOf(
  value: readonly Raw[] | undefined,
  zone: string | undefined,
  path: Path,
  problems: FileProblem[],
): Maintenance[] {
  return (value ?? []).flatMap((span, i): Maintenance[] => {
    const own = [...path, i]
    const timezone = (span['timezone'] as string | undefined) ?? zone ?? 'UTC'
    const reason = (span['reason'] as string | undefined) ?? null
    if (span['cron'] !== undefined) {
      const durationMs = durationOf(span['duration'], [...own, 'duration'], problems)
      return durationMs === undefined
        ? []
        : [{ kind: 'recurring', cron: textsOf(span['cron']).join(), timezone, durationMs, reason }]
    }
    const from = instantOf(span['from'], timezone, [...own, 'from'], problems)
    const until = instantOf(span['until'], timezone, [...own, 'until'], problems)
    if (from === null || until === null) return []
    if (until > from) return [{ kind: 'once', from, until, reason }]
    problems.push({ path: [...own, 'until'], message: 'is not after "from"' })
    return []
  })
}

function instantOf(value: unknown, zone: string, path: Path, problems: FileProblem[]): Instant | null {
  const text = textsOf(value).join()
  const at = parseWrittenInstant(text, zone)
  if (at === null)
    problems.push({
      path,
      message: `${JSON.stringify(text)} is not a time; write "2026-12-24T18:00" or "2026-12-24T18:00Z"`,
    })
  return at
}

function pausedOf(
  value: unknown,
  zone: string | undefined,
  path: Path,
  problems: FileProblem[],
): Monitor['paused'] | undefined {
  if (value === undefined) return undefined
  if (value === false) return null
  if (value === true) return { reason: 'paused in the config', until: null }
  if (typeof value === 'string') return { reason: value, until: null }
  const { reason, until } = value as { reason: string; until?: string }
  return { reason, until: until === undefined ? null : instantOf(until, zone ?? 'UTC', [...path, 'until'], problems) }
}

function workflowOptionsOf(raw: Raw, path: Path, problems: FileProblem[]): Record<string, unknown> | undefined {
  const window = durationOf(raw['window'], [...path, 'window'], problems)
  const entries = Object.entries({ window, require: raw['require'], events: raw['events'] })
  const given = entries.filter(([, value]) => value !== undefined)
  return given.length === 0 ? undefined : Object.fromEntries(given)
}

function workflowsOf(raw: Raw | undefined, problems: FileProblem[]): FileConfig['workflows'] {
  if (raw === undefined) return {}
  return {
    discover: (raw['discover'] as boolean | undefined) ?? true,
    ignore: (raw['ignore'] as string[] | undefined) ?? [],
    repository: (raw['repository'] as string | undefined) ?? null,
    options: workflowOptionsOf(raw, ['workflows'], problems) ?? {},
  }
}

function incidentsOf(raw: Raw, problems: FileProblem[]): FileConfig['incidents'] {
  const entries = {
    openAt: raw['open-at'],
    recoveryTolerance: raw['recovery-tolerance'],
    reminderMs: durationOf(raw['reminder'], ['incidents', 'reminder'], problems),
    groupOver: raw['group-over'],
    reopenWithinMs: durationOf(raw['reopen-within'], ['incidents', 'reopen-within'], problems),
    labels: raw['labels'],
    assignees: raw['assignees'],
    title: raw['title'],
  }
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))
}
