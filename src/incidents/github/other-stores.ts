import type { Log } from '../../ports.js'
import type { IncidentPorts, IncidentStore } from '../store.js'
import type { Found } from './ask.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import { createGitHubIncidents } from './issue-store.js'
import { gitHubAt } from './places.js'

/** The issues of other repositories, each as a store of its own. */
export interface OtherStores {
  /** `owner/repo` that watches. */
  home(): Promise<string>
  at(place: string): Promise<IncidentStore>
  /** What was asked for together, for the next load of each. */
  keep(found: ReadonlyMap<string, Found | null>): void
}

/** Numbers of issues alone do not say of which repository they are. */
function logOf(place: string, log: Log): Log {
  const at =
    (level: keyof Log) =>
    (text: string): void =>
      log[level](`${place}: ${text}`)
  return { debug: at('debug'), info: at('info'), notice: at('notice'), warning: at('warning'), error: at('error') }
}

export function createOtherStores(options: GitHubIncidentOptions, ports: Omit<IncidentPorts, 'files'>): OtherStores {
  const stores = new Map<string, IncidentStore>()
  const asked = new Map<string, Found | null>()

  async function home(): Promise<string> {
    const { owner, repo } = (await ports.github()).repository
    return `${owner}/${repo}`
  }

  function taken(place: string): Found | null {
    const found = asked.get(place) ?? null
    asked.delete(place)
    return found
  }

  return {
    home,
    async at(place) {
      const by = await home()
      const own = { ...ports, log: logOf(place, ports.log), github: async () => gitHubAt(await ports.github(), place) }
      const store = stores.get(place) ?? createGitHubIncidents(options, own, { by, taken: () => taken(place) })
      stores.set(place, store)
      return store
    },
    keep(found) {
      for (const [place, one] of found) asked.set(place, one)
    },
  }
}
