import type { Config } from '../config/config.js'
import type { FoundElsewhere } from '../domain/elsewhere.js'
import type { Grouping } from '../domain/incidents/plan-groups.js'
import type { Watched } from '../domain/watched.js'
import type { Discovery } from '../sources/source.js'
import { coverageOf, type Found, type Search } from './found.js'
import type { SourceOf } from './read-all.js'

/** Adds the workflows that are to be watched unnamed. Throws ConfigError when nothing is watched then. */
export async function withWorkflows(
  { config, self, repository: own, now }: Search,
  watched: Watched,
  sourceOf: SourceOf,
): Promise<Found> {
  const { discover, include, ignore, options, repository, about, elsewhere } = config.workflows
  const source = await sourceOf('workflow')
  const asked = { repository, scheduled: discover, include, except: ignore, self, named: config.monitors }
  const found = await source.discover?.({ ...asked, ...(elsewhere && { elsewhere }) }, now)
  if (found === undefined) return { config, notices: [], watched, coverage: coverageOf({ ...config, scope: null }, []) }
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
    watched: { ...watched, ...watchedBy(found, config, own) },
    coverage: {
      ...coverageOf({ ...all, scope }, found.leftOut ?? []),
      ...(found.elsewhere && { seenElsewhere: found.elsewhere.seen }),
      ...(config.workflows.inEach && { homes: found.elsewhere?.read ?? [] }),
      ...groupingOf(found, config, repository ?? own),
    },
  }
}

/** What a search came to, for the first line of every report. */
function watchedBy(found: Discovery, { workflows }: Config, own: string | null): Partial<Watched> {
  const { byEvents = 0, monitors, elsewhere } = found
  return {
    workflows: monitors.length - byEvents,
    ...(byEvents > 0 && { byEvents }),
    ...(elsewhere && elsewhereIn(elsewhere, workflows.elsewhere?.private === true)),
    ...unreadWorkflows(found, workflows.repository ?? own),
  }
}

/** Those that were found in one repository share an incident, where that is wished. */
function groupingOf(
  { monitors }: Discovery,
  { workflows, origin }: Config,
  home: string | null,
): { readonly grouping?: Grouping } {
  if (workflows.together !== true) return {}
  const places = monitors.flatMap(({ id, source: { options } }): [string, string][] => {
    const place = options['repository'] ?? home
    return typeof place === 'string' ? [[id, place]] : []
  })
  return { grouping: { by: origin.kind === 'file' ? origin.path : origin.kind, places: new Map(places) } }
}

/** The one monitor that stands for a repository whose workflows could not be listed names none of them. */
function unreadWorkflows({ monitors, byEvents = 0 }: Discovery, repository: string | null): Partial<Watched> {
  const [all, ...others] = monitors.filter(({ source }) => source.options['workflow'] === undefined)
  if (all === undefined) return {}
  const { repository: other, path } = all.source.options
  const named = [other, path, repository].find((text) => typeof text === 'string') ?? 'this repository'
  const more =
    others.length === 0 ? '' : ` and of ${others.length} more ${others.length === 1 ? 'repository' : 'repositories'}`
  const place = `${all.source.kind === 'workflow' ? 'the workflows of ' : ''}${named}${more}`
  return { workflows: monitors.length - byEvents - 1 - others.length, unread: { monitor: all.id, place } }
}

/** How many others are watched, and whether that may be shown to everybody. */
function elsewhereIn({ repositories, private: hidden }: FoundElsewhere, isShown: boolean): Partial<Watched> {
  return { elsewhere: repositories, ...(hidden > 0 && !isShown && { privateElsewhere: hidden }) }
}
