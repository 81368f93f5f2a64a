import { ExternalError } from '../errors.js'
import type { GrowingFiles } from '../ports.js'
import { createFiles } from './files.js'

/** Files of this machine that are added to; for programs that run long, so its libraries load when they are first used. */
export function createGrowingFiles(): GrowingFiles {
  return { ...createFiles(), append, remove }
}

async function append(path: string, text: string): Promise<void> {
  const { appendFile } = await import('node:fs/promises')
  const { dirname } = await import('node:path')
  const { IN_GIT, liesInGit } = await import('./git-folder.js')
  if (liesInGit(path)) throw new ExternalError('file', `${path} ${IN_GIT}`, { permanent: true })
  try {
    await appendFile(path, text).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error
      const { makeFolder } = await import('./make-folder.js')
      await makeFolder(dirname(path))
      await appendFile(path, text)
    })
  } catch (error) {
    throw fault(path, 'cannot be added to', error)
  }
}

async function remove(path: string): Promise<void> {
  const { rm } = await import('node:fs/promises')
  try {
    await rm(path, { force: true })
  } catch (error) {
    throw fault(path, 'cannot be removed', error)
  }
}

function fault(path: string, what: string, cause: unknown): ExternalError {
  return new ExternalError('file', `${path} ${what} (${codeOf(cause)})`, { permanent: false, cause })
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown error'
}
