import type { Config } from '../../config/config.js'
import { ConfigError } from '../../errors.js'
import type { Repository } from '../../ports.js'

/** Throws ConfigError with the ways there are, where nobody said what is to be watched. */
export function somethingOf(config: Config, repository: Repository | null, ways: string): Config {
  if (config.origin.kind !== 'workflows' || config.workflows.repository !== null || repository !== null) return config
  throw new ConfigError([ways])
}

/** For whoever judges. */
export const WAYS_TO_WATCH =
  'nothing is named that could be watched. There are three ways: --file PATH for a heartbeat file of this machine; --repo owner/repo for the scheduled workflows of a repository; or a config file, which "heartbeat init" writes'
