import { messageOf, ExternalError } from '../errors.js'
import type { Files, LineFile } from '../ports.js'

const MAX_BYTES = 256 * 1024 * 1024

/** Each append is one write and one flush, however many lines there are. */
export function createLineFile(path: string, files: Files): LineFile {
  /** Whether what stands there may end in half a line. */
  let torn = true

  async function append(lines: string): Promise<void> {
    const { mkdir, open } = await import('node:fs/promises')
    const { dirname } = await import('node:path')
    try {
      await mkdir(dirname(path), { recursive: true })
      const handle = await open(path, 'a', 0o600)
      try {
        await handle.writeFile(torn ? `\n${lines}` : lines, 'utf8')
        await handle.datasync()
        torn = false
      } finally {
        await handle.close()
      }
    } catch (error) {
      torn = true
      const code = (error as NodeJS.ErrnoException).code ?? messageOf(error)
      throw new ExternalError('file', `${path} cannot be written (${code})`, { permanent: false, cause: error })
    }
  }

  return {
    path,
    read: () => files.read(path, MAX_BYTES),
    append,
    async replace(lines) {
      await files.write(path, lines)
      torn = false
    },
  }
}
