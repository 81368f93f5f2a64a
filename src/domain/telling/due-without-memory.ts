import { DAY, HOUR, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'

/** Trouble that does not say when it began is told this often at most. */
const UNDATED_EVERY: Duration = HOUR

/** The only thing that is known where no incident remembers: when a check ran before. */
export interface WithoutMemory {
  /** When the run before this one was made; null when nobody knows. */
  readonly previousRunAt: Instant | null
  readonly now: Instant
  /** Between two reminders; 0 for none. */
  readonly reminderMs: Duration
}

/**
 * Whether a run that remembers nothing tells of this trouble: the first one that can have seen it does, and one each time a
 * reminder is due. An alert told twice is a nuisance, one never told is a death unseen, so where it is not known what ran
 * before it is told.
 */
export function dueWithoutMemory(
  { since }: Pick<Verdict, 'since'>,
  { previousRunAt, now, reminderMs }: WithoutMemory,
): boolean {
  if (previousRunAt === null || previousRunAt >= now) return true
  // What begins with each look has no beginning that could be compared.
  if (since === null || since >= now) return crosses(previousRunAt, now, 0, UNDATED_EVERY)
  // No reminders at all would be silence for good where an earlier run could not tell.
  return previousRunAt <= since || crosses(previousRunAt, now, since, reminderMs > 0 ? reminderMs : DAY)
}

/** Whether a whole number of steps from the start ends between the two. */
function crosses(from: Instant, to: Instant, start: Instant, step: Duration): boolean {
  return Math.floor((to - start) / step) > Math.floor((from - start) / step)
}
