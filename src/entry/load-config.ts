import { checkConfig, namesItsMonitor, type CheckInputs } from '../config/check-config.js'
import type { Config, FileConfig } from '../config/config.js'
import { ConfigError, ExternalError } from '../errors.js'
import type { Wiring } from './wire.js'

const MAX_CONFIG_BYTES = 512 * 1024

/** Inputs completed by the config file: the one in the workspace, else the committed one. */
export async function loadConfig(inputs: CheckInputs, wiring: Wiring): Promise<Config> {
  const text = namesItsMonitor(inputs) ? null : await findConfig(inputs, wiring)
  return checkConfig(inputs, text === null ? null : await parse(text, inputs.config))
}

async function parse(text: string, file: string): Promise<FileConfig> {
  const { parseConfigFile } = await import('../config/parse-file.js')
  return parseConfigFile(text, file)
}

async function findConfig(inputs: CheckInputs, wiring: Wiring): Promise<string | null> {
  const { ports, surroundings } = wiring
  const place = await ports.place(inputs.config)
  if (place === null)
    throw new ConfigError([
      `config: ${JSON.stringify(inputs.config)} lies outside the workspace; give a path in the repository`,
    ])
  const local = await ports.files.read(place, MAX_CONFIG_BYTES)
  if (local !== null || inputs['read-from'] === 'workspace' || surroundings.repository === null) return local
  const { fetchFile } = await import('../sources/repository/fetch.js')
  const fetched = await fetchFile(await wiring.github(), { ...surroundings.repository, branch: null }, inputs.config)
  switch (fetched.kind) {
    case 'text':
      return fetched.text
    case 'missing':
      return null
    case 'invalid':
      throw new ConfigError([`config: ${fetched.detail}`])
    case 'unreachable':
      // Without its config a run does not know what to watch; going on would judge the wrong things.
      throw new ExternalError('config', `The config file could not be read: ${fetched.detail}`, { permanent: false })
  }
}
