import type { Incident } from '../domain/incidents/incident.js'
import type { IncidentStore, OpenTogether } from '../incidents/store.js'

/**
 * A store that is asked once and then remembered, with what is written through it: for one whose answers cost requests. What
 * people change there is seen when it is made anew.
 */
export function rememberedIncidents(store: IncidentStore): IncidentStore {
  let all: readonly Incident[] | null = null
  let open: readonly Incident[] | null = null

  async function load(scope: 'open' | 'all' = 'all'): Promise<readonly Incident[]> {
    if (scope === 'all') return all ?? once(await store.load('all'), (known) => (all = known))
    if (all !== null) return all.filter(({ phase }) => phase === 'open')
    return open ?? once(await store.load('open'), (known) => (open = known))
  }

  /** What people ask for is heard once, and again when the store is made anew. */
  function once(loaded: readonly Incident[], keep: (known: readonly Incident[]) => void): readonly Incident[] {
    keep(loaded.map(heard))
    return loaded
  }

  async function written(change: Promise<Incident>): Promise<Incident> {
    const incident = heard(await change)
    replace([incident], [incident])
    return incident
  }

  function replace(before: readonly Incident[], after: readonly Incident[]): void {
    const refs = new Set([...before, ...after].map(({ ref }) => ref))
    const others = (known: readonly Incident[]): Incident[] => known.filter(({ ref }) => !refs.has(ref))
    if (all !== null) all = [...others(all), ...after]
    if (open !== null) open = [...others(open), ...after.filter(({ phase }) => phase === 'open')]
  }

  function remembered({ open: openOne, settle }: OpenTogether): OpenTogether {
    return {
      open: (draft, now) => written(openOne(draft, now)),
      async settle(opened, now) {
        const settled = await settle(opened, now)
        // One that was closed as a duplicate tells nothing of its own.
        replace(opened, settled)
        return settled
      },
    }
  }

  return {
    load,
    open: (draft, now) => written(store.open(draft, now)),
    update: (incident, change, now) => written(store.update(incident, change, now)),
    close: (incident, change, now) => written(store.close(incident, change, now)),
    reopen: (incident, change, now) => written(store.reopen(incident, change, now)),
    closeDuplicate: (incident, keep, change, now) => written(store.closeDuplicate(incident, keep, change, now)),
    ...(store.together && { together: remembered(store.together) }),
    ...(store.asking && { asking: () => store.asking?.() ?? Promise.reject(new Error('nobody asks here')) }),
    ...(store.among && { among: (repositories: readonly string[]) => store.among?.(repositories) }),
    ...(store.people && { people: store.people }),
    ...(store.looks && { looks: store.looks }),
    ...(store.targets && { targets: store.targets }),
  }
}

function heard(before: Incident): Incident {
  const { unheard, ...incident } = before
  return unheard === undefined ? before : incident
}
