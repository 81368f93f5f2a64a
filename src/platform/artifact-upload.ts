// Of @actions/artifact what speaks to its service alone, whose protocol is not documented for others: what it packs and stores with
// is another 0.65 MB of dist, and what it downloads with 0.7 MB. The build bundles this file by itself (scripts/build.mjs).
import { createHash } from 'node:crypto'
import { StringValue } from '../../node_modules/@actions/artifact/lib/generated/index.js'
import { internalArtifactTwirpClient } from '../../node_modules/@actions/artifact/lib/internal/shared/artifact-twirp-client.js'
import { getBackendIdsFromToken } from '../../node_modules/@actions/artifact/lib/internal/shared/util.js'
import {
  validateArtifactName,
  validateFilePath,
} from '../../node_modules/@actions/artifact/lib/internal/upload/path-and-artifact-name-validation.js'
import { getExpiration } from '../../node_modules/@actions/artifact/lib/internal/upload/retention.js'
import type { ArtifactFiles } from '../ports.js'
import { putBlob, type BlobPorts } from './put-blob.js'
import { zipOf } from './zip.js'

export { isGhes } from '../../node_modules/@actions/artifact/lib/internal/shared/config.js'

const ZIP = 'application/zip'
/** Of the service: artifacts that cannot be changed. */
const VERSION = 7

export interface Upload {
  readonly name: string
  readonly files: ArtifactFiles
  readonly retentionDays: number
}

/** Keeps the files with the run, and gives the number of what keeps them. */
export async function uploadArtifact({ name, files, retentionDays }: Upload, ports: BlobPorts): Promise<number> {
  validateArtifactName(name)
  for (const path of Object.keys(files)) validateFilePath(path)
  const service = internalArtifactTwirpClient()
  const artifact = { ...getBackendIdsFromToken(), name }
  const expiresAt = getExpiration(retentionDays)
  const mimeType = StringValue.create({ value: ZIP })
  const created = await service.CreateArtifact({
    ...artifact,
    mimeType,
    version: VERSION,
    ...(expiresAt && { expiresAt }),
  })
  if (!created.ok) throw new Error('the artifact service made no artifact')
  const zip = zipOf(files, ports.clock.now())
  await putBlob(created.signedUploadUrl, zip, ZIP, ports)
  const hash = StringValue.create({ value: `sha256:${createHash('sha256').update(zip).digest('hex')}` })
  const finalized = await service.FinalizeArtifact({ ...artifact, size: String(zip.length), hash })
  if (!finalized.ok) throw new Error('the artifact service did not take the artifact')
  return Number(finalized.artifactId)
}
