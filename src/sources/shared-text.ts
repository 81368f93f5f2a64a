import { ALLOWED_SKEW } from '../domain/judging/judge.js'
import type { Monitor } from '../domain/monitor.js'
import { readFlatBeat } from '../domain/reading/flat-beat.js'
import { readOwnBeat } from '../domain/reading/own-beat.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { ReadingAids } from './aids.js'

/**
 * Reads the beats of all monitors that share one text. The rules for documents of anybody load with the first of them: beats of our
 * own writer, and the plainest of others, are read without.
 */
export async function readShared(
  text: string,
  monitors: readonly Monitor[],
  now: Instant,
  aids: ReadingAids,
): Promise<ReadonlyMap<string, Reading>> {
  const plain = monitors.every(readsAsItStands) ? (readOwnBeat(text) ?? readFlatBeat(text)) : null
  if (plain !== null && plain.beat.at <= now + ALLOWED_SKEW) return new Map(monitors.map(({ id }) => [id, plain]))
  const { readMonitors } = await import(/* webpackChunkName: "documents" */ './document.js')
  return readMonitors(text, monitors, now, aids)
}

/** Nobody said how to read it, or which part of it. */
function readsAsItStands({ reading, member, each }: Monitor): boolean {
  const { timestampField, statusField, format, conditions } = reading
  const isAsIs = timestampField === null && statusField === null && conditions === undefined
  return isAsIs && format !== 'text' && member === null && !each
}
