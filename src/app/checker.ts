import type { Config } from '../config/config.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { WorkflowWatch } from '../sources/watch.js'

/**
 * When the checker itself ran before. Asked only where workflows are watched: elsewhere the question would cost more than the
 * whole check. Null when it is not known.
 */
export async function ownPreviousRun(
  { config, self, runId, now }: { config: Config; self: string | null; runId: string | null; now: Instant },
  watch: () => Promise<WorkflowWatch>,
): Promise<Instant | null> {
  if (self === null || !config.monitors.some(({ source }) => source.kind === 'workflow')) return null
  return (await watch()).previousRunAt(self, runId, now)
}

/** The shortest time from a beat to its deadline: a checker that sleeps longer misses deaths. */
export function smallestWindow(verdicts: readonly Verdict[]): Duration | null {
  const windows = verdicts.flatMap(({ beat, deadline }) =>
    beat !== null && deadline !== null && deadline > beat.at ? [deadline - beat.at] : [],
  )
  return windows.length === 0 ? null : windows.reduce((least, window) => Math.min(least, window))
}
