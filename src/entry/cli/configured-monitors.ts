import { resolve } from 'node:path'
import { checkConfig } from '../../config/check-config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Config } from '../../config/config.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { parseConfigFile } from '../../config/file/parse-file.js'
import { checkTimes, loadTimes } from '../../app/judge-all.js'
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

/** A config file, whole and valid. Throws ConfigError with every mistake. */
export async function readConfigFile(file: string, ids: readonly string[] = []): Promise<Config> {
  const text = await configText(file)
  const config = checkConfig(readInputs(CHECK_INPUTS, { monitor: ids.join(',') }), parseConfigFile(text, file))
  checkTimes(config.monitors, await loadTimes(config.monitors))
  return config
}

export async function configuredMonitors(file: string, ids: readonly string[]): Promise<readonly Monitor[]> {
  return (await readConfigFile(file, ids)).monitors
}
