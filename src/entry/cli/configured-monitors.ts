import { resolve } from 'node:path'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Config } from '../../config/config.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { readConfig } from '../../config/read-config.js'
import type { Monitor } from '../../domain/monitor.js'
import { createFiles } from '../../platform/files.js'
import { configAtHand, noConfig, type ConfigText } from '../../wiring/config-at-hand.js'
import { configText } from '../../wiring/config-text.js'
import type { Terminal } from './terminal.js'

/** The config file of this folder; null if there is none. */
export function configHere(file: string, { overheard }: Pick<Terminal, 'overheard'>): Promise<ConfigText | null> {
  const files = overheard?.files(createFiles()) ?? createFiles()
  return configAtHand(file, (path) => configText(files, resolve(path)))
}

/** The same. That there is none is wrong usage. */
export async function neededConfig(file: string, terminal: Terminal): Promise<ConfigText> {
  const found = await configHere(file, terminal)
  if (found === null) throw noConfig(file)
  return found
}

/** A config file, whole and valid, as a check would read it but for the secrets. Throws ConfigError with every mistake. */
export async function readConfigFile({ path, text }: ConfigText, ids: readonly string[] = []): Promise<Config> {
  const inputs = readInputs(CHECK_INPUTS, { config: path, monitor: ids.join(',') })
  return readConfig({ inputs, text, environment: null, hide: () => {} })
}

export async function configuredMonitors(
  file: string,
  ids: readonly string[],
  terminal: Terminal,
): Promise<readonly Monitor[]> {
  return (await readConfigFile(await neededConfig(file, terminal), ids)).monitors
}
