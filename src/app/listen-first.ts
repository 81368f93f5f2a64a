import type { Monitor } from '../domain/monitor.js'
import type { Duration, Instant } from '../domain/time.js'
import { ExternalError } from '../errors.js'
import type { RunTime } from '../domain/run-time.js'
import type { Clock } from '../ports.js'
import { HEARD_ONLY, type SourceOf } from './read-all.js'

/**
 * Listens for so long before anything is judged, and gives the instant to judge by: what was heard meanwhile is no future. With
 * null, where the process lives on, listening only begins.
 */
export async function listenFirst(
  monitors: readonly Monitor[],
  { now, listenMs }: { readonly now: Instant; readonly listenMs: Duration | null },
  { clock, sourceOf, time }: { readonly clock: Clock; readonly sourceOf: SourceOf; readonly time?: RunTime },
): Promise<Instant> {
  const heard = monitors.filter(({ source }) => source.kind === HEARD_ONLY)
  if (listenMs === 0 || heard.length === 0) return now
  const beganAt = clock.now()
  const source = await sourceOf(HEARD_ONLY)
  const listen = async (): Promise<void> => source.listen?.(heard, listenMs)
  await (time === undefined || listenMs === null ? listen() : time.within(listen).catch(whenCut))
  return listenMs === null ? now : now + (clock.now() - beganAt)
}

/** What was heard until then counts. */
function whenCut(error: unknown): void {
  if (!(error instanceof ExternalError)) throw error
}
