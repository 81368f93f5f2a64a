import type { Status } from '../status.js'

const SIGN: Readonly<Record<Status, string>> = {
  healthy: '🟢',
  skipped: '⏸️',
  warning: '🟡',
  degraded: '🟠',
  unknown: '⚪',
  critical: '🔴',
}

/** One coloured sign a status, the same wherever people read one. */
export function signOf(status: Status): string {
  return SIGN[status]
}
