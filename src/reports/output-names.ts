/** What the check says to later steps. */
export const OUTPUT_NAMES = [
  'status',
  'reason',
  'message',
  'age-minutes',
  'last-heartbeat',
  'deadline',
  'monitors',
  'issue-number',
  'issue-url',
  'incident',
  'artifact-id',
  'artifact-url',
  'plan',
  'alerts',
  'checker-gap-minutes',
  'page',
  'page-artifact',
] as const
export type Outputs = Record<(typeof OUTPUT_NAMES)[number], string>
