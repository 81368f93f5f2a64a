import { USUAL_LIMIT } from '../../src/config/keys/run-limit.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { rewriteAfter } from '../../src/domain/incidents/incident.js'
import { ConfigError, ExternalError, messageOf } from '../../src/errors.js'
import { repositoryOf } from '../../src/platform/actions.js'
import { createRunTime } from '../../src/platform/run-time.js'
import { createSecrets } from '../../src/platform/secrets.js'
import { noOutputs } from '../../src/reports/no-outputs.js'
import { outputsOf } from '../../src/reports/outputs.js'
import { checkOnce } from '../../src/wiring/check-once.js'
import { connectionsWithin } from '../../src/wiring/connections.js'
import { configuredIncidents } from '../../src/wiring/configured-incidents.js'
import { connectedTo } from './connected-github.js'
import { aLog } from './incident-samples.js'
import { createQuickClock } from './quick-clock.js'

/** One run of the check as people see it afterwards. */
export interface CheckRun {
  readonly outputs: Readonly<Record<string, string>>
  readonly log: string
  /** With all that it slept, or would have. */
  readonly tookMs: number
  /** Of a process of its own. */
  readonly exitCode?: number
}

export interface CheckedPlace {
  readonly apiUrl: string
  readonly token: string
  readonly repository: string
  readonly workspace: string
  readonly environment: Readonly<Record<string, string>>
}

/** The check of the action in this process: everything but the runner's files and streams, and pauses that take no time. */
export async function wiredCheck(place: CheckedPlace, given: Readonly<Record<string, string>>): Promise<CheckRun> {
  const begun = performance.now()
  const [clock, log, secrets] = [createQuickClock(), aLog(), createSecrets()]
  const now = clock.now()
  const inputs = readInputs(CHECK_INPUTS, given)
  const runUrl = `https://github.com/${place.repository}/actions/runs/4711`
  const time = createRunTime(clock)
  time.begin(inputs.timeout ?? USUAL_LIMIT)
  const open = connectedTo({ ...place, repository: repositoryOf(place.repository), clock, log, secrets })
  const connections = connectionsWithin(open, time)
  let outputs: Readonly<Record<string, string>>
  try {
    const { report } = await checkOnce(connections, {
      inputs,
      byHand: null,
      now,
      runUrl,
      self: null,
      runId: '4711',
      limit: time.limit,
      channels: { environment: place.environment, hide: (found) => found.forEach(secrets.add) },
      incidents: (config, wiring) =>
        configuredIncidents('github', config, wiring, {
          now,
          mayWrite: true,
          issueOptions: { runUrl, about: null, rewriteAfterMs: rewriteAfter(config.policy) },
        }),
    })
    outputs = outputsOf(report, null)
  } catch (error) {
    outputs = noOutputs(messageOf(error))
    const known = error instanceof ConfigError || error instanceof ExternalError
    log.error(known ? messageOf(error) : String((error as Error).stack))
  } finally {
    connections.close()
  }
  return { outputs, log: log.lines.join('\n'), tookMs: performance.now() - begun + clock.sleptMs }
}
