/** How many of a fleet may be bad before the one monitor is. */
export type Share =
  | { readonly kind: 'members'; readonly most: number; readonly of: number }
  /** In hundredths of all members. */
  | { readonly kind: 'percent'; readonly most: number }

/** How many of the last runs that were due may be missed or bad. */
export interface LastRuns {
  readonly kind: 'last'
  readonly most: number
  readonly of: number
  /** Of so many it is listed what came of them, where hours leave some out; absent for as many. */
  readonly listed?: number
}

export type AtMost = Share | LastRuns
