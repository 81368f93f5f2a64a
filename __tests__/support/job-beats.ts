import { jobEndBeat, startBeat } from '../../src/domain/beat/job-beat.js'
import { beatJson } from '../../src/domain/beat/beat-document.js'
import { storedBeat } from '../../src/domain/beat/stored-beat.js'
import { withHistory } from '../../src/domain/beat/with-history.js'
import type { Heartbeat } from '../../src/domain/heartbeat.js'
import { MINUTE, type Duration, type Instant } from '../../src/domain/time.js'

/** One turn of a scheduled job; null is a turn that GitHub never started. */
export type Turn = {
  readonly startsLate: Duration
  readonly takes: Duration
  /** The runner's word for the job, or `lost` with its runner. */
  readonly ends: 'success' | 'failure' | 'cancelled' | 'lost'
} | null

/** One thing that the write action does. */
export interface Written {
  readonly at: Instant
  readonly beat: Heartbeat
}

export const GOOD: Turn = { startsLate: 20 * MINUTE, takes: 30 * MINUTE, ends: 'success' }

/** What the first step and the end of such a turn write; GitHub's schedule started it. */
export function writtenIn(due: Instant, turn: Turn, event = 'schedule'): Written[] {
  if (turn === null) return []
  const facts = { source: 'github-actions', workflow: 'Nightly backup', event }
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
