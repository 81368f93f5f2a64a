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
}

/** Who of several watchers acts. Time counts by this process's own monotonic clock, never by another's. */
export interface Leadership {
  /** Becomes or stays leader where that is possible; asked before each tick, and by itself in between. */
  renew(): Promise<Standing>
  /** Whether the lease is surely still ours; asked again just before anything is done outside. */
  mayAct(): boolean
  /** False where somebody has claimed the same deed, or leads since. */
  claim(deed: Deed): Promise<boolean>
  /** Gives the lease back, so that another leads at its next tick. */
  release(): Promise<void>
}

/** A single check, or a watcher that shares nothing. */
export const ALONE: Leadership = {
  renew: async () => 'leader',
  mayAct: () => true,
  claim: async () => true,
  release: async () => {},
}
