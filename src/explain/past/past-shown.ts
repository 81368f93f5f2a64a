import type { Instant } from '../../domain/time.js'
import type { KnownBoard } from '../../health/board.js'
import type { HistoryQuery } from '../../health/history/query.js'

/** What of the past is shown. Texts in it are untrusted. */
export interface PastShown {
  readonly board: KnownBoard
  readonly query: HistoryQuery
  /** So many days as bars, the last of the span at the right. */
  readonly days: number
  readonly now: Instant
  /** Where it is kept, for people. */
  readonly label: string
  /** Where an incident is followed; null where nobody knows. */
  readonly linkOf: (ref: string) => string | null
}
