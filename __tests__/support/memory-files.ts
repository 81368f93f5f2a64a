import { ExternalError } from '../../src/errors.js'
import type { Files, GrowingFiles } from '../../src/ports.js'

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

export interface GrowingMemory extends GrowingFiles {
  readonly texts: Map<string, string>
  /** Nothing can be written. */
  full: boolean
}

/** The same, to add to. */
export function growingMemory(): GrowingMemory {
  const { texts, read } = memoryFiles()
  const put = async (path: string, text: string): Promise<void> => {
    if (memory.full) throw new ExternalError('file', 'the disk is full', { permanent: false })
    texts.set(path, text)
  }
  const memory: GrowingMemory = {
    texts,
    full: false,
    read,
    write: put,
    append: (path, text) => put(path, `${texts.get(path) ?? ''}${text}`),
    remove: async (path) => void texts.delete(path),
  }
  return memory
}
