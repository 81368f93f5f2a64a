import { commandEndBeat, startBeat } from '../../domain/beat/job-beat.js'
import { withKind } from '../../domain/beat/status-beat.js'
import { secondsBetween } from '../../domain/beat/beat-document.js'
import { formatDuration } from '../../domain/duration.js'
import type { Heartbeat } from '../../domain/heartbeat.js'
import { MINUTE, toIso, type Duration, type Instant } from '../../domain/time.js'
import type { Said } from './body.js'
import type { Ending } from './ending.js'

/** Clocks may differ so far. */
const SKEW: Duration = 5 * MINUTE
/** An older beat is worth a word: it may come too late to count. */
const OLD: Duration = 5 * MINUTE

/** All that is known of a beat that was posted. */
export interface Post {
  readonly ending: Ending
  readonly said: Said
  /** When the run began that is known to go on; null where none is. */
  readonly runningSince: Instant | null
  readonly receivedAt: Instant
}

/** The beat, and what is worth knowing of how it was understood. */
export interface PostedBeat {
  readonly beat: Heartbeat
  readonly notes: readonly string[]
}

export function postedBeat(post: Post): PostedBeat {
  const { at, notes } = instantOf(post)
  return { beat: spoken({ source: 'serve', ...beatAt(at, post), own: true }), notes }
}

/** A kind alone has words of its own. */
function spoken(beat: Heartbeat): Heartbeat {
  return beat.message === undefined ? withKind(beat, beat.statusKind ?? null) : beat
}

/** When it was: as it says itself, but never later than now. */
function instantOf({ said, receivedAt }: Post): { readonly at: Instant; readonly notes: readonly string[] } {
  const at = said.at ?? receivedAt
  if (at > receivedAt + SKEW)
    return { at: receivedAt, notes: [`last_run ${toIso(at)} lies in the future; the time of receipt counts`] }
  const age = receivedAt - at
  const old = `last_run ${toIso(at)} is ${formatDuration(age)} ago, and the beat counts as of then`
  return { at: Math.min(at, receivedAt), notes: age > OLD ? [old] : [] }
}

function beatAt(at: Instant, { ending, said, runningSince }: Post): Heartbeat {
  const facts = said.fields
  const startedAt = facts.startedAt ?? (runningSince !== null && runningSince <= at ? runningSince : null)
  switch (ending.kind) {
    case 'start':
      return startBeat(facts, at)
    case 'fail':
      return { ...facts, at, state: 'failed', ...lasted(startedAt, at, facts) }
    case 'exit': {
      const end: Heartbeat =
        startedAt === null
          ? { ...facts, at, state: ending.code === 0 ? 'ok' : 'failed', exitCode: ending.code }
          : commandEndBeat(facts, startedAt, ending.code, at)
      // An exit code of 0 does not unmake a failure that is told beside it.
      return said.state === 'failed' ? { ...end, state: 'failed' } : end
    }
    case 'plain':
      return plainBeat(at, said, startedAt)
  }
}

function plainBeat(at: Instant, { state, stateText, fields }: Said, startedAt: Instant | null): Heartbeat {
  const known = state ?? stateOfCode(fields.exitCode)
  const text = stateText === undefined ? {} : { stateText }
  if (known === 'running') return { ...fields, at, state: known, ...text, startedAt: fields.startedAt ?? at }
  return { ...fields, at, state: known, ...text, ...lasted(startedAt, at, fields) }
}

function stateOfCode(exitCode: number | undefined): Heartbeat['state'] {
  return exitCode === undefined || exitCode === 0 ? 'ok' : 'failed'
}

/** How long it took, where it was told that it began. */
function lasted(startedAt: Instant | null, at: Instant, { durationSeconds }: Partial<Heartbeat>): Partial<Heartbeat> {
  return startedAt === null ? {} : { startedAt, durationSeconds: durationSeconds ?? secondsBetween(startedAt, at) }
}
