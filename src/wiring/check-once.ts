import { checkMonitors, type CheckPorts, type CheckRequest } from '../app/check-monitors.js'
import type { CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import type { Duration, Instant } from '../domain/time.js'
import type { IncidentStore } from '../incidents/store.js'
import type { RunReport } from '../reports/report.js'
import type { Connections } from './connections.js'
import { loadConfig, type ChannelEnvironment } from './load-config.js'
import { repositoryName } from './surroundings.js'
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
  /** Where incidents are kept; null where none are wanted. */
  incidents(config: Config, wiring: Wiring): Promise<IncidentStore | null>
}

export interface CheckedOnce {
  readonly config: Config
  readonly report: RunReport
  readonly wiring: Wiring
}

/** One run of the check with a wiring of its own: it reads everything anew, the config file too. */
export async function checkOnce(connections: Connections, order: CheckOrder): Promise<CheckedOnce> {
  const { inputs, now, runUrl, self, runId, heard } = order
  const wiring = wire(connections)
  const read = await loadConfig(inputs, wiring, order.channels, order.byHand)
  const config = order.prepare?.(read) ?? read
  const ports = checkPorts(wiring, await order.incidents(config, wiring))
  const heardBefore = await heardBy(inputs['agents-map'], wiring, now)
  const asked = { heardBefore, force: inputs.force, dryRun: inputs['dry-run'], listenMs: inputs.duration }
  const report = await checkWith({ config, now, runUrl, self, runId, heard, ...asked }, wiring, ports)
  return { config, report, wiring }
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
