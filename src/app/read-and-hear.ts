import type { Controls } from '../domain/controls.js'
import type { HeardBeat } from '../domain/heard-beat.js'
import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import { HEARD_ONLY, readAll, type Read, type SourceOf } from './read-all.js'

/** What a run knows of beats before it reads any. */
interface Hearing {
  readonly now: Instant
  readonly heard?: readonly HeardBeat[]
  readonly heardBefore?: ReadonlyMap<string, Instant>
  readonly controls?: Controls
}

/** Reads all monitors, with the beats that came another way; who takes them loads where there are any. */
export async function readAndHear(
  { now, heard = [], heardBefore, controls }: Hearing,
  monitors: readonly Monitor[],
  sourceOf: SourceOf,
): Promise<{ readonly reads: readonly Read[]; readonly notices: readonly string[] }> {
  if (heardBefore?.size && monitors.some(({ source }) => source.kind === HEARD_ONLY))
    (await sourceOf(HEARD_ONLY)).remember?.(heardBefore)
  const all = await readAll(monitors, now, sourceOf)
  const reads = controls?.size ? (await import('./with-controls.js')).withControls(all, controls, now) : all
  if (heard.length === 0) return { reads, notices: [] }
  const { heardElsewhere } = await import('./heard-elsewhere.js')
  return heardElsewhere(reads, heard, now)
}
