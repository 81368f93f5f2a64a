import { CONFIG_TOO_LARGE, MOST_CONFIG_BYTES } from '../config/file/most-bytes.js'
import { START_INPUTS } from '../config/inputs/start-inputs.js'
import { ConfigError, ExternalError } from '../errors.js'
import type { Files } from '../ports.js'
import type { Wiring } from './wire.js'

/** The usual name of the config file, and the other spelling that people give it. */
export const USUAL_CONFIG = START_INPUTS.config.default
export const OTHER_SPELLING = '.github/heartbeat.yaml'

/** A config file that was found, and under which name. */
export interface ConfigText {
  readonly path: string
  readonly text: string
}

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

/** The config file at hand, the usual one in either spelling; null if there is none. Throws ConfigError if there are both. */
export async function configAtHand(
  path: string,
  read: (path: string) => Promise<string | null>,
): Promise<ConfigText | null> {
  const [text, other] = await Promise.all([read(path), isNamed(path) ? null : read(OTHER_SPELLING)])
  if (text !== null && other !== null)
    throw new ConfigError([`config: there are both ${path} and ${OTHER_SPELLING}; keep one of them`])
  if (text !== null) return { path, text }
  return other === null ? null : { path: OTHER_SPELLING, text: other }
}

/** What to say when a config file is not where it should be. */
export function noConfig(path: string, where = ''): ConfigError {
  return new ConfigError([
    `config: there is no ${path}${where}; give the path of a config file, or make one with "heartbeat init"`,
  ])
}
