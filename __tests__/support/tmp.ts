import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of one test's own; `close` removes it with all it holds. */
export interface TemporaryFolder {
  readonly path: string
  close(): Promise<void>
}

export async function createTemporaryFolder(prefix = 'heartbeat-'): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), prefix))
  return { path, close: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Gives the work a folder and removes it whatever happens. */
export async function withTemporaryFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await createTemporaryFolder()
  try {
    return await work(folder.path)
  } finally {
    await folder.close()
  }
}
