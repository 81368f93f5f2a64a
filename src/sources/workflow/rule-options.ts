import { isPlainObject } from '../../domain/plain-object.js'
import type { LastRuns } from '../../domain/at-most.js'
import type { Proof, Slot } from '../../domain/workflow-evidence.js'

type Raw = Readonly<Record<string, unknown>>

/** The slots of a workflow that something outside starts; the config has understood them already. */
export function slotIn({ slot }: Raw): Slot | null {
  if (!isPlainObject(slot)) return null
  const { crons, timezone, graceMs } = slot
  if (!Array.isArray(crons) || typeof timezone !== 'string') return null
  return {
    crons: crons.filter((cron) => typeof cron === 'string'),
    timezone,
    graceMs: typeof graceMs === 'number' ? graceMs : null,
  }
}

/** How many of the last runs that were due may be missed or bad. */
export function lastRunsIn({ lastRuns }: Raw): LastRuns | null {
  if (!isPlainObject(lastRuns)) return null
  const { most, of, listed } = lastRuns
  if (typeof most !== 'number' || typeof of !== 'number') return null
  return { kind: 'last', most, of, ...(typeof listed === 'number' && { listed }) }
}

/** What a good run must have left behind. */
export function proofIn({ require }: Raw): Proof | null {
  if (!isPlainObject(require)) return null
  const { job, artifact } = require
  if (typeof job === 'string') return { kind: 'job', name: job }
  return typeof artifact === 'string' ? { kind: 'artifact', name: artifact } : null
}
