import type { Incident } from '../domain/incidents/incident.js'
import { createProcessTargets } from '../domain/recovery/process-targets.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import { mergedStates, statesOfIncidents } from '../domain/recovery/states-of-incidents.js'
import type { TargetMemory, TargetStates } from '../domain/recovery/target-state.js'
import type { Instant } from '../domain/time.js'
import { messageOf } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'

/** Where attempts may be remembered. */
export interface TargetPlaces {
  /** Null where incidents are not wanted. */
  readonly incidents: IncidentStore | null
  /** What the process itself remembers; absent in a single check. */
  readonly targets?: TargetMemory
}

/** What is known of targets, and where it is kept; or in words why nothing may be tried. */
export type KnownTargets =
  | { readonly kind: 'known'; readonly states: TargetStates; readonly memory: TargetMemory }
  | { readonly kind: 'unknown'; readonly why: string }

/** A store's own memory, else what its incidents tell beside what the process remembers. Without any nothing is tried. */
export async function knownTargets(
  { incidents: store, targets }: TargetPlaces,
  incidents: readonly Incident[] | null,
  settings: RecoverySettings,
  now: Instant,
): Promise<KnownTargets> {
  if (store !== null && incidents === null)
    return { kind: 'unknown', why: 'the incidents, which count its attempts, could not be read' }
  const own = store?.targets ?? targets
  try {
    const remembered = (await own?.load()) ?? null
    if (store?.targets !== undefined && remembered !== null)
      return { kind: 'known', states: remembered, memory: store.targets }
    if (incidents === null && remembered === null)
      return { kind: 'unknown', why: 'its attempts are counted in incidents, and this run keeps none' }
    const told = incidents === null ? new Map() : statesOfIncidents(incidents, settings, now)
    return { kind: 'known', states: mergedStates(told, remembered ?? new Map()), memory: own ?? createProcessTargets() }
  } catch (error) {
    return { kind: 'unknown', why: `what was tried before could not be read: ${messageOf(error)}` }
  }
}
