/** Why people are told something. */
export const NOTIFICATION_EVENTS = [
  'opened',
  'escalated',
  'reminder',
  'recovered',
  'recovery-exhausted',
  'healed',
  'test',
  'summary',
  'status',
] as const
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number]
