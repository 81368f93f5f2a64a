import type { Incident } from '../../domain/incidents/incident.js'
import { ExternalError, withRemedy } from '../../errors.js'
import type { IncidentPorts } from '../store.js'
import { askForMany, type Many } from './ask-many.js'
import { unlessRefused } from './find.js'
import type { GitHubIncidentOptions } from './issue-options.js'
import type { OtherStores } from './other-stores.js'
import { outward } from './places.js'

/** Whoever cannot be asked together with others is asked alone, so many at a time. */
const AT_ONCE = 8

/** What stands in other repositories, as far as it can be read. */
export interface ReadOthers {
  names(): readonly string[]
  among(names: readonly string[]): void
  load(scope: 'open' | 'all'): Promise<readonly Incident[]>
  /** What is open there already, where that could not be seen before. */
  unseen(place: string, key: string): Promise<Incident | null>
}

export function createReadOthers(
  stores: OtherStores,
  options: GitHubIncidentOptions,
  { github, log }: Pick<IncidentPorts, 'github' | 'log'>,
): ReadOthers {
  const read = new Set<string>()
  let names: readonly string[] = []
  /** What all were asked for at once; null until that is wanted anew. */
  let asked: Promise<Many> | null = null

  async function askAll(): Promise<Many> {
    const home = await github()
    const found = await unlessRefused(home, log, () => askForMany(home, names, options.authors ?? []))
    const many = found ?? new Map<string, never>()
    stores.keep(many)
    return many
  }

  async function loadOne(place: string, known: Many, scope: 'open' | 'all'): Promise<readonly Incident[]> {
    if (known.get(place) === null) return []
    try {
      const found = await (await stores.at(place)).load(scope)
      read.add(place)
      return found.map((one) => outward(place, one))
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error
      log.debug(`The incidents of ${place} could not be read: ${withRemedy(error)}`)
      return []
    }
  }

  return {
    names: () => names,
    among: (others) => void (names = others),
    async load(scope) {
      if (names.length === 0) return []
      const known = await (asked ??= askAll())
      // As of each of them: the last scope of a run reads what stands there now, and the next begins anew.
      if (scope === 'all') asked = null
      const found: Incident[] = []
      for (let i = 0; i < names.length; i += AT_ONCE) {
        const some = await Promise.all(names.slice(i, i + AT_ONCE).map((place) => loadOne(place, known, scope)))
        found.push(...some.flat())
      }
      return found
    },
    async unseen(place, key) {
      if (read.has(place)) return null
      const open = await (await stores.at(place)).load('open')
      read.add(place)
      return open.find((one) => one.key === key) ?? null
    },
  }
}
