import { DEFAULT_RECOVERY } from '../domain/recovery/recovery.js'
import { HOUR } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { CHECK_INPUTS } from './inputs/check-inputs.js'
import type { Config, FileConfig } from './config.js'
import type { InputValues } from './inputs/inputs.js'
import { parseLevels } from './levels.js'
import type { MonitorSettings } from './settings.js'
import { toMonitor } from './to-monitor.js'

export type CheckInputs = InputValues<typeof CHECK_INPUTS>

/** A monitor that dies again this soon after its incident closed gets the same issue back. */
const REOPEN_WITHIN = 6 * HOUR

/** True when the inputs name one monitor themselves and no config file is wanted. */
export function namesItsMonitor(inputs: CheckInputs): boolean {
  return inputs['heartbeat-file'] !== ''
}

/** Completes what inputs and config file say of monitors and incidents. Throws ConfigError with every mistake. */
export function checkConfig(inputs: CheckInputs, file: FileConfig | null): Config {
  const problems: string[] = []
  const settings = settingsFromInputs(inputs, problems)
  const chosen =
    file === null || namesItsMonitor(inputs) ? fromInputs(inputs, settings) : fromFile(inputs, file, problems)
  const monitors = chosen.map(({ id, settings: own, path }) => toMonitor(id, own, path, problems))
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    monitors,
    workflows: {
      discover: file?.workflows.discover ?? monitors.length === 0,
      ignore: file?.workflows.ignore ?? [],
      options: file?.workflows.options ?? {},
      repository: file?.workflows.repository ?? null,
    },
    policy: {
      openAt: file?.incidents.openAt ?? inputs['open-at'],
      recoveryTolerance: file?.incidents.recoveryTolerance ?? inputs['recovery-tolerance'],
      reminderMs: file?.incidents.reminderMs ?? inputs.reminder ?? 0,
      groupOver: file?.incidents.groupOver ?? inputs['group-over'],
      reopenWithinMs: file?.incidents.reopenWithinMs ?? REOPEN_WITHIN,
    },
    issue: {
      labels: file?.incidents.labels ?? inputs['issue-labels'],
      assignees: file?.incidents.assignees ?? inputs['issue-assignees'],
      title: file?.incidents.title ?? inputs['issue-title'],
    },
    channels: [],
    recovery: { policy: DEFAULT_RECOVERY, steps: new Map() },
  }
}

interface Chosen {
  readonly id: string
  readonly settings: MonitorSettings
  readonly path: string
}

function fromInputs(inputs: CheckInputs, settings: MonitorSettings): Chosen[] {
  if (namesItsMonitor(inputs)) {
    const id = inputs.monitor[0] ?? idOf(inputs['heartbeat-file'])
    return [{ id, settings: { ...settings, file: inputs['heartbeat-file'] }, path: '' }]
  }
  return inputs.monitor.map((id) => ({ id, settings, path: '' }))
}

function fromFile(inputs: CheckInputs, file: FileConfig, problems: string[]): Chosen[] {
  const wanted = inputs.monitor
  const unknown = wanted.filter((id) => !file.monitors.some((monitor) => monitor.id === id))
  const known = file.monitors.map((monitor) => monitor.id).join(', ')
  problems.push(
    ...unknown.map((id) => `monitor: ${JSON.stringify(id)} is not in the config file; there are ${known || 'none'}`),
  )
  return wanted.length === 0 ? [...file.monitors] : file.monitors.filter((monitor) => wanted.includes(monitor.id))
}

/** `data/scheduler_heartbeat.json` is the monitor `scheduler`. */
function idOf(path: string): string {
  const base = path.split(/[\\/]/).at(-1) ?? path
  const stem = base.replace(/^\.+/, '').replace(/\.[^.]*$/, '')
  const plain = stem.replace(/[^A-Za-z0-9._-]+/g, '-')
  const short = plain.replace(/[-_.]?(heartbeats?|last[-_]?run|keepalive|status)$/i, '')
  return (short || plain || 'heartbeat').slice(0, 100)
}

function settingsFromInputs(inputs: CheckInputs, problems: string[]): MonitorSettings {
  const levels = inputs.levels === '' ? undefined : parseLevels(inputs.levels)
  if (levels && 'problem' in levels) problems.push(`levels: ${JSON.stringify(inputs.levels)} ${levels.problem}`)
  const crons = inputs.cron
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const due = inputs.every !== null || crons.length > 0
  const entries: [keyof MonitorSettings, unknown][] = [
    ['branch', inputs.branch || undefined],
    ['readFrom', inputs['read-from']],
    ['each', inputs.monitors === 'each' || undefined],
    ['threshold', due ? undefined : (inputs.threshold ?? undefined)],
    ['every', inputs.every ?? undefined],
    ['grace', inputs.grace ?? undefined],
    ['crons', crons.length > 0 ? crons : undefined],
    ['timezone', inputs.timezone || undefined],
    ['levels', levels && 'value' in levels ? levels.value : undefined],
    ['activeHours', inputs['active-hours'] || undefined],
    ['calendar', inputs.calendar || undefined],
    ['holidays', inputs.holidays.length > 0 ? inputs.holidays : undefined],
    ['marketHours', inputs['market-hours'] || undefined],
    ['maxRuntime', inputs['max-runtime'] ?? undefined],
    ['critical', inputs.critical],
    ['failureTolerance', inputs['failure-tolerance']],
    ['timestampField', inputs['timestamp-field'] || undefined],
    ['statusField', inputs['status-field'] || undefined],
    ['format', inputs.format],
    ['missing', inputs.missing],
  ]
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}
