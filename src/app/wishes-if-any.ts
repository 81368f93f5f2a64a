import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import { loadTimes, type Times } from './judge-all.js'
import type { Known } from './known-incidents.js'
import type { Read } from './read-all.js'
import type { HearingRun, Wishes } from './wishes.js'

/** What was read, as people want it judged. */
interface Heard {
  readonly reads: readonly Read[]
  readonly times: Times
  /** Null where nobody asked for anything on an incident. */
  readonly wishes: Wishes | null
}

/** What people ask for on incidents loads where anybody does, or did. */
export async function hearIfAny(
  { incidents }: Known,
  read: Omit<Heard, 'wishes'>,
  run: HearingRun,
  ports: { readonly incidents: IncidentStore | null; readonly log: Log },
): Promise<Heard> {
  if (!incidents?.some(({ unheard, state }) => unheard || state.control)) return { ...read, wishes: null }
  const { hearWishes } = await import('./hear-wishes.js')
  const { withControls } = await import('./with-controls.js')
  const wishes = await hearWishes(incidents, run, ports)
  const reads = withControls(read.reads, wishes.controls, run.now)
  return { reads, times: await loadTimes(run.monitors, wishes.controls.size), wishes }
}
