import type { Config } from '../config/config.js'
import type { Watched } from '../domain/watched.js'
import { coverageOf, type Found, type Search } from './found.js'
import type { SourceOf } from './read-all.js'

/** Adds a monitor for every scheduled workflow, and for those that an event starts, where they are to be watched unnamed. Throws ConfigError when there is none. */
export async function findMonitors({ config, self, repository: own, now }: Search, sourceOf: SourceOf): Promise<Found> {
  const { discover, include, repository } = config.workflows
  const watched = {
    origin: config.origin,
    monitors: config.monitors.length,
    workflows: 0,
    ...unreadConfig(config),
    repository: repository ?? own,
    local: config.monitors.some(({ source }) => source.kind === 'file'),
  }
  if (!discover && include.length === 0) return { config, notices: [], watched, coverage: coverageOf(config, []) }
  const { withWorkflows } = await import('./watched-workflows.js')
  return withWorkflows({ config, self, repository: own, now }, watched, sourceOf)
}

/** The one monitor of a configuration that could not be read stands for all that is in it. */
function unreadConfig({ monitors }: Config): Partial<Watched> {
  const [only] = monitors
  if (only?.source.kind !== 'unreadable') return {}
  return { monitors: 0, unread: { monitor: only.id, place: only.name } }
}
