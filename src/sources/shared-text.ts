import { ALLOWED_SKEW } from '../domain/judging/judge.js'
import type { Monitor, ReadingOptions } from '../domain/monitor.js'
import { readFlatBeat } from '../domain/reading/flat-beat.js'
import { readOwnBeat } from '../domain/reading/own-beat.js'
import type { Instant } from '../domain/time.js'
import type { Reading } from '../domain/what-was-read.js'
import type { ReadingAids } from './aids.js'

/**
 * Reads the beats of all monitors that share one text. The rules for documents of anybody load with the first of them: beats of our
 * own writer, the plainest of others, and members that are all alike are read without.
 */
export async function readShared(
  text: string,
  monitors: readonly Monitor[],
  now: Instant,
  aids: ReadingAids,
): Promise<ReadonlyMap<string, Reading>> {
  const isAsIs = monitors.every(({ reading }) => readsAsItStands(reading))
  const plain = isAsIs && monitors.every(isWhole) ? (readOwnBeat(text) ?? readFlatBeat(text)) : null
  if (plain !== null && plain.beat.at <= now + ALLOWED_SKEW) return new Map(monitors.map(({ id }) => [id, plain]))
  const alike = isAsIs && monitors.every(({ each }) => each) ? await readAlike(text, now) : null
  if (alike !== null) return new Map(monitors.map(({ id }) => [id, alike]))
  const { readMonitors } = await import(/* webpackChunkName: "documents" */ './document.js')
  return readMonitors(text, monitors, now, aids)
}

async function readAlike(text: string, now: Instant): Promise<Reading | null> {
  const { readAlikeMembers } = await import('../domain/reading/alike-members.js')
  return readAlikeMembers(text, now + ALLOWED_SKEW)
}

function isWhole({ member, each }: Monitor): boolean {
  return member === null && !each
}

/** Nobody said how to read it. */
function readsAsItStands({ timestampField, statusField, format, conditions }: ReadingOptions): boolean {
  return timestampField === null && statusField === null && conditions === undefined && format !== 'text'
}
