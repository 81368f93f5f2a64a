export type { Reason } from './reasons.js'

/** Mildest first. */
export const STATUSES = ['healthy', 'skipped', 'warning', 'degraded', 'unknown', 'critical'] as const
export type Status = (typeof STATUSES)[number]

/** `healthy` is 0, `critical` is 5. */
export function severityOf(status: Status): number {
  return STATUSES.indexOf(status)
}
