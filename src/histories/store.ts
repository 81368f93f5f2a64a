import { KEPT, type StoredHistory } from '../domain/history/compact.js'
import { beginOf, monthOf, monthsOver } from '../domain/history/journal.js'
import type { Member } from '../domain/member.js'
import { DAY, type Instant } from '../domain/time.js'
import type { Clock, GitHub, GrowingFiles, Log, OpenRedis, Ride } from '../ports.js'

/** What a look leaves beside the journal, and every read brings. */
export const LAST_LOOK = 'history/last.json'

/** What one look adds to the past. */
export interface HistoryAddition {
  readonly at: Instant
  /** Whole lines of journals, without line ends, by month: `2026-11`. Of the month of `at`, and of earlier ones that were filled. */
  readonly lines: ReadonlyMap<string, readonly string[]>
  /** Told anew where a month has no file yet, as its first line. */
  readonly head: string
  /** Closed days that replace the file of days, and the months that are in them; null where nothing is closed. */
  readonly closed: { readonly days: string; readonly months: readonly string[] } | null
  /**
   * Files beside the journals that replace what is there, by path from where `history/` lies: `history/last.json`,
   * `badges/db.svg`. Those that are there already are not written.
   */
  readonly files: ReadonlyMap<string, string>
}

/** What became of it. */
export interface Kept {
  /** The commit, where there is one and anything was written. */
  readonly sha: string | null
  /** Somebody else had written meanwhile, so many times. */
  readonly retries: number
}

/** How much of the past is wanted: the current month always, since lines are added to it. */
export interface HistoryWish {
  readonly now: Instant
  /** Months from here on, and the closed days; null for the current month alone. */
  readonly from: Instant | null
}

/** Journals that ought to have become days long since are not looked for further back. */
const OVERDUE = 92 * DAY

/**
 * The months of a wish, with those that are to become days, if there are any: whoever closes them needs what came after them
 * as well. For places that cannot tell which months they hold.
 */
export async function withOldMonths(
  { now, from }: HistoryWish,
  has: (month: string) => Promise<boolean>,
): Promise<string[]> {
  const old = from === null ? [] : monthsOver(now - KEPT - OVERDUE, beginOf(monthOf(now - KEPT)) - 1)
  const held = await Promise.all(old.map(has))
  const oldest = old.find((_, i) => held[i])
  return monthsOver(oldest === undefined ? (from ?? now) : Math.min(beginOf(oldest), from ?? now), now)
}

/** What a place holds of the past. */
export interface FoundHistory extends StoredHistory {
  /** The text of `history/last.json`, which comes with every read; null or absent where there is none. */
  readonly last?: string | null
  /** Whether the repository is private, where the answer told it. */
  readonly isPrivate?: boolean
}

/**
 * Where the past is kept from run to run. Both throw ExternalError with a remedy; a place that holds nothing yet is no error.
 * What others wrote between `read` and `keep` is never lost.
 */
export interface HistoryStore {
  /** For people: `history/ on the branch heartbeats`. */
  readonly label: string
  /** Says what will be read later in this run: it may then be asked for together with something else. */
  expect?(wish: HistoryWish): void
  read(wish: HistoryWish): Promise<FoundHistory>
  keep(addition: HistoryAddition): Promise<Kept>
}

/** What stores may use; `github` loads on first use, `random` gives numbers from 0 up to 1. */
export interface HistoryPorts {
  readonly clock: Clock
  readonly log: Log
  readonly files: GrowingFiles
  readonly github: () => Promise<GitHub>
  readonly redis: OpenRedis
  readonly random: () => number
  /** Takes a question along; absent where nothing is asked that it could go with. */
  readonly ride?: Ride
}

/** One kind of place for the past. */
export type HistoryMember<Options = unknown> = Member<Options, HistoryPorts, HistoryStore>
