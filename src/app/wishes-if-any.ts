import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import type { Known } from './known-incidents.js'
import type { Heard, HearingRun } from './wishes.js'

/** What people ask for on incidents loads where anybody does, or did. */
export async function hearIfAny(
  { incidents }: Known,
  read: Omit<Heard, 'wishes'>,
  run: HearingRun,
  ports: { readonly incidents: IncidentStore | null; readonly log: Log },
): Promise<Heard> {
  if (!incidents?.some(({ unheard, state }) => unheard || state.control)) return { ...read, wishes: null }
  return (await import('./hear-wishes.js')).readAsWished(incidents, read, run, ports)
}
