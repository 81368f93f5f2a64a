import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ArtifactFiles, ArtifactStore, Clock } from '../ports.js'
import { withTemporaryFolder } from './temporary-folder.js'

const TRIES = 3
const PAUSE_MS = 2000
const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'])

/** Artifacts by GitHub's own client; loaded when first used, it is large. */
export function createArtifactStore(clock: Clock, webUrlOfRun: string | null): ArtifactStore {
  return {
    async upload(name, files, retentionDays) {
      const { isGhes, uploadArtifact } = await import('./artifact-upload.js')
      if (isGhes())
        throw new Error(
          'GitHub Enterprise Server has no such artifacts yet; set `artifact: false`, and a folder for a page',
        )
      return withTemporaryFolder(process.env['RUNNER_TEMP'], async (root) => {
        const paths = await writeAll(root, files)
        const { id } = await overNetworkTrouble(clock, () => uploadArtifact(name, paths, root, { retentionDays }))
        if (id === undefined) throw new Error('the artifact service gave no id')
        return { id, url: webUrlOfRun ? `${webUrlOfRun}/artifacts/${id}` : '' }
      })
    },
  }
}

/** The client itself retries answers, but never a broken connection. */
async function overNetworkTrouble<T>(clock: Clock, upload: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await upload()
    } catch (error) {
      if (attempt >= TRIES || !NETWORK.has((error as { code?: string }).code ?? '')) throw error
      await clock.sleep(PAUSE_MS * attempt)
    }
  }
}

async function writeAll(root: string, files: ArtifactFiles): Promise<string[]> {
  const paths = Object.keys(files).map((name) => join(root, name))
  await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), content)
    }),
  )
  return paths
}
