import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileFault } from './file-fault.js'
import { IN_GIT, liesInGit } from './git-folder.js'
import { makeFolder } from './make-folder.js'

/** Writes a file that is there whole or not at all. */
export async function writeFile(path: string, text: string): Promise<void> {
  if (liesInGit(path)) throw fileFault(path, IN_GIT, { permanent: true })
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
    throw fileFault(path, `cannot be written (${code})`, { permanent: false, cause: error })
  }
}
