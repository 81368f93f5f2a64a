/** Mildest first. */
export const STATUSES = ['healthy', 'skipped', 'warning', 'degraded', 'unknown', 'critical'] as const
export type Status = (typeof STATUSES)[number]

/** `healthy` is 0, `critical` is 5. */
export function severityOf(status: Status): number {
  return STATUSES.indexOf(status)
}

/** The worst of many; `skipped` only if all are; `unknown` for none at all. */
export function overallStatus(statuses: readonly Status[]): Status {
  if (statuses.length === 0) return 'unknown'
  const judged = statuses.filter((status) => status !== 'skipped')
  if (judged.length === 0) return 'skipped'
  return judged.reduce((worst, status) => (severityOf(status) > severityOf(worst) ? status : worst))
}

export const REASONS = [
  'ok',
  'paused',
  'maintenance',
  'inactive-hours',
  'source-unreachable',
  // of sources that many beat into
  'source-restarted',
  'source-suspect',
  'clock',
  'missing',
  'malformed',
  'no-timestamp',
  'future',
  'stale',
  'reported-failure',
  'stopped',
  'overrun',
  'pending',
  // of scheduled workflows
  'cadence',
  'failing',
  'never-fired',
  'disabled-inactivity',
  'disabled-manually',
  'exempt',
  'config-error',
] as const
export type Reason = (typeof REASONS)[number]
