import { ExternalError } from '../../src/errors.js'
import type { Files } from '../../src/ports.js'

/** Files that exist only for one test. */
export function memoryFiles(
  start: Readonly<Record<string, string>> = {},
): Files & { readonly texts: Map<string, string> } {
  const texts = new Map(Object.entries(start))
  return {
    texts,
    read: async (path, maxBytes) => {
      const text = texts.get(path) ?? null
      if (text !== null && Buffer.byteLength(text) > maxBytes)
        throw new ExternalError('file', `${path} is too large`, { permanent: true, tooLarge: true })
      return text
    },
    write: async (path, text) => void texts.set(path, text),
  }
}
