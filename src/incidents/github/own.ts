import type { GitHub, Log } from '../../ports.js'
import { isBound } from './bound.js'
import type { Issue } from './issue.js'
import { readMarker, type Memory } from './marker.js'

export interface Marked {
  readonly issue: Issue
  readonly memory: Memory
}

/** What a list holds of ours: issues with our marker, parted by whether their author is known to be us. */
export interface Sorted {
  readonly own: readonly Marked[]
  /** Marked, and nobody could find out who we are. */
  readonly unsure: readonly Marked[]
}

/**
 * A marker can be copied, an author cannot: it must be this token's own login or one of those that the configuration names as
 * ours, and the marker that of this issue. Who we are is asked only when there is a marker.
 */
export async function sortOut(
  issues: readonly Issue[],
  github: GitHub,
  log: Log,
  authors: readonly string[] = [],
): Promise<Sorted> {
  const marked = issues.flatMap((issue) => markedOf(issue, log))
  if (marked.length === 0) return { own: [], unsure: [] }
  const login = await github.login()
  const named = [...authors, ...(login === null ? [] : [login])]
  const own = marked.filter(({ issue }) => named.some((name) => sameLogin(issue.user?.login, name)))
  if (login === null) return { own, unsure: marked.filter((one) => !own.includes(one)) }
  for (const { issue } of marked.filter((one) => !own.includes(one))) {
    log.debug(`Issue #${issue.number} carries a marker but is not by ${named.join(' or ')}; it is left alone.`)
  }
  return { own, unsure: [] }
}

function markedOf(issue: Issue, log: Log): Marked[] {
  const marker = readMarker(issue.body ?? '')
  switch (marker.kind) {
    case 'none':
      return []
    case 'unknown-version':
      log.notice(
        `Issue #${issue.number} has a marker of version ${marker.version}, which this Heartbeat does not know; it is left alone.`,
      )
      return []
    case 'broken':
      log.notice(`Issue #${issue.number} has a marker that cannot be read; it is left alone.`)
      return []
    case 'found':
      if (isBound(issue, marker.memory)) return [{ issue, memory: marker.memory }]
      log.notice(
        `Issue #${issue.number} carries a marker that was made for another issue or holds what no run wrote; it is left alone.`,
      )
      return []
  }
}

function sameLogin(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase()
}
