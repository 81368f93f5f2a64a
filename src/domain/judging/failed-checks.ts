import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import { cut } from '../safe-text.js'
import type { Instant } from '../time.js'
import type { Finding } from './finding.js'

const SHOWN = 5
const LONGEST_NAME = 60

/** A check that failed while the beat itself says that all is well: as bad as the monitor says that it is. */
export function failedChecks(
  { checks: status }: Pick<Monitor, 'checks'>,
  beat: Heartbeat,
  endAt: Instant,
): Finding | null {
  const failed = namesOfFailed(beat)
  if (status === null || failed === null) return null
  const message = `It reports checks that failed: ${failed}.`
  return { status, reason: 'reported-failure', message, since: endAt, happenedAt: [endAt] }
}

/** The same where it does not count: a word beside the verdict. */
export function failedChecksNote({ checks: status }: Pick<Monitor, 'checks'>, beat: Heartbeat): string[] {
  const failed = status === null ? namesOfFailed(beat) : null
  return failed === null ? [] : [`checks that failed: ${failed}; \`checks: warning\` makes them count`]
}

function namesOfFailed({ checks, state }: Heartbeat): string | null {
  if (checks === undefined || state === 'failed') return null
  const failed = Object.entries(checks).filter(([, value]) => value === false)
  if (failed.length === 0) return null
  const names = failed.slice(0, SHOWN).map(([name]) => cut(name, LONGEST_NAME))
  return `${names.join(', ')}${failed.length > SHOWN ? ` and ${failed.length - SHOWN} more` : ''}`
}
