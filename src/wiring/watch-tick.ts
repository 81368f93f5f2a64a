import type { Deeds } from '../app/deeds.js'
import type { Leadership } from '../app/leadership.js'
import type { Occasion } from '../app/watch.js'
import type { CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import type { TargetMemory } from '../domain/recovery/target-state.js'
import type { IncidentStore } from '../incidents/store.js'
import type { RunReport } from '../reports/report.js'
import { checkWith } from './check-once.js'
import type { Connections } from './connections.js'
import type { WatchedConfig } from './watched-config.js'
import { checkPorts, wire, type Wiring } from './wire.js'

/** What every tick of one watcher has in common. */
export interface TickOrder {
  readonly inputs: CheckInputs
  readonly config: WatchedConfig
  /** What begins in one tick and ends in a later one. */
  readonly deeds: Deeds
  /** What was tried, as long as the process lives: where incidents tell of it they do so only after a tick. */
  readonly targets: TargetMemory
  readonly leadership: Leadership
  /** Where incidents are kept; null where none are wanted. */
  incidents(config: Config, wiring: Wiring): Promise<IncidentStore | null>
}

/** What one tick was, for those who write down what it found. */
export interface Ticked {
  readonly report: RunReport
  readonly wiring: Wiring
}

/** One tick: a check with a wiring of its own, over connections that stay. */
export async function tickOnce(connections: Connections, order: TickOrder, occasion: Occasion): Promise<Ticked> {
  const { inputs } = order
  const { now, standing, ownGap, mayAct } = occasion
  const config = await order.config.current(now)
  const wiring = wire(connections)
  const ports = checkPorts(wiring, await order.incidents(config, wiring))
  // Who does not lead looks all the same, so that it knows everybody when it does.
  const dryRun = inputs['dry-run'] || standing !== 'leader'
  const request = { config, now, force: inputs.force, dryRun, runUrl: null, self: null, runId: null, ownGap }
  const { deeds, targets } = order
  const leadership = { ...order.leadership, mayAct }
  return { report: await checkWith(request, wiring, { ...ports, mayAct, deeds, targets, leadership }), wiring }
}
