import { DAY, HOUR } from '../time.js'

/** The lengths of time that uptime is told for, with their names. */
export const WINDOWS = [
  ['24 h', 24 * HOUR],
  ['7 d', 7 * DAY],
  ['30 d', 30 * DAY],
  ['90 d', 90 * DAY],
  ['1 y', 365 * DAY],
] as const
