import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ArtifactStore, Clock } from '../ports.js'

const TRIES = 3
const PAUSE_MS = 2000
const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'])

/** Artifacts by GitHub's own client; loaded when first used, it is large. */
export function createArtifactStore(clock: Clock, webUrlOfRun: string | null): ArtifactStore {
  return {
    async upload(name, files, retentionDays) {
      const { isGhes, uploadArtifact } = await import('./artifact-upload.js')
      if (isGhes()) throw new Error('GitHub Enterprise Server has no such artifacts yet; set `artifact: false`')
      const root = await mkdtemp(join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'heartbeat-'))
      try {
        const paths = await writeAll(root, files)
        for (let attempt = 1; ; attempt++) {
          try {
            const { id } = await uploadArtifact(name, paths, root, { retentionDays })
            if (id === undefined) throw new Error('the artifact service gave no id')
            return { id, url: webUrlOfRun ? `${webUrlOfRun}/artifacts/${id}` : '' }
          } catch (error) {
            // The client itself retries answers, but never a broken connection.
            if (attempt >= TRIES || !NETWORK.has((error as { code?: string }).code ?? '')) throw error
            await clock.sleep(PAUSE_MS * attempt)
          }
        }
      } finally {
        await rm(root, { recursive: true, force: true })
      }
    },
  }
}

async function writeAll(root: string, files: Readonly<Record<string, string>>): Promise<string[]> {
  const paths = Object.keys(files).map((name) => join(root, name))
  await Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), text)
    }),
  )
  return paths
}
