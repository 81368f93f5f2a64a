import type { Instant } from './time.js'

/** A time as a clock on the wall shows it, without a zone. */
export interface WallTime {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly ms: number
}

/** Turns a wall time of an IANA zone into an instant. */
export type ZoneFunction = (wall: WallTime, zone: string) => Instant
