import type { Config } from '../../config/config.js'
import type { IncidentStore } from '../../incidents/store.js'
import type { Log } from '../../ports.js'
import type { SharedRun } from '../../wiring/configured-incidents.js'
import { openIncidents } from '../../wiring/open-incidents.js'
import type { Wiring } from '../../wiring/wire.js'
import { incidentPlace, type StateFlags } from './incident-place.js'

/** Where a watcher keeps incidents: as `check` does, but what `--no-state` forgets lives as long as the process. */
export function lastingPlace(
  flags: StateFlags,
  env: NodeJS.ProcessEnv,
  log: Log,
): (config: Config, wiring: Wiring, run: SharedRun) => Promise<IncidentStore | null> {
  let memory: Promise<IncidentStore> | null = null
  let told = ''
  return async (config, wiring, run) => {
    const { store, notices } = await incidentPlace(config, wiring, flags, { ...run, env })
    const text = notices.join(' ')
    if (text !== told) log.notice(text)
    told = text
    return store ?? (memory ??= openIncidents({ kind: 'memory', options: {} }, wiring))
  }
}
