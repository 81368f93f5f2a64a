import { ExternalError, messageOf } from '../errors.js'
import type { RecoveryResult, TargetLook } from './recovery.js'

/** What was refused outside, as a result; anything else is our own mistake and travels on. */
export async function orRefused(act: () => Promise<RecoveryResult>): Promise<RecoveryResult> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return notDone(withRemedy(error))
  }
}

/** The same of a look. */
export async function orFailed(look: () => Promise<TargetLook>): Promise<TargetLook> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
    return { kind: 'failed', why: withRemedy(error) }
  }
}

/** It took so long to look that another may act by now. */
export const LEADS_NO_LONGER = 'not begun: this watcher leads no longer'

export function notDone(detail: string): RecoveryResult {
  return { ok: false, detail, url: null }
}

/** What happened, and what a person can do about it. */
export function withRemedy(error: ExternalError): string {
  const { remedy } = error.fault
  return remedy === undefined ? messageOf(error) : `${messageOf(error)}; ${remedy}`
}
