import type { Config } from '../config/config.js'
import type { Coverage } from '../domain/incidents/left-out.js'
import type { Instant } from '../domain/time.js'
import type { Watched } from '../domain/watched.js'
import type { SourceOf } from './read-all.js'

/** A configuration with the monitors that were found, and what is worth telling of the search. */
export interface Found {
  readonly config: Config
  readonly notices: readonly string[]
  readonly watched: Watched
  /** What this run knows to be all that its configuration watches. */
  readonly coverage: Coverage
}

/** Of one run: what it is to watch, and from where it looks. */
interface Search {
  readonly config: Config
  readonly self: string | null
  readonly repository: string | null
  readonly now: Instant
}

/** Adds a monitor for every scheduled workflow, and for those that an event starts, where they are to be watched unnamed. Throws ConfigError when there is none. */
export async function findMonitors({ config, self, repository: own, now }: Search, sourceOf: SourceOf): Promise<Found> {
  const { discover, include, ignore, options, repository, about, elsewhere } = config.workflows
  const watched = {
    origin: config.origin,
    monitors: config.monitors.length,
    workflows: 0,
    ...unreadConfig(config),
    repository: repository ?? own,
    local: config.monitors.some(({ source }) => source.kind === 'file'),
  }
  if (!discover && include.length === 0) return { config, notices: [], watched, coverage: coverageOf(config, []) }
  const source = await sourceOf('workflow')
  const asked = { repository, scheduled: discover, include, except: ignore, self, named: config.monitors }
  const found = await source.discover?.({ ...asked, ...(elsewhere && { elsewhere }) }, now)
  if (found === undefined) return { config, notices: [], watched, coverage: coverageOf({ ...config, scope: null }, []) }
  const { groupingOf, watchedBy } = await import('./watched-workflows.js')
  const monitors = found.monitors.map((monitor) => ({
    ...monitor,
    ...about,
    source: { ...monitor.source, options: { ...options, ...monitor.source.options } },
  }))
  const all = { ...config, monitors: [...config.monitors, ...monitors] }
  const scope = found.complete === true ? config.scope : null
  return {
    config: all,
    notices: found.notices,
    watched: {
      ...watched,
      ...watchedBy(found, config, own),
    },
    coverage: {
      ...coverageOf({ ...all, scope }, found.leftOut ?? []),
      ...(found.elsewhere && { seenElsewhere: found.elsewhere.seen }),
      ...groupingOf(found, config, repository ?? own),
    },
  }
}

/** The one monitor of a configuration that could not be read stands for all that is in it. */
function unreadConfig({ monitors }: Config): Partial<Watched> {
  const [only] = monitors
  if (only?.source.kind !== 'unreadable') return {}
  return { monitors: 0, unread: { monitor: only.id, place: only.name } }
}

function coverageOf({ monitors, scope }: Pick<Config, 'monitors' | 'scope'>, leftOut: readonly string[]): Coverage {
  return { scope: scope ?? null, monitors: monitors.map(({ id }) => id), leftOut }
}
