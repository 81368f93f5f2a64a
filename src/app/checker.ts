import type { Config } from '../config/config.js'
import type { Duration, Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { SourceOf } from './read-all.js'

/**
 * When the checker itself ran before. Asked only of a source that is read anyway: elsewhere the question would cost more than the
 * whole check. Null when it is not known.
 */
export async function ownPreviousRun(
  { config, self, runId, now }: { config: Config; self: string | null; runId: string | null; now: Instant },
  sourceOf: SourceOf,
): Promise<Instant | null> {
  if (self === null) return null
  const kinds = new Set(config.monitors.map(({ source }) => source.kind))
  const sources = await Promise.all([...kinds].map(sourceOf))
  const able = sources.find(({ previousRunAt }) => previousRunAt !== undefined)
  return (await able?.previousRunAt?.(self, runId, now)) ?? null
}

/** The same, asked of GitHub whatever is watched: for what cannot be decided without it. Null outside a workflow. */
export async function askPreviousRun(
  { self, runId, now }: { self: string | null; runId: string | null; now: Instant },
  sourceOf: SourceOf,
): Promise<Instant | null> {
  if (self === null) return null
  return (await (await sourceOf('workflow')).previousRunAt?.(self, runId, now)) ?? null
}

/** The shortest time from a beat to its deadline: a checker that sleeps longer misses deaths. */
export function smallestWindow(verdicts: readonly Verdict[]): Duration | null {
  let least: Duration | null = null
  for (const { beat, deadline } of verdicts) {
    if (beat === null || deadline === null || deadline <= beat.at) continue
    if (least === null || deadline - beat.at < least) least = deadline - beat.at
  }
  return least
}
