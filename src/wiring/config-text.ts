import type { Files } from '../ports.js'

const MAX_CONFIG_BYTES = 512 * 1024

/** The text of a config file; null if there is none. Throws ExternalError for one that is too large to be one. */
export function configText(files: Files, path: string): Promise<string | null> {
  return files.read(path, MAX_CONFIG_BYTES)
}
