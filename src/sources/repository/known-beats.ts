import type { KnownBeat } from '../../domain/refill/known-beat.js'
import type { BeatState } from '../../domain/heartbeat.js'
import type { Span } from '../../domain/history/history.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { toIso } from '../../domain/time.js'
import { ExternalError } from '../../errors.js'
import type { GitHub } from '../../ports.js'
import { groupBy, type Watched } from '../reader.js'
import { branchOf, type RepositoryOptions } from './options.js'

/** How the commits of our own writer are called. */
const OURS = /^heartbeat: .{1,300} (ok|failed|running|stopped|unknown) \[skip ci\]$/

/**
 * The last hundred beats before the end of a span, as the commits of their file tell of them: one request for each path, for so
 * many paths at most.
 */
export async function knownBeats(
  github: GitHub,
  watched: readonly Watched<RepositoryOptions>[],
  { to }: Span,
  most: number,
): Promise<ReadonlyMap<string, readonly KnownBeat[]>> {
  const groups = [...groupBy(watched, ({ options }) => JSON.stringify(options)).values()].slice(0, most)
  const known = new Map<string, readonly KnownBeat[]>()
  await Promise.all(
    groups.map(async (group) => {
      const [first] = group
      const beats = first === undefined ? null : await commitsOf(github, first.options, to)
      if (beats !== null) for (const { monitor } of group) known.set(monitor.id, beats)
    }),
  )
  return known
}

/** Oldest first; null where they could not be read. */
async function commitsOf(github: GitHub, options: RepositoryOptions, to: number): Promise<readonly KnownBeat[] | null> {
  const { branch, ...repository } = branchOf(options, github)
  const where = { ...repository, path: options.path, ...(branch === null ? {} : { sha: branch }) }
  try {
    const asked = { ...where, until: toIso(to), per_page: 100 }
    const { data } = await github.rest<unknown>('GET /repos/{owner}/{repo}/commits', asked)
    if (!Array.isArray(data)) return null
    const beats = data.map(beatIn)
    // One that cannot be understood would be a hole.
    return beats.includes(null) ? null : beats.filter((beat) => beat !== null).sort((a, b) => a.at - b.at)
  } catch (error) {
    if (error instanceof ExternalError) return null
    throw error
  }
}

/** Whoever else commits the file has written it, and nobody knows what. */
function beatIn(listed: unknown): KnownBeat | null {
  const commit = isPlainObject(listed) ? listed['commit'] : null
  const { committer, message } = isPlainObject(commit) ? commit : {}
  const at = isPlainObject(committer) && typeof committer['date'] === 'string' ? Date.parse(committer['date']) : NaN
  if (Number.isNaN(at)) return null
  const state = typeof message === 'string' ? (OURS.exec(message)?.[1] as BeatState | undefined) : undefined
  return { at, state: state ?? null }
}
