import { ConfigError } from '../errors.js'
import { checkConfig } from './check-config.js'
import type { Config } from './config.js'
import { channelsOf, collect, withChannels, type ConfigParts } from './config-parts.js'

/**
 * Inputs, config file and environment as one configuration: what `check` runs and `validate` checks. Throws ConfigError with
 * the mistakes of all three. The families are loaded only where something speaks of them.
 */
export async function readConfig(parts: ConfigParts): Promise<Config> {
  const { inputs, text, environment, hide, byHand = null } = parts
  if (text !== null) {
    const { readWithFile } = await import(/* webpackChunkName: "config-file" */ './file/read-with-file.js')
    return readWithFile(text, parts)
  }
  const problems: string[] = []
  const base = collect(() => checkConfig(inputs, null, byHand), problems)
  const reading = await channelsOf(environment ?? {}, null)
  hide(reading.secrets)
  problems.push(...reading.problems)
  if (base === null || problems.length > 0) throw new ConfigError(problems)
  return withChannels(base, reading, environment)
}
