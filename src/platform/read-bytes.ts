import { constants } from 'node:fs'
import { open } from 'node:fs/promises'

/** At most so many bytes of a file, and one more where there are more; null where there is no such file. */
export async function readBytes(path: string, most: number): Promise<Uint8Array | null> {
  try {
    // Non-blocking, so that a FIFO cannot hold the run; O_NONBLOCK is absent on Windows.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const bytes = new Uint8Array(most + 1)
      const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
      return bytes.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
