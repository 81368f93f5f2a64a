import type { Environment } from '../config/channels/settings.js'
import type { Supervision } from '../config/env/supervision.js'
import type { Hide } from '../config/config-parts.js'

/** Where channels are named, and what hides the secrets found there. */
export interface ChannelEnvironment {
  readonly environment: Environment
  readonly hide: Hide
  /** What the environment says of supervision; absent or null for whoever does not ask it. */
  readonly supervision?: Supervision | null
}
