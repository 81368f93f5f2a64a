import type { Config } from '../config/config.js'
import type { Coverage } from '../domain/incidents/left-out.js'
import type { Instant } from '../domain/time.js'
import type { Watched } from '../domain/watched.js'

/** A configuration with the monitors that were found, and what is worth telling of the search. */
export interface Found {
  readonly config: Config
  readonly notices: readonly string[]
  readonly watched: Watched
  /** What this run knows to be all that its configuration watches. */
  readonly coverage: Coverage
}

/** Of one run: what it is to watch, and from where it looks. */
export interface Search {
  readonly config: Config
  readonly self: string | null
  readonly repository: string | null
  readonly now: Instant
}

/** What is watched by these monitors, and no others. */
export function coverageOf(
  { monitors, scope }: Pick<Config, 'monitors' | 'scope'>,
  leftOut: readonly string[],
): Coverage {
  return { scope: scope ?? null, monitors: monitors.map(({ id }) => id), leftOut }
}
