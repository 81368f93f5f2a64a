import type { Config } from '../../config/config.js'
import { readSupervision } from '../../config/env/supervision.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import type { RecoveryStep } from '../../domain/recovery/recovery.js'
import type { Instant } from '../../domain/time.js'
import { ConfigError } from '../../errors.js'
import type { IncidentStore } from '../../incidents/store.js'
import type { Clock } from '../../ports.js'
import type { Recovery } from '../../recovery/recovery.js'
import { withConnections } from '../../wiring/connections.js'
import { loadConfig } from '../../wiring/load-config.js'
import { supervisedTargets } from '../../wiring/supervised-targets.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { checkPorts, wire } from '../../wiring/wire.js'
import { incidentPlace } from './incident-place.js'
import type { Terminal } from './terminal.js'

/** What was typed of where recovery is remembered. */
export interface RecoveryFlags {
  readonly config: string
  readonly repo?: string
  readonly stateFile?: string
  readonly json?: boolean
}

/** A config, and the memory that its checks use. */
export interface Opened {
  readonly config: Config
  readonly store: IncidentStore
  readonly now: Instant
  readonly clock: Clock
  readonly recoveryOf: (step: RecoveryStep) => Promise<Recovery>
}

/** Opens what a check with the same flags would open. Throws ConfigError where nothing is remembered. */
export async function openPlace<T>(
  { config: path, repo, stateFile }: RecoveryFlags,
  terminal: Terminal,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const { env, secrets } = terminal
  const token = terminalToken(undefined, terminal)
  const inputs = readInputs(CHECK_INPUTS, { config: path, 'read-from': repo === undefined ? 'workspace' : 'api' })
  const surroundings = terminalSurroundings({ token, repo }, terminal)
  return withConnections(surroundings, async (connections) => {
    const wiring = wire(connections)
    const hide = (found: readonly string[]): void => found.forEach(secrets.add)
    const supervision = readSupervision(env)
    const config = await loadConfig(inputs, wiring, { environment: env, hide, supervision })
    const { clock } = surroundings
    const now = clock.now()
    const run = { now, mayWrite: true, env }
    const { store } = await incidentPlace(config, wiring, { stateFile, state: true }, run)
    if (store === null) throw new ConfigError(['state-file: nothing is remembered here; name the file that remembers'])
    const shown = await supervisedTargets(connections).store(store, config)
    return work({ config, store: shown ?? store, now, clock, recoveryOf: checkPorts(wiring, store).recoveryOf })
  })
}
