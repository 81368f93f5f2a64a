import { nearestWord } from '../../domain/nearest.js'
import { isMany } from '../../domain/redis-place.js'
import type { MonitorSettings } from '../monitor-keys.js'

/** The sections of a config file that tell who is watched. */
interface Watched {
  readonly monitors: readonly {
    readonly id: string
    readonly settings: Pick<MonitorSettings, 'tags' | 'monitors' | 'redis'>
  }[]
  readonly workflows:
    { readonly discover?: boolean | undefined; readonly include?: readonly string[] | undefined } | undefined
  readonly discovered?: Pick<MonitorSettings, 'tags'>
}

/** What a config file tells of the monitors that its other sections may select. */
export interface Selectable {
  readonly ids: readonly string[]
  readonly tags: readonly string[]
  /** Workflows that are found join them, under the names of their files. */
  readonly findsWorkflows: boolean
  /** Members of a document join them, under names that only the document tells. */
  readonly hasMembers: boolean
}

/** Null where inputs alone name monitors, so that the file cannot tell who there is. */
export function selectableIn({ monitors, workflows, discovered }: Watched): Selectable | null {
  if (monitors.length === 0) return null
  return {
    ids: monitors.map(({ id }) => id),
    tags: [...new Set([...monitors.flatMap(({ settings }) => settings.tags ?? []), ...(discovered?.tags ?? [])])],
    findsWorkflows: (workflows?.discover ?? false) || (workflows?.include ?? []).length > 0,
    hasMembers: monitors.some(
      ({ settings: { monitors, redis } }) => monitors === 'each' || (redis !== undefined && isMany(redis)),
    ),
  }
}

/** What is wrong with an id that selects nobody; null where somebody is called so, or may come to be. */
export function idProblem(word: string, { ids, findsWorkflows, hasMembers }: Selectable): string | null {
  // A glob may be there for those to come, and a place that cannot be read is told of as `source:…`.
  if (/[*?:]/.test(word) || hasMembers || ids.includes(word)) return null
  if (findsWorkflows && /\.ya?ml$/.test(word)) return null
  return `${JSON.stringify(word)} is no monitor; ${remedyFor(word, ids)}`
}

/** The same of a tag. */
export function tagProblem(word: string, { tags }: Selectable): string | null {
  if (tags.includes(word)) return null
  return `${JSON.stringify(word)} is a tag of no monitor; ${remedyFor(word, tags)}`
}

const MOST_NAMED = 16

function remedyFor(word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known)
  if (nearest !== null) return `did you mean "${nearest}"?`
  if (known.length === 0) return 'give it to one with "tags", or leave it out'
  return known.length > MOST_NAMED ? 'name one that there is' : `there are ${known.join(', ')}`
}
