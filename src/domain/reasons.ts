/** Why a verdict is what it is. */
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
