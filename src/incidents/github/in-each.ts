import type { Incident, IncidentChange, IncidentDraft } from '../../domain/incidents/incident.js'
import type { Instant } from '../../domain/time.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { Log } from '../../ports.js'
import type { IncidentPorts, IncidentStore, OpenTogether } from '../store.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import { createOtherStores, type OtherStores } from './other-stores.js'
import { draftAt, inward, outward, placeOf, splitRef } from './places.js'
import { createReadOthers, type ReadOthers } from './read-others.js'

/** What it writes as in its own repository, which is somebody else in any other. */
const JOBS_OWN = 'github-actions[bot]'

/**
 * Incidents as issues of the repositories whose workflows they tell of. What cannot be opened there opens at home: an alert is
 * never lost for a permission. A repository that could not be read has no incidents for this run, so that none is touched.
 */
export function createInEach(
  home: IncidentStore,
  given: GitHubIncidentOptions,
  ports: Omit<IncidentPorts, 'files'>,
): IncidentStore {
  const authors = (given.authors ?? []).filter((name) => name !== JOBS_OWN)
  const options = { ...given, authors, commands: false }
  const stores = createOtherStores(options, ports)
  const others = createReadOthers(stores, options, ports)
  const { open, reopen } = opening(home, stores, others, ports.log)
  const together: OpenTogether = { open, settle: (opened, now) => settle(opened, now, home, stores) }

  async function at(incident: Incident, work: (store: IncidentStore, own: Incident) => Promise<Incident>) {
    const { place } = splitRef(incident.ref)
    return place === null ? work(home, incident) : outward(place, await work(await stores.at(place), inward(incident)))
  }

  return {
    costly: true,
    people: true,
    among: others.among,
    load: async (scope = 'all') => {
      // First, because it may say who we are.
      const own = await home.load(scope)
      return [...own, ...(await others.load(scope))]
    },
    open: async (draft, now) => {
      const opened = await open(draft, now)
      return (await together.settle([opened], now))[0] ?? opened
    },
    together,
    update: (incident, to, now) => at(incident, (store, own) => store.update(own, to, now)),
    close: (incident, to, now) => at(incident, (store, own) => store.close(own, to, now)),
    reopen: (incident, to, now) =>
      splitRef(incident.ref).place === null ? home.reopen(incident, to, now) : reopen(incident, to, now),
    closeDuplicate: async (incident, keep, to, now) => {
      const [own, other] = [splitRef(incident.ref).place, splitRef(keep.ref).place]
      const whole = other === null ? `${await stores.home()}#${keep.ref}` : keep.ref
      const named = { ...keep, ref: own === other ? splitRef(keep.ref).number : whole }
      return at(incident, (store, one) => store.closeDuplicate(one, named, to, now))
    },
    ...(home.asking && { asking: home.asking }),
  }
}

/** There if that may be, else at home, which is told once for each repository. */
function opening(home: IncidentStore, stores: OtherStores, others: ReadOthers, log: Log) {
  const shut = new Set<string>()
  const here = (draft: IncidentDraft, now: Instant): Promise<Incident> =>
    (home.together ?? home).open(draftAt(null, draft), now)

  async function orHome(place: string, there: () => Promise<Incident>, instead: () => Promise<Incident>) {
    if (shut.has(place)) return instead()
    try {
      return outward(place, await there())
    } catch (error) {
      if (!(error instanceof ExternalError) || !error.fault.permanent) throw error
      shut.add(place)
      log.warning(`The issue of ${place} is opened in this repository instead: ${withRemedy(error)}`)
      return instead()
    }
  }

  return {
    async open(draft: IncidentDraft, now: Instant): Promise<Incident> {
      const place = placeOf(draft, others.names())
      if (place === null) return here(draft, now)
      const there = async (): Promise<Incident> => {
        const known = await others.unseen(place, draft.key)
        const store = await stores.at(place)
        return known ?? (store.together ?? store).open(draftAt(place, draft), now)
      }
      return orHome(place, there, () => here(draft, now))
    },
    async reopen(incident: Incident, to: IncidentChange, now: Instant): Promise<Incident> {
      const place = splitRef(incident.ref).place ?? ''
      const state = { ...to.state, openedAt: now, closedAt: null, duplicateOf: null }
      const anew = { key: incident.key, state, verdicts: to.verdicts, previous: null }
      const there = async (): Promise<Incident> => (await stores.at(place)).reopen(inward(incident), to, now)
      return orHome(place, there, () => here(anew, now))
    },
  }
}

/** Each repository is looked into once for those that somebody else opened meanwhile. */
async function settle(
  opened: readonly Incident[],
  now: Instant,
  home: IncidentStore,
  stores: OtherStores,
): Promise<Incident[]> {
  const settled = new Map<Incident, Incident>()
  for (const place of new Set(opened.map(({ ref }) => splitRef(ref).place))) {
    const mine = opened.filter(({ ref }) => splitRef(ref).place === place)
    const store = place === null ? home : await stores.at(place)
    const stay = (await store.together?.settle(mine.map(inward), now)) ?? mine.map(inward)
    for (const [i, one] of mine.entries()) {
      const kept = stay[i] ?? inward(one)
      settled.set(one, place === null ? kept : outward(place, kept))
    }
  }
  return opened.map((one) => settled.get(one) ?? one)
}
