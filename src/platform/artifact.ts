import type { ArtifactStore, Clock } from '../ports.js'
import { createHttp } from './http.js'

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
      const http = createHttp()
      try {
        const upload = () => uploadArtifact({ name, files, retentionDays }, { http, clock })
        const id = await overNetworkTrouble(clock, upload)
        return { id, url: webUrlOfRun ? `${webUrlOfRun}/artifacts/${id}` : '' }
      } finally {
        http.close()
      }
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
