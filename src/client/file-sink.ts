import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { storedBeat } from '../domain/beat/stored-beat.js'
import { withHistory } from '../domain/beat/with-history.js'
import { makeFolder } from '../platform/make-folder.js'
import { messageOf, type ClientSink } from './sink.js'

const MOST_BYTES = 64 * 1024

/** One file, replaced whole: a reader sees the old beat or the new one. `instance` keeps those apart who write it together. */
export function createFileSink(path: string, instance: string): ClientSink {
  const temporary = join(dirname(path), `.${basename(path)}.${instance.replace(/[^\w-]/g, '-')}.tmp`)

  async function write(text: string): Promise<void> {
    await makeFolder(dirname(path))
    const file = await open(temporary, 'w')
    try {
      await file.writeFile(text)
      // The name must never point to content that is still only in memory.
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  }

  return {
    async write(beat) {
      try {
        const stored = await storedIn(path)
        await write(withHistory(beat, stored === null ? null : storedBeat(stored)))
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined)
        throw new Error(`${path} cannot be written: ${messageOf(error)}; choose a file that this user may write`)
      }
    },
    close() {},
  }
}

async function storedIn(path: string): Promise<string | null> {
  try {
    const { size } = await stat(path)
    return size > MOST_BYTES ? null : await readFile(path, 'utf8')
  } catch {
    return null
  }
}
