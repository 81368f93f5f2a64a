import type { Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { ReadingAids } from './aids.js'

/** Reads the beats of all monitors that share one text. The rules for documents of anybody load with the first of them. */
export async function readShared(
  text: string,
  monitors: readonly Monitor[],
  now: Instant,
  aids: ReadingAids,
): Promise<ReadonlyMap<string, Reading>> {
  const { readMonitors } = await import(/* webpackChunkName: "documents" */ './document.js')
  return readMonitors(text, monitors, now, aids)
}
