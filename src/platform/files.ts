import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { ExternalError, type ExternalFault } from '../errors.js'
import type { Files } from '../ports.js'

/**
 * Files of this machine: bounded reads of regular files, atomic writes. Reads are synchronous within: node:fs/promises
 * costs a tenth of a process start, and most runs read one small file and write none.
 */
export function createFiles(): Files {
  return { read, write }
}

async function read(path: string, maxBytes: number): Promise<string | null> {
  const descriptor = openToRead(path)
  if (descriptor === null) return null
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) throw fault(path, 'is not a regular file', { permanent: true })
    if (stat.size > maxBytes) throw fault(path, `is larger than ${maxBytes} bytes`, { permanent: true, tooLarge: true })
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
    throw fault(path, `cannot be read (${code ?? 'unknown error'})`, { permanent: false, cause: error })
  }
}

async function write(path: string, text: string): Promise<void> {
  const { randomBytes } = await import('node:crypto')
  const { open, rename, rm } = await import('node:fs/promises')
  const { makeFolder } = await import('./make-folder.js')
  const { IN_GIT, liesInGit } = await import('./git-folder.js')
  if (liesInGit(path)) throw fault(path, IN_GIT, { permanent: true })
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await makeFolder(dirname(path))
    const handle = await open(temporary, 'w')
    try {
      await handle.writeFile(text, 'utf8')
      // The name must never point to content that is still only in memory.
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temporary, path)
  } catch (error) {
    // What went wrong first is what is told.
    await rm(temporary, { force: true }).catch(() => undefined)
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw fault(path, `cannot be written (${code})`, { permanent: false, cause: error })
  }
}

function fault(path: string, what: string, how: ExternalFault): ExternalError {
  return new ExternalError('file', `${path} ${what}`, how)
}
