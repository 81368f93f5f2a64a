import { ConfigError } from '../errors.js'
import { isNamed } from './config-text.js'

/** The other spelling that people give the usual name. */
export const OTHER_SPELLING = '.github/heartbeat.yaml'

/** A config file that was found, and under which name. */
export interface ConfigText {
  readonly path: string
  readonly text: string
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
