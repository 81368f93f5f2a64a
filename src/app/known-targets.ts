import type { Incident } from '../domain/incidents/incident.js'
import { createProcessTargets } from '../domain/recovery/process-targets.js'
import type { RecoveryStep } from '../domain/recovery/recovery.js'
import type { RecoverySettings } from '../domain/recovery/settings.js'
import { mergedStates, statesOfIncidents } from '../domain/recovery/states-of-incidents.js'
import type { TargetMemory, TargetStates } from '../domain/recovery/target-state.js'
import { withRemedy } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Recovery } from '../recovery/recovery.js'
import { attemptsOutside, type ForgetfulHealing } from './outside-attempts.js'

/** Where attempts may be remembered. */
export interface TargetPlaces {
  /** Null where incidents are not wanted. */
  readonly incidents: IncidentStore | null
  /** What the process itself remembers; absent in a single check. */
  readonly targets?: TargetMemory
  readonly recoveryOf: (step: RecoveryStep) => Promise<Recovery>
}

/** What is known of targets, and where it is kept; or in words why nothing may be tried. */
export type KnownTargets =
  | {
      readonly kind: 'known'
      readonly states: TargetStates
      readonly memory: TargetMemory
      readonly settings: RecoverySettings
    }
  | { readonly kind: 'unknown'; readonly why: string }

/** A run that is to heal. */
export interface HealingRun extends ForgetfulHealing {
  /** Null where none are kept, or they could not be read. */
  readonly incidents: readonly Incident[] | null
}

/** A store's own memory, else what its incidents tell beside what the process remembers, else the traces outside. */
export async function knownTargets(places: TargetPlaces, run: HealingRun): Promise<KnownTargets> {
  const { incidents: store, targets, recoveryOf } = places
  const { incidents, settings, now } = run
  if (store !== null && incidents === null)
    return { kind: 'unknown', why: 'the incidents, which count its attempts, could not be read' }
  const own = store?.targets ?? targets
  try {
    const remembered = (await own?.load()) ?? null
    if (store?.targets !== undefined && remembered !== null)
      return { kind: 'known', states: remembered, memory: store.targets, settings }
    const memory = own ?? createProcessTargets()
    if (incidents === null && remembered === null)
      return { kind: 'known', memory, ...(await attemptsOutside(run, recoveryOf)) }
    const told = incidents === null ? new Map() : statesOfIncidents(incidents, settings, now)
    return { kind: 'known', states: mergedStates(told, remembered ?? new Map()), memory, settings }
  } catch (error) {
    return { kind: 'unknown', why: `what was tried before could not be read: ${withRemedy(error)}` }
  }
}
