import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Files } from '../ports.js'
import { fileFault } from './file-fault.js'

/**
 * Files of this machine: bounded reads of regular files, atomic writes. Reads are synchronous within: node:fs/promises
 * costs a tenth of a process start, and most runs read one small file and write none.
 */
export function createFiles(): Files {
  return { read, write: async (path, text) => (await import('./write-file.js')).writeFile(path, text) }
}

async function read(path: string, maxBytes: number): Promise<string | null> {
  const descriptor = openToRead(path)
  if (descriptor === null) return null
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw fileFault(path, 'is not a regular file', { permanent: true })
    if (stat.size > maxBytes)
      throw fileFault(path, `is larger than ${maxBytes} bytes`, { permanent: true, tooLarge: true })
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}

function openToRead(path: string): number | null {
  try {
    // Non-blocking, so that a FIFO cannot hold the run; O_NONBLOCK is absent on Windows.
    return openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw fileFault(path, `cannot be read (${code ?? 'unknown error'})`, { permanent: false, cause: error })
  }
}
