import type { Verdict } from '../verdict.js'
import type { Incident } from './incident.js'
import type { Grouping } from './plan-groups.js'

/** What one configuration watches, as far as this run knows it. */
export interface Coverage {
  /** Which configuration it is; null where this run does not know all that it names. */
  readonly scope: string | null
  readonly monitors: readonly string[]
  /** Left out by a person's wish, which is no reason to call it gone. */
  readonly leftOut: readonly string[]
  /** How ids begin of other repositories of which all is known; absent where only one repository is watched. */
  readonly seenElsewhere?: readonly string[]
  /** Other repositories that were read, and have the incidents of their workflows; absent where none has. */
  readonly homes?: readonly string[]
  /** Which monitors share one incident; absent where none do, or all. */
  readonly grouping?: Grouping
}

/** What people should know of incidents that stay open because somebody took their monitors out. */
export function leftOutNotices(
  incidents: readonly Incident[],
  verdicts: readonly Verdict[],
  { leftOut }: Pick<Coverage, 'leftOut'>,
): string[] {
  const open = incidents.filter(({ phase }) => phase === 'open')
  return open.flatMap(({ ref, state }) =>
    Object.entries(state.members).flatMap(([id, { name, leftAt }]) => {
      if (leftAt != null) return []
      const why = leftOut.includes(id) ? `${name} is left out of what is watched.` : unwatched(id, verdicts)?.message
      return why === undefined
        ? []
        : [`Incident ${/^\d/.test(ref) ? `#${ref}` : ref} stays open: ${why} Close it, or watch the monitor again.`]
    }),
  )
}

/** Its verdict, where a person took it out of what is watched. */
export function unwatched(id: string, verdicts: readonly Verdict[]): Verdict | undefined {
  return verdicts.find(
    ({ monitor, reason }) => monitor === id && (reason === 'exempt' || reason === 'disabled-manually'),
  )
}
