import type { Instant } from './time.js'

/** A status message, as it is remembered between runs. */
export interface SaidMessage {
  readonly at: Instant
  /** Its kind and its first words. */
  readonly text: string
}

/** What is remembered of looking at one monitor, between runs. */
export interface Look {
  readonly firstSeenAt: Instant
  /** Its place held a beat at some look. */
  readonly everBeat: boolean
  /** Since when every look failed; null if the last one did not. */
  readonly unreadableSince: Instant | null
  /** The last status message of each that it tells of, told or passed over; absent where no channel asks for them. */
  readonly said?: Readonly<Record<string, SaidMessage>>
}

/** Looks by monitor id. */
export type Looks = ReadonlyMap<string, Look>
