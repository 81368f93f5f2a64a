import { DEFAULT_REDIS, type RedisSettings } from '../domain/redis-settings.js'
import { DEFAULT_PAGE } from '../domain/page-settings.js'
import { NOWHERE, type Elsewhere } from '../domain/elsewhere.js'
import { DEFAULT_RECOVERY } from '../domain/recovery/recovery.js'
import { settingsOf } from '../domain/recovery/settings.js'
import type { IncidentPolicy } from '../domain/incidents/incident.js'
import type { Monitor } from '../domain/monitor.js'
import { monitorIdOf } from '../domain/monitor-id.js'
import type { RedisPlace } from '../domain/redis-place.js'
import { HOUR, type Duration } from '../domain/time.js'
import type { Origin } from '../domain/watched.js'
import { ConfigError } from '../errors.js'
import { byHandNotices, judgedBy } from './by-hand.js'
import { idleInputs } from './inputs/beside-config.js'
import type { CHECK_INPUTS } from './inputs/check-inputs.js'
import type { Config, FileConfig, IssueSettings, KeptIn, WorkflowDiscovery } from './config.js'
import type { IncidentSettings } from './incident-keys.js'
import type { InputValues } from './inputs/inputs.js'
import type { MonitorSettings, ReadSettings } from './monitor-keys.js'
import { settingProblems } from './setting-problems.js'
import { toMonitor } from './to-monitor.js'

export type CheckInputs = InputValues<typeof CHECK_INPUTS>

/** A monitor that dies again this soon after its incident closed gets the same issue back. */
const REOPEN_WITHIN = 6 * HOUR

/** Who opens the issues of a workflow that uses its own token. */
const ACTIONS_BOT = 'github-actions[bot]'

/** The input that says where beats are read, so that no config file is wanted; null where none does. */
export function placeInput(inputs: CheckInputs): 'heartbeat-file' | 'redis' | null {
  if (inputs['heartbeat-file'] !== undefined) return 'heartbeat-file'
  return inputs.redis === undefined ? null : 'redis'
}

/** True when the inputs name one monitor themselves and no config file is wanted. */
export function namesItsMonitor(inputs: CheckInputs): boolean {
  return placeInput(inputs) !== null
}

/**
 * Completes what inputs and config file say of monitors and incidents; `byHand` is a threshold for this run alone. Throws ConfigError with every
 * mistake.
 */
export function checkConfig(inputs: CheckInputs, file: FileConfig | null, byHand: Duration | null = null): Config {
  const problems: string[] = []
  const settings = settingsFromInputs(inputs)
  const chosen =
    file === null || namesItsMonitor(inputs) ? fromInputs(inputs, settings) : fromFile(inputs, file, problems)
  // Those of the file were told of with their lines.
  if (file === null || namesItsMonitor(inputs)) problems.push(...inputProblems(chosen))
  problems.push(...unusedInputs(inputs, file), ...namelessOwn(inputs))
  const redis = file?.redis ?? DEFAULT_REDIS
  const own = chosen.map(({ id, settings: said, path, unnamed }) => ({
    ...whichRedis(toMonitor(id, said, path, problems), redis),
    ...(unnamed && { unnamed }),
  }))
  if (problems.length > 0) throw new ConfigError(problems)
  const monitors = judgedBy(byHand, own)
  return {
    monitors,
    declaredIn: file === null || namesItsMonitor(inputs) ? null : inputs.config,
    workflows: {
      // Whoever names other repositories wants their workflows watched, whatever else is.
      discover: file?.workflows?.discover ?? (monitors.length === 0 || inputs.repositories.length > 0),
      include: file?.workflows?.include ?? [],
      ignore: file?.workflows?.ignore ?? [],
      options: file?.discovered?.options ?? {},
      repository: file?.workflows?.repository ?? null,
      ...elsewhereOf(inputs, file?.discovered?.elsewhere),
      ...(file?.discovered?.inEach && { inEach: true as const }),
      ...(file?.discovered?.together && { together: true as const }),
      about: { tags: file?.discovered?.tags ?? [], runbook: file?.discovered?.runbook ?? null },
    },
    policy: policyOf(inputs, file?.incidents ?? {}),
    issue: issueOf(inputs, file?.incidents ?? {}),
    keptIn: keptIn(file?.incidents ?? {}),
    channels: [],
    recovery: settingsOf(DEFAULT_RECOVERY, new Map()),
    redis,
    // Whoever types where it goes means it, for this run.
    history: inputs.history ?? file?.history ?? null,
    timeout: inputs.timeout ?? file?.timeout ?? null,
    page: file?.page ?? DEFAULT_PAGE,
    origin: originOf(inputs, file),
    notices: [...(file?.notices ?? []), ...byHandNotices(byHand, monitors)],
    channelTroubles: [],
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
    ...(file['one-issue'] && { oneIssue: inputs.config.replace(/^(\.?\/)+/, '') }),
    ...(file.close === false && { keepOpen: true as const }),
    ...(file['on-miss'] === false && { onMiss: false as const }),
  }
}

/** What the file says of other repositories, and those that the input names besides. */
function elsewhereOf({ repositories }: CheckInputs, said: Elsewhere | undefined): Pick<WorkflowDiscovery, 'elsewhere'> {
  if (repositories.length === 0) return said ? { elsewhere: said } : {}
  const { repositories: named } = said ?? NOWHERE
  return { elsewhere: { ...(said ?? NOWHERE), repositories: [...new Set([...named, ...repositories])] } }
}

function issueOf(inputs: CheckInputs, file: IncidentSettings): IssueSettings {
  return {
    labels: file.labels ?? inputs['issue-labels'],
    assignees: file.assignees ?? inputs['issue-assignees'] ?? [],
    authors: file.authors ?? [ACTIONS_BOT],
    commands: file.commands ?? inputs.commands,
    title: file.title ?? inputs['issue-title'] ?? '',
  }
}

function keptIn({ store }: IncidentSettings): KeptIn | null {
  if (store === undefined) return null
  if (!store.includes('redis')) return 'github'
  return store.includes('github') ? 'redis-github' : 'redis'
}

/** Where Redis is stands in a section of its own, and its source must know. */
function whichRedis(monitor: Monitor, settings: RedisSettings): Monitor {
  const { kind, options } = monitor.source
  return kind === 'redis' ? { ...monitor, source: { kind, options: { ...options, settings } } } : monitor
}

function originOf(inputs: CheckInputs, file: FileConfig | null): Origin {
  const { 'heartbeat-file': heartbeatFile, redis } = inputs
  if (heartbeatFile !== undefined) return { kind: 'inputs', names: [heartbeatFile] }
  if (redis !== undefined) return { kind: 'inputs', names: redis.kind === 'own' ? ['Redis'] : redis.names }
  if (file !== null) return { kind: 'file', path: inputs.config }
  return inputs.monitor.length > 0 ? { kind: 'inputs', names: inputs.monitor } : { kind: 'workflows' }
}

interface Chosen {
  readonly id: string
  readonly settings: ReadSettings
  readonly path: string
  readonly unnamed?: true
}

function fromInputs(inputs: CheckInputs, settings: MonitorSettings): Chosen[] {
  const file = inputs['heartbeat-file']
  const [named] = inputs.monitor
  if (file !== undefined) {
    const id = named ?? idOf(file)
    return [{ id, settings: { ...settings, file }, path: '', ...(named === undefined && { unnamed: true as const }) }]
  }
  if (inputs.redis !== undefined) return idsIn(inputs.redis, inputs).map((id) => ({ id, settings, path: '' }))
  return inputs.monitor.map((id) => ({ id, settings, path: '' }))
}

/** In the own layout beats are found by ids; anything else is one place, which may be named. */
function idsIn(redis: RedisPlace, { monitor, monitors }: CheckInputs): readonly string[] {
  const [first = ''] = redis.names
  const named = monitor[0] ?? (monitorIdOf(first.replace(/[^A-Za-z0-9._-]+$/, '')) || 'redis')
  return redis.kind === 'own' && monitors !== 'each' && monitor.length > 0 ? monitor : [named]
}

function namelessOwn({ redis, monitor, monitors }: CheckInputs): string[] {
  if (redis?.kind !== 'own' || monitor.length > 0 || monitors === 'each') return []
  return ['redis: "own" finds beats by their monitors; name them with "monitor", or write "monitors: each" for all']
}

/** What inputs say of monitors must reach one, or the run would watch something else than was asked for. */
function unusedInputs(inputs: CheckInputs, file: FileConfig | null): string[] {
  const origin = originOf(inputs, file)
  switch (origin.kind) {
    case 'inputs':
      return []
    case 'file':
      return idleInputs(
        inputs,
        `does not count beside ${origin.path}; write it there, under the monitor or "defaults", or leave it out`,
      )
    case 'workflows':
      return idleInputs(
        inputs,
        'does not count where no monitor is named; name one with "heartbeat-file", "monitor" or a config file',
      )
  }
}

/** The same key is an input under its own name, but for the file. */
function inputProblems(chosen: readonly Chosen[]): string[] {
  const found = chosen.flatMap(({ settings }) => {
    // What an input always says by its default is no word of the user's.
    const said = (Object.keys(settings) as (keyof MonitorSettings)[]).filter((key) => settings[key] !== undefined)
    return settingProblems(settings, said)
  })
  return [...new Set(found.map(({ key, message }) => `${key === 'file' ? 'heartbeat-file' : key}: ${message}`))]
}

function fromFile(inputs: CheckInputs, file: FileConfig, problems: string[]): Chosen[] {
  const wanted = inputs.monitor
  const unknown = wanted.filter((id) => !file.monitors.some((monitor) => monitor.id === id))
  const known = file.monitors.map((monitor) => monitor.id).join(', ')
  problems.push(
    ...unknown.map((id) => `monitor: ${JSON.stringify(id)} is not in the config file; there are ${known || 'none'}`),
  )
  const chosen = wanted.length === 0 ? file.monitors : file.monitors.filter(({ id }) => wanted.includes(id))
  return chosen.map((monitor) => ({ ...monitor, settings: readFrom(inputs, monitor.settings) }))
}

/** The input stands for what a monitor does not say, unless its file lies on another branch or in another repository. */
function readFrom(inputs: CheckInputs, settings: ReadSettings): ReadSettings {
  const { file, branch, repository, 'read-from': own } = settings
  const elsewhere = file === undefined || branch !== undefined || repository !== undefined
  return own !== undefined || elsewhere ? settings : { ...settings, 'read-from': inputs['read-from'] }
}

/** `data/scheduler_heartbeat.json` is the monitor `scheduler`. */
function idOf(path: string): string {
  const base = path.split(/[\\/]/).at(-1) ?? path
  const stem = base.replace(/^\.+/, '').replace(/\.[^.]*$/, '')
  const plain = stem.replace(/[^A-Za-z0-9._-]+/g, '-')
  const ending = /[-_.]?(?:heartbeats?|last[-_]?run|keepalive|status)$/.exec(plain.toLowerCase())
  const short = plain.slice(0, ending?.index)
  return (short || plain || 'heartbeat').slice(0, 100)
}

/** The inputs bear the names of the settings. Those with a default always say something, and it must not stand in the way. */
function settingsFromInputs(inputs: CheckInputs): MonitorSettings {
  const due = inputs.every !== undefined || inputs.cron !== undefined
  return { ...inputs, threshold: due ? undefined : inputs.threshold }
}
