import { jobEndBeat, startBeat } from '../../src/domain/beat/job-beat.js'
import { beatJson } from '../../src/domain/beat/beat-document.js'
import { storedBeat } from '../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../src/domain/beat/with-history.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import type { Monitor } from '../../src/domain/monitor.js'
import { MINUTE, type Duration, type Instant } from '../../src/domain/time.js'
import type { Reading } from '../../src/domain/what-was-read.js'
import { readMonitors } from '../../src/sources/document.js'

/** One run of a scheduled job. */
export interface JobRun {
  readonly startsLate: Duration
  readonly takes: Duration
  /** The runner's word for the job, or `lost` with its runner. */
  readonly ends: 'success' | 'failure' | 'cancelled' | 'lost'
}

/** What became of one due time; null where GitHub never started the job. */
export type Turn = JobRun | null

/** One thing that the write action does. */
export interface Written {
  readonly at: Instant
  readonly beat: Heartbeat
}

export const GOOD: JobRun = { startsLate: 20 * MINUTE, takes: 30 * MINUTE, ends: 'success' }

/** What the first step and the end of such a turn write; GitHub's schedule started it. */
export function writtenIn(due: Instant, turn: Turn): Written[] {
  if (turn === null) return []
  const facts = { source: 'github-actions', workflow: 'Nightly backup', event: 'schedule' }
  const startedAt = due + turn.startsLate
  const endedAt = startedAt + turn.takes
  const begun = { at: startedAt, beat: startBeat(facts, startedAt) }
  if (turn.ends === 'lost') return [begun]
  return [begun, { at: endedAt, beat: jobEndBeat(facts, startedAt, turn.ends, endedAt) }]
}

/** The document that the branch holds after this beat, as the branch sink makes it of the one before. */
export function storedAfter(monitor: string, { at, beat }: Written, before: string | null): string {
  const next = { text: beatJson(monitor, beat), state: beat.state, at }
  return withHistory(next, before === null ? null : storedBeat(before))
}

/** What the real reader makes of such a document. */
export function readingOf(document: string, monitor: Monitor, now: Instant): Extract<Reading, { kind: 'beat' }> {
  const reading = readMonitors(document, [monitor], now, {}).get(monitor.id)
  if (reading?.kind !== 'beat') throw new Error(`${monitor.id} cannot be read: ${document}`)
  return reading
}
