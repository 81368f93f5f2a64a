import type { GitHub, Log } from '../../ports.js'
import { isBound } from './bound.js'
import type { Author, Issue } from './issue.js'
import { isBot, isOurs, sameLogin } from './logins.js'
import { endsInMarker, readMarker, type Memory } from './marker.js'

export interface Marked {
  readonly issue: Issue
  readonly memory: Memory
}

/** Whose issues are ours besides this token's own, and who watches where that is another repository. */
interface Ours {
  readonly authors?: readonly string[]
  readonly by?: string
}

/**
 * What a list holds of ours. A marker can be copied, an author cannot: it must be this token's own login or one of those that
 * the configuration names as ours, and the marker that of this issue. Who we are is asked only when there is a marker; where
 * nobody can say, a bot's issue is taken for ours if its marker stands where we write it: any bot may quote what others said.
 */
export async function sortOut(
  issues: readonly Issue[],
  github: GitHub,
  log: Log,
  { authors = [], by }: Ours = {},
): Promise<Marked[]> {
  // Whoever watches from elsewhere cares for what it opened, and nobody else does.
  const marked = issues.flatMap((issue) => markedOf(issue, log)).filter(({ memory }) => memory.by === by)
  if (marked.length === 0) return []
  const login = await github.login()
  const isNamed = (author: Author | null): boolean => author !== null && authors.some((name) => sameLogin(author, name))
  const isOwn = ({ user, body }: Issue): boolean =>
    isNamed(user) || (isOurs(user, login) && (login !== null || endsInMarker(body ?? '')))
  const own = marked.filter(({ issue }) => isOwn(issue))
  for (const one of marked.filter((other) => !own.includes(other))) tellOfForeign(one, login, log)
  return own
}

function tellOfForeign({ issue }: Marked, login: string | null, log: Log): void {
  const author = issue.user?.login ?? 'nobody'
  if (login === null && issue.state === 'open' && isOurs(issue.user, login)) {
    log.notice(
      `Issue #${issue.number} by ${author} has text below its marker, and nobody can say who this token writes as, so it is ` +
        'left alone: give `login` if it is the same bot.',
    )
    return
  }
  if (login === null || issue.state !== 'open' || issue.user === null || !isBot(issue.user)) {
    log.debug(`Issue #${issue.number} carries a marker but is not by ${login ?? 'a bot'}; it is left alone.`)
    return
  }
  log.notice(
    `Issue #${issue.number} is an incident by ${author}, and this token writes as ${login}, so it is left alone: ` +
      'close it if the token was changed, or give `login` if it is the same bot.',
  )
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
