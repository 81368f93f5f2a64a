import { ExternalError, messageOf } from '../errors.js'
import type { RecoveryResult } from './recovery.js'

/** What was refused outside, as a result; anything else is our own mistake and travels on. */
export async function orRefused(act: () => Promise<RecoveryResult>): Promise<RecoveryResult> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    const remedy = error.fault.remedy === undefined ? '' : `; ${error.fault.remedy}`
    return { ok: false, detail: `${messageOf(error)}${remedy}`, url: null }
  }
}

export function notDone(detail: string): RecoveryResult {
  return { ok: false, detail, url: null }
}
