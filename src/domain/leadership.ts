import type { Instant } from './time.js'

/** What one watcher may do now: all, look only, or, where nobody can know who leads, look only and say so. */
export type Standing = 'leader' | 'standby' | 'nobody'

/** One deed of recovery, of which several watchers must do only one. */
export interface Deed {
  readonly incident: string
  readonly monitor: string
  /** `container:worker`. */
  readonly target: string
  /** From 1. */
  readonly attempt: number
  /**
   * When the last attempt at this target was made, as far as is remembered. Counts begin anew after a while of health, and two
   * first attempts are told apart by it.
   */
  readonly after?: Instant | null
}

/**
 * `granted`: it is ours to do. `used`: somebody claimed it and nothing came of it, so it counts as an attempt that failed.
 * `refused`: it is not ours now, and nothing is to be counted: another leads, may be at it, or nobody can know.
 */
export type Claim = 'granted' | 'used' | 'refused'

/** Who of several watchers acts. Time counts by this process's own clocks, never by another's. */
export interface Leadership {
  /** Becomes or stays leader where that is possible; asked before each tick, and by itself in between. Never throws. */
  renew(): Promise<Standing>
  /** Whether the lease is surely still ours; asked again just before anything is done outside. */
  mayAct(): boolean
  /** Asked before each deed. Never throws. */
  claim(deed: Deed): Promise<Claim>
  /** The token of this leader, which rises with each new one; null where there are no others. */
  epoch(): number | null
  /** Gives the lease back, so that another leads at its next tick. Never throws. */
  release(): Promise<void>
}

/** A single check, or a watcher that shares nothing. */
export const ALONE: Leadership = {
  renew: async () => 'leader',
  mayAct: () => true,
  claim: async () => 'granted',
  epoch: () => null,
  release: async () => {},
}
