import { isSpokenOf, PREFIXES } from '../channels/prefixes.js'
import type { Duration } from '../domain/time.js'
import { ConfigError } from '../errors.js'
import type { ChannelReading } from './channels/configure.js'
import type { Environment } from './channels/settings.js'
import type { CheckInputs } from './check-config.js'
import type { Config, FileConfig } from './config.js'

/** What the rest of the program needs to hide, also of a configuration that is wrong. */
export type Hide = (secrets: readonly string[]) => void

/** All that a configuration is made of. */
export interface ConfigParts {
  /** Among them the path of the config file, for messages. */
  readonly inputs: CheckInputs
  /** The config file; null where there is none. */
  readonly text: string | null
  /** Null where a config file is looked at by itself: then no secret is missing from it. */
  readonly environment: Environment | null
  readonly hide: Hide
  /** A threshold for this run alone. */
  readonly byHand?: Duration | null
  /** What somebody else adds to the config file; absent where nobody does. */
  readonly complete?: (file: FileConfig) => FileConfig
}

/** The channels that environment and config file turn on; loaded only where something speaks of them. */
export async function channelsOf(environment: Environment, file: FileConfig | null): Promise<ChannelReading> {
  const section = file?.channels ?? {}
  const spokenOf = Object.keys(section).length > 0 || isSpokenOf(Object.values(PREFIXES).flat(), environment)
  if (!spokenOf) return { channels: [], problems: [], missing: [], secrets: [] }
  const [{ readChannels }, { selectableIn }] = await Promise.all([
    import('./channels/configure.js'),
    import(/* webpackChunkName: "config-file" */ './file/selected.js'),
  ])
  const selectable = file === null ? null : selectableIn(file)
  return readChannels(environment, section, { redis: file?.redis, zone: file?.timezone, selectable })
}

/** A configuration with its channels, and what is to be said of them. */
export function withChannels(config: Config, reading: ChannelReading, environment: Environment | null): Config {
  return {
    ...config,
    channels: reading.channels,
    notices: [...config.notices, ...reading.channels.flatMap(({ notes }) => notes)],
    channelTroubles: environment === null ? [] : reading.missing.map(offFor),
  }
}

function offFor(missing: string): string {
  return `${missing}; this channel is off, all else goes on, and the run fails at its end`
}

/** What is made, or null with its mistakes collected. */
export function collect<T>(make: () => T, problems: string[]): T | null {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}
