import { resolve } from 'node:path'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Config } from '../../config/config.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { readConfig } from '../../config/read-config.js'
import type { Monitor } from '../../domain/monitor.js'
import { ConfigError } from '../../errors.js'
import { createFiles } from '../../platform/files.js'
import { configText as textIfAny } from '../../wiring/config-text.js'

/** The text of a config file. That there is none is wrong usage. */
export async function configText(file: string): Promise<string> {
  const text = await textIfAny(createFiles(), resolve(file))
  if (text === null)
    throw new ConfigError([
      `config: there is no ${file}; give the path of a config file, or make one with "heartbeat init"`,
    ])
  return text
}

/** A config file, whole and valid, as a check would read it but for the secrets. Throws ConfigError with every mistake. */
export async function readConfigFile(file: string, ids: readonly string[] = []): Promise<Config> {
  const text = await configText(file)
  const inputs = readInputs(CHECK_INPUTS, { config: file, monitor: ids.join(',') })
  return readConfig({ inputs, text, environment: null, hide: () => {} })
}

export async function configuredMonitors(file: string, ids: readonly string[]): Promise<readonly Monitor[]> {
  return (await readConfigFile(file, ids)).monitors
}
