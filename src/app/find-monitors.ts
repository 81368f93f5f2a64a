import type { Config } from '../config/config.js'
import type { FoundElsewhere } from '../domain/elsewhere.js'
import type { Coverage } from '../domain/incidents/left-out.js'
import type { Monitor } from '../domain/monitor.js'
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
  const { byEvents = 0 } = found
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
      workflows: monitors.length - byEvents,
      ...(byEvents > 0 && { byEvents }),
      ...(found.elsewhere && elsewhereIn(found.elsewhere, config)),
      ...unreadWorkflows(found.monitors, repository ?? own),
    },
    coverage: {
      ...coverageOf({ ...all, scope }, found.leftOut ?? []),
      ...(found.elsewhere && { seenElsewhere: found.elsewhere.seen }),
    },
  }
}

/** The one monitor of a configuration that could not be read stands for all that is in it. */
function unreadConfig({ monitors }: Config): Partial<Watched> {
  const [only] = monitors
  if (only?.source.kind !== 'unreadable') return {}
  return { monitors: 0, unread: { monitor: only.id, place: only.name } }
}

/** So does the one of a repository whose workflows could not be listed: it names none of them. */
function unreadWorkflows(found: readonly Monitor[], repository: string | null): Partial<Watched> {
  const [all, ...others] = found.filter(({ source }) => source.options['workflow'] === undefined)
  if (all === undefined) return {}
  const { repository: other, path } = all.source.options
  const named = [other, path, repository].find((text) => typeof text === 'string') ?? 'this repository'
  const more =
    others.length === 0 ? '' : ` and of ${others.length} more ${others.length === 1 ? 'repository' : 'repositories'}`
  const place = `${all.source.kind === 'workflow' ? 'the workflows of ' : ''}${named}${more}`
  return { workflows: found.length - 1 - others.length, unread: { monitor: all.id, place } }
}

/** How many others are watched, and whether that may be shown to everybody. */
function elsewhereIn({ repositories, private: hidden }: FoundElsewhere, { workflows }: Config): Partial<Watched> {
  const isShown = workflows.elsewhere?.private === true
  return { elsewhere: repositories, ...(hidden > 0 && !isShown && { privateElsewhere: hidden }) }
}

function coverageOf({ monitors, scope }: Pick<Config, 'monitors' | 'scope'>, leftOut: readonly string[]): Coverage {
  return { scope: scope ?? null, monitors: monitors.map(({ id }) => id), leftOut }
}
