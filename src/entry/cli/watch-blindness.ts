import { tellBlindness, type Blindness } from '../../app/tell-blindness.js'
import type { Finished } from '../../app/watch.js'
import { MINUTE, type Duration, type Instant } from '../../domain/time.js'
import { messageOf } from '../../errors.js'
import type { Connections } from '../../wiring/connections.js'
import type { WatchedConfig } from '../../wiring/watched-config.js'
import { openIncidents } from '../../wiring/open-incidents.js'
import { wire } from '../../wiring/wire.js'
import { usualStateFile } from './state-file.js'

/** So long watchers may be without a leader before people hear of it. */
const PATIENCE: Duration = 5 * MINUTE

/** Says when nobody can know who leads: then no watcher opens an incident or alerts anybody about anything. */
export function watchBlindness(
  config: WatchedConfig,
  connections: Connections,
  env: NodeJS.ProcessEnv,
): { finished(tick: Finished): Promise<void> } {
  const { log } = connections.surroundings
  let since: Instant | null = null
  let told = false

  async function tell(blindness: Blindness): Promise<void> {
    try {
      const chosen = await config.current(blindness.now)
      const wiring = wire(connections)
      const path = usualStateFile(`${chosen.declaredIn ?? '.'}.without-leader`, env)
      const store = await openIncidents({ kind: 'file', options: { path } }, wiring)
      told = await tellBlindness(blindness, chosen, { store, channels: wiring.channels, log })
    } catch (error) {
      log.warning(`People could not be told that nobody leads: ${messageOf(error)}`)
    }
  }

  return {
    async finished({ standing, report: { now, problems } }) {
      if (standing === 'nobody') {
        since ??= now
        if (now - since > PATIENCE) await tell({ since, detail: problems[0] ?? 'Redis does not answer', now })
        return
      }
      if (told) await tell({ since: since ?? now, detail: null, now })
      since = null
    },
  }
}
