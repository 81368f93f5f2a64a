import { DAYS_FILE } from '../../domain/history/days-file.js'
import { journalFile } from '../../domain/history/journal.js'
import { ExternalError, messageOf } from '../../errors.js'
import type { HistoryPorts } from '../store.js'

/** A month of a few monitors takes some 60 kB. */
const MOST_BYTES = 16 * 1024 * 1024
const REMEDY = 'move it out of the way, or keep the past in another folder: "history: folder PATH"'

/** Files of the past in one folder. */
export interface HistoryFolder {
  readonly days: string
  journal(month: string): string
  /** Of a file beside the journals: the folder is itself what is `history/` elsewhere, and what lies beside that lies in it. */
  beside(path: string): string
  /** Throws ExternalError with a remedy. */
  text(path: string): Promise<string | null>
  /** Null, and a word in the log, for what cannot be read or is none of ours. */
  readable(path: string, isOurs: (text: string) => boolean): Promise<string | null>
}

export function folderAt(folder: string, { files, log }: Pick<HistoryPorts, 'files' | 'log'>): HistoryFolder {
  async function text(path: string): Promise<string | null> {
    try {
      return await files.read(path, MOST_BYTES)
    } catch (error) {
      throw explained(error)
    }
  }

  return {
    days: `${folder}/${DAYS_FILE}`,
    journal: (month) => `${folder}/${journalFile(month)}`,
    beside: (path) => `${folder}/${path.replace(/^history\//, '')}`,
    text,
    async readable(path, isOurs) {
      try {
        const found = await text(path)
        if (found === null || found.trim() === '' || isOurs(found)) return found
        log.warning(`${path} is none of ours, so the past is told without it; ${REMEDY}.`)
      } catch (error) {
        log.warning(`The past is told without a part of it: ${messageOf(error)}; ${REMEDY}.`)
      }
      return null
    },
  }
}

export function strange(path: string): ExternalError {
  const fault = { permanent: true, remedy: REMEDY }
  return new ExternalError('file', `${path} is no journal, so nothing was written there`, fault)
}

export function explained(error: unknown): unknown {
  if (!(error instanceof ExternalError) || error.fault.remedy !== undefined) return error
  return new ExternalError(error.service, error.message, { ...error.fault, remedy: REMEDY, cause: error })
}
