import type { Duration } from '../../domain/time.js'

export interface GitHubIncidentOptions {
  readonly labels: readonly string[]
  readonly assignees: readonly string[]
  /** A template with `{monitor}`, `{name}`, `{status}`, `{reason}`; null for the usual words. */
  readonly title: string | null
  /** The run that looks now; null outside Actions. */
  readonly runUrl: string | null
  /** Logins whose incidents are ours besides this token's own. */
  readonly authors?: readonly string[]
  /** The pages of Heartbeat itself; null where they are not known. */
  readonly about?: string | null
  /** A card that would say the same again is written once in this time; 0, or absent: at each check. */
  readonly rewriteAfterMs?: Duration
  /** What people ask for by labels and comments is heard; absent for no. */
  readonly commands?: boolean
}
