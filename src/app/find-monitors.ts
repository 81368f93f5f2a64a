import type { Config } from '../config/config.js'
import type { Watched } from '../domain/incidents/plan-gone.js'
import type { SourceOf } from './read-all.js'

/** A configuration with the monitors that were found, and what is worth telling of the search. */
export interface Found {
  readonly config: Config
  readonly notices: readonly string[]
  readonly watched: Watched
}

/** Adds a monitor for every scheduled workflow, where they are to be watched unnamed. Throws ConfigError when there is none. */
export async function findMonitors(config: Config, self: string | null, sourceOf: SourceOf): Promise<Found> {
  const { discover, ignore, options, repository } = config.workflows
  if (!discover) return { config, notices: [], watched: watchedBy(config, []) }
  const source = await sourceOf('workflow')
  const found = await source.discover?.({ repository, except: ignore, self, named: config.monitors })
  if (found === undefined) return { config, notices: [], watched: watchedBy({ ...config, scope: null }, []) }
  const monitors = found.monitors.map((monitor) => ({
    ...monitor,
    source: { ...monitor.source, options: { ...options, ...monitor.source.options } },
  }))
  const all = { ...config, monitors: [...config.monitors, ...monitors] }
  const scope = found.complete === true ? config.scope : null
  return { config: all, notices: found.notices, watched: watchedBy({ ...all, scope }, found.leftOut ?? []) }
}

function watchedBy({ monitors, scope }: Pick<Config, 'monitors' | 'scope'>, leftOut: readonly string[]): Watched {
  return { scope: scope ?? null, monitors: monitors.map(({ id }) => id), leftOut }
}
