import { DAY, type Duration, type Instant } from './time.js'

/** What people asked for beside the configuration, by monitor id. */
export type Controls = ReadonlyMap<string, Control>

/** What somebody asked for. Texts are untrusted. */
export interface Asked {
  readonly at: Instant
  readonly why: string | null
  /** A login, or the name of a token or a user; null where nobody knows. */
  readonly by: string | null
}

/** What ends by itself. When it is over it stays a while: what fell into it still matters. */
export interface AskedUntil extends Asked {
  readonly until: Instant
}

/** Null for what nobody asked for. */
export interface Control {
  /** It is skipped until then; what fell into it makes nobody late. */
  readonly pause: AskedUntil | null
  /** Nobody is told of its trouble until then, and once when it is over. */
  readonly snooze: AskedUntil | null
  /** Somebody has taken note of its trouble: no reminders until it gets worse. */
  readonly acknowledged: Asked | null
}

/** Nobody pauses for longer, or it would be forgotten. */
export const LONGEST_PAUSE: Duration = 30 * DAY
export const LONGEST_SNOOZE: Duration = 30 * DAY
/** A longer text is cut where it is asked for, and where it is read. */
export const LONGEST_WHY = 500
export const LONGEST_NAME = 100

export const NO_CONTROL: Control = { pause: null, snooze: null, acknowledged: null }

/** It has not ended yet. */
export function lasts(asked: AskedUntil | null, now: Instant): asked is AskedUntil {
  return asked !== null && now < asked.until
}

export function isPaused({ pause }: Pick<Control, 'pause'>, now: Instant): boolean {
  return lasts(pause, now)
}

export function isSnoozed({ snooze }: Pick<Control, 'snooze'>, now: Instant): boolean {
  return lasts(snooze, now)
}
