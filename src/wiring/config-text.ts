import { CONFIG_TOO_LARGE, MOST_CONFIG_BYTES } from '../config/file/most-bytes.js'
import { START_INPUTS } from '../config/inputs/start-inputs.js'
import { ConfigError, ExternalError } from '../errors.js'
import type { Files } from '../ports.js'
import type { Wiring } from './wire.js'

/** The usual name of the config file. */
const USUAL_CONFIG = START_INPUTS.config.default

/** The text of a config file; null if there is none. Throws ConfigError for one that is too large to be one. */
export async function configText(files: Files, path: string): Promise<string | null> {
  try {
    return await files.read(path, MOST_CONFIG_BYTES)
  } catch (error) {
    if (error instanceof ExternalError && error.fault.tooLarge === true)
      throw new ConfigError([`config: ${path} ${CONFIG_TOO_LARGE}`])
    throw error
  }
}

/** The same of a path of this place. Throws ConfigError for one that leads out of it. */
export async function textAtHand(path: string, { ports }: Wiring): Promise<string | null> {
  const place = await ports.place(path)
  if (place !== null) return configText(ports.files, place)
  throw new ConfigError([`config: ${JSON.stringify(path)} lies outside the workspace; give a path in the repository`])
}

/** Whoever names another file than the usual one means that file. */
export function isNamed(path: string): boolean {
  return path !== USUAL_CONFIG
}
