import { isAbsolute } from 'node:path'
import { withHistory } from '../../domain/beat/with-history.js'
import { reasonNotToWrite, storedBeat } from '../../domain/beat/stored-beat.js'
import type { RawOptions } from '../../domain/member.js'
import { ExternalError } from '../../errors.js'
import type { BeatDocument, Sink, SinkMember, SinkPorts, Written } from '../sink.js'

export interface FileSinkOptions {
  /** Absolute; `{monitor}` stands for the monitor's id. */
  readonly path: string
}

const MAX_BYTES = 1024 * 1024

/** A file of this machine, replaced whole: a reader sees the old beat or the new one. */
export const file: SinkMember<FileSinkOptions> = { name: 'file', options, create }

function options({ path }: RawOptions, problems: string[]): FileSinkOptions | null {
  if (typeof path === 'string' && isAbsolute(path) && !path.includes('\0')) return { path }
  problems.push(
    `path: ${JSON.stringify(path) ?? 'nothing'} is no absolute path of a file; write one like "/var/lib/beat.json"`,
  )
  return null
}

function create({ path }: FileSinkOptions, ports: SinkPorts): Sink {
  return {
    async write(document) {
      try {
        return await writeTo(path.replaceAll('{monitor}', document.monitor), document, ports)
      } catch (error) {
        if (!(error instanceof ExternalError)) throw error
        const remedy = error.fault.remedy ?? 'choose a file that this user may write'
        throw new ExternalError(error.service, error.message, { ...error.fault, remedy })
      }
    },
  }
}

async function writeTo(path: string, document: BeatDocument, { files, clock }: SinkPorts): Promise<Written> {
  const text = await files.read(path, MAX_BYTES)
  const stored = text === null ? null : storedBeat(text)
  const next = withHistory(document, stored)
  const same = text === next ? 'the same beat is stored already' : null
  const why = same ?? reasonNotToWrite(stored, document, clock.now())
  if (why !== null) return { written: false, why, sha: null, url: null }
  await files.write(path, next)
  return { written: true, why: null, sha: null, url: null }
}
