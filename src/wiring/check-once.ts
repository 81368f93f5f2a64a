import { checkMonitors, type CheckPorts, type CheckRequest } from '../app/check-monitors.js'
import type { CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import type { HistoryPlace } from '../domain/history/place.js'
import { DAY, type Duration, type Instant } from '../domain/time.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Files } from '../ports.js'
import type { RunReport } from '../reports/report.js'
import type { Connections } from './connections.js'
import type { ChannelEnvironment } from './channel-environment.js'
import { loadConfig } from './load-config.js'
import { repositoryName } from './surroundings.js'
import type { RunControls } from './run-controls.js'
import type { RunHistory } from './run-history.js'
import { checkPorts, wire, type Wiring } from './wire.js'
import { heardWithoutSecrets } from './without-secrets.js'

/** What one run of the check is asked for, whoever asks. */
export interface CheckOrder extends Pick<CheckRequest, 'now' | 'runUrl' | 'self' | 'runId' | 'heard'> {
  readonly inputs: CheckInputs
  /** A threshold that was asked for by hand, for this run alone. */
  readonly byHand: Duration | null
  readonly channels: ChannelEnvironment
  /** What the door adds to what was read; absent for nothing. */
  prepare?(config: Config): Config
  /** To be told how long the run may take, where somebody says it. */
  limit?(ms: Duration): void
  /** Where incidents are kept; null where none are wanted. */
  incidents(config: Config, wiring: Wiring): Promise<IncidentStore | null>
  /** The file that keeps what people asked for at a terminal; absent or null where none does. */
  controlsFile?(config: Config): string | null
  /** Where the past is kept when nobody said more than that it is; absent for nowhere. */
  usualHistory?(config: Config): HistoryPlace
}

export interface CheckedOnce {
  readonly config: Config
  /** With its past in it, where one is kept. */
  readonly report: RunReport
  readonly wiring: Wiring
  /** Writes the run down, when all else is done; absent where no past is kept. */
  readonly keep?: RunHistory['keep']
}

/** The month and half of the next, after which nobody is told of it any more. */
const LONGEST_PERIOD: Duration = 47 * DAY

/** One run of the check with a wiring of its own: it reads everything anew, the config file too. */
export async function checkOnce(connections: Connections, order: CheckOrder): Promise<CheckedOnce> {
  const { inputs, now, runUrl, self, runId, heard } = order
  // A page shows how long runs took.
  const wiring = wire({ ...connections, files: sparing(connections.files) }, { numbers: inputs['status-page'] !== '' })
  const read = await loadConfig(inputs, wiring, order.channels, order.byHand)
  const config = order.prepare?.(read) ?? read
  if (config.timeout != null) order.limit?.(config.timeout)
  const ports = checkPorts(wiring, await order.incidents(config, wiring))
  const heardBefore = await heardBy(inputs['agents-map'], wiring, now)
  const asked = { heardBefore, force: inputs.force, dryRun: inputs['dry-run'], listenMs: inputs.duration }
  const history = await historyOf(order, config, wiring)
  const kept = await controlsOf(order, config, connections)
  const controls = kept === null ? {} : { controls: kept.now() }
  const report = await checkWith({ config, now, runUrl, self, runId, heard, ...asked, ...controls }, wiring, ports)
  if (!inputs['dry-run']) await kept?.settled(report)
  const joined = history === null ? report : await history.joined(report)
  const told = await withDigests(joined, config, order, wiring)
  return { config, report: told, wiring, ...(history && { keep: history.keep }) }
}

/** So many characters become thousands of beats. */
const MANY = 200_000

/** Files of which many are the sign that memory is to be spared. */
function sparing(files: Files): Files {
  let characters = 0
  return {
    ...files,
    async read(path, maxBytes) {
      const text = await files.read(path, maxBytes)
      const before = characters
      characters += text?.length ?? 0
      if (before <= MANY && characters > MANY) (await import('../platform/lean-memory.js')).keepMemorySmall()
      return text
    },
  }
}

/** Whoever wants to know how a period went is told by the first run after it. */
async function withDigests(
  report: RunReport,
  { channels }: Config,
  { inputs, self, runId, now }: CheckOrder,
  wiring: Wiring,
): Promise<RunReport> {
  if (inputs['dry-run'] || !channels.some(({ digest }) => digest) || wiring.time?.cancelled()) return report
  const { toldOfPeriods } = await import('../app/told-of-periods.js')
  return toldOfPeriods(report, channels, { self, runId, now }, wiring)
}

/** What people asked for outside of issues loads where something may keep it. */
async function controlsOf(order: CheckOrder, config: Config, connections: Connections): Promise<RunControls | null> {
  const path = order.controlsFile?.(config) ?? null
  if (path === null && config.keptIn?.startsWith('redis') !== true) return null
  const { runControls } = await import('./run-controls.js')
  return runControls(path, config, connections)
}

/** The past, which is asked for together with all else that is read. */
async function historyOf(order: CheckOrder, config: Config, wiring: Wiring): Promise<RunHistory | null> {
  const { history } = config
  const place = history?.kind === 'usual' ? order.usualHistory?.(config) : history
  if (!place || place.kind === 'none' || place.kind === 'usual') return null
  const { now, inputs } = order
  const { beginHistory } = await import('./run-history.js')
  const whole = inputs['status-page'] !== ''
  const since = config.channels.some(({ digest }) => digest) ? { since: now - LONGEST_PERIOD } : {}
  return beginHistory({ place, now, whole, dryRun: inputs['dry-run'], ...since }, config, wiring)
}

/** One run with a config that was read before. */
export async function checkWith(
  request: Omit<CheckRequest, 'repository'>,
  { surroundings, budget }: Wiring,
  ports: CheckPorts,
): Promise<RunReport> {
  const repository = repositoryName(surroundings.repository)
  const heard = heardWithoutSecrets(request.heard ?? [], surroundings.secrets)
  const report = await checkMonitors({ ...request, repository, heard }, ports)
  const { requests, waitedMs } = budget
  if (requests > 0) surroundings.log.debug(`GitHub was asked ${requests} times, and waited for ${waitedMs} ms`)
  return report
}

/** Whom the last run heard when, where one left a map of agents. */
async function heardBy(map: string, wiring: Wiring, now: Instant): Promise<CheckRequest['heardBefore']> {
  if (map === '') return undefined
  const { earlierMap } = await import('./earlier-map.js')
  return earlierMap(map, wiring, now)
}
