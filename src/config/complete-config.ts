import { CHANNELS, isSpokenOf } from '../channels/index.js'
import { ConfigError } from '../errors.js'
import type { Environment } from './channels/settings.js'
import type { ChannelReading } from './channels/configure.js'
import { checkConfig, type CheckInputs } from './check-config.js'
import type { Config, FileConfig } from './config.js'

/** What the rest of the program needs to hide, also of a configuration that is wrong. */
export type Hide = (secrets: readonly string[]) => void

/**
 * Inputs, config file and environment as one configuration. Throws ConfigError with the mistakes of all three. The families
 * are loaded only where something speaks of them.
 */
export async function completeConfig(
  inputs: CheckInputs,
  file: FileConfig | null,
  environment: Environment,
  hide: Hide,
): Promise<Config> {
  const problems: string[] = []
  const base = attempt(() => checkConfig(inputs, file), problems)
  const reading = await channelsOf(environment, file)
  hide(reading.secrets)
  problems.push(...reading.missing, ...reading.problems)
  const recovery = file !== null && speaksOfRecovery(file) ? await recoveryOf(file, problems) : base?.recovery
  if (base === null || recovery === undefined || problems.length > 0) throw new ConfigError(problems)
  return { ...base, channels: reading.channels, recovery }
}

async function channelsOf(environment: Environment, file: FileConfig | null): Promise<ChannelReading> {
  const section = file?.channels ?? {}
  const spokenOf =
    Object.keys(section).length > 0 || Object.values(CHANNELS).some((kind) => isSpokenOf(kind, environment))
  if (!spokenOf) return { channels: [], problems: [], missing: [], secrets: [] }
  const { readChannels } = await import('./channels/configure.js')
  return readChannels(environment, section)
}

function speaksOfRecovery(file: FileConfig): boolean {
  return Object.keys(file.recovery).length > 0 || file.monitors.some(({ settings }) => settings.recovery !== undefined)
}

async function recoveryOf(file: FileConfig, problems: string[]): Promise<Config['recovery'] | undefined> {
  const { readRecovery } = await import('./recovery.js')
  try {
    return await readRecovery(file)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

function attempt<T>(make: () => T, problems: string[]): T | null {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    problems.push(...error.problems)
    return null
  }
}
