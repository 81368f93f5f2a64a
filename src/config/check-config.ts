import { DEFAULT_RECOVERY } from '../domain/recovery/recovery.js'
import type { IncidentPolicy } from '../domain/incidents/incident.js'
import { HOUR } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { CHECK_INPUTS } from './inputs/check-inputs.js'
import type { Config, FileConfig, IssueSettings } from './config.js'
import type { IncidentSettings } from './incident-keys.js'
import type { InputValues } from './inputs/inputs.js'
import type { MonitorSettings } from './monitor-keys.js'
import { toMonitor, workflowRules } from './to-monitor.js'

export type CheckInputs = InputValues<typeof CHECK_INPUTS>

/** A monitor that dies again this soon after its incident closed gets the same issue back. */
const REOPEN_WITHIN = 6 * HOUR

/** Who opens the issues of a workflow that uses its own token. */
const ACTIONS_BOT = 'github-actions[bot]'

/** True when the inputs name one monitor themselves and no config file is wanted. */
export function namesItsMonitor(inputs: CheckInputs): boolean {
  return inputs['heartbeat-file'] !== undefined
}

/** Completes what inputs and config file say of monitors and incidents. Throws ConfigError with every mistake. */
export function checkConfig(inputs: CheckInputs, file: FileConfig | null): Config {
  const problems: string[] = []
  const settings = settingsFromInputs(inputs)
  const chosen =
    file === null || namesItsMonitor(inputs) ? fromInputs(inputs, settings) : fromFile(inputs, file, problems)
  const monitors = chosen.map(({ id, settings: own, path }) => toMonitor(id, own, path, problems))
  if (problems.length > 0) throw new ConfigError(problems)
  return {
    monitors,
    declaredIn: file === null || namesItsMonitor(inputs) ? null : inputs.config,
    workflows: {
      discover: file?.workflows?.discover ?? monitors.length === 0,
      ignore: file?.workflows?.ignore ?? [],
      options: workflowRules(file?.workflows ?? {}),
      repository: file?.workflows?.repository ?? null,
    },
    policy: policyOf(inputs, file?.incidents ?? {}),
    issue: issueOf(inputs, file?.incidents ?? {}),
    channels: [],
    recovery: { policy: DEFAULT_RECOVERY, steps: new Map() },
  }
}

/** Where the config file says something about incidents, it wins over the inputs. */
function policyOf(inputs: CheckInputs, file: IncidentSettings): IncidentPolicy {
  return {
    openAt: file['open-at'] ?? inputs['open-at'],
    recoveryTolerance: file['recovery-tolerance'] ?? inputs['recovery-tolerance'],
    reminderMs: file.reminder ?? inputs.reminder,
    groupOver: file['group-over'] ?? inputs['group-over'],
    reopenWithinMs: file['reopen-within'] ?? REOPEN_WITHIN,
  }
}

function issueOf(inputs: CheckInputs, file: IncidentSettings): IssueSettings {
  return {
    labels: file.labels ?? inputs['issue-labels'],
    assignees: file.assignees ?? inputs['issue-assignees'] ?? [],
    authors: file.authors ?? [ACTIONS_BOT],
    title: file.title ?? inputs['issue-title'] ?? '',
  }
}

interface Chosen {
  readonly id: string
  readonly settings: MonitorSettings
  readonly path: string
}

function fromInputs(inputs: CheckInputs, settings: MonitorSettings): Chosen[] {
  const file = inputs['heartbeat-file']
  if (file !== undefined) return [{ id: inputs.monitor[0] ?? idOf(file), settings: { ...settings, file }, path: '' }]
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

/** The inputs bear the names of the settings. Those with a default always say something, and it must not stand in the way. */
function settingsFromInputs(inputs: CheckInputs): MonitorSettings {
  const due = inputs.every !== undefined || inputs.cron !== undefined
  return { ...inputs, threshold: due ? undefined : inputs.threshold }
}
