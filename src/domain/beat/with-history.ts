import { toIso, type Instant } from '../time.js'
import { beatText } from './beat-document.js'
import { durationsIn } from './recent-durations.js'
import type { StoredBeat } from './stored-beat.js'

/** A document that is to be stored, with what it says and when. */
export interface NextBeat {
  readonly text: string
  readonly state: string
  readonly at: Instant
}

/**
 * The document with what the stored beat knew and it cannot know: the last good end, the last end, since when something
 * runs, the failures in a row, how long the last good runs took, and how many beats and errors there were. Without it one start would wipe out what came before. Text without JSON keeps nothing.
 */
export function withHistory(next: NextBeat, stored: StoredBeat | null): string {
  if (stored === null || !next.text.startsWith('{')) return next.text
  const beat = JSON.parse(next.text) as Record<string, unknown>
  const { lastScheduledAt, lastSuccessAt, finishedAt, unfinishedSince } = stored
  const running = next.state === 'running'
  return beatText({
    ...beat,
    last_success: next.state === 'ok' ? beat['last_success'] : known(lastSuccessAt, next),
    finished_at: running ? known(finishedAt, next) : beat['finished_at'],
    // A run by hand does not make the schedule of a job any more punctual.
    last_scheduled: beat['event'] === 'schedule' ? undefined : known(lastScheduledAt, next),
    // Later starts change nothing: the first run since the last end is still not accounted for.
    unfinished_since: running ? (known(unfinishedSince, next) ?? beat['unfinished_since']) : undefined,
    consecutive_failures: countOf(next, stored),
    recent_durations: durationsAfter(beat, next, stored),
    ...totalsOf(beat, next, stored),
  })
}

/** What lies after the beat itself came from a clock that was wrong. */
function known(at: Instant | null, next: NextBeat): string | undefined {
  return at === null || at > next.at ? undefined : toIso(at)
}

/** Only a good run shows what is usual. */
function durationsAfter(
  beat: Readonly<Record<string, unknown>>,
  next: NextBeat,
  stored: StoredBeat,
): readonly number[] | undefined {
  const took = next.state === 'ok' && !isStored(next, stored) ? [beat['duration_seconds']] : []
  const durations = durationsIn([...stored.durations, ...took])
  return durations.length > 0 ? durations : undefined
}

/** A first failure needs no count. */
function countOf(next: NextBeat, stored: StoredBeat): number | undefined {
  const failures = failuresAfter(next, stored)
  return failures < (next.state === 'failed' ? 2 : 1) ? undefined : failures
}

/** A run that begins keeps the count: only one that ends well wipes it out. */
function failuresAfter({ state, at }: NextBeat, { failures, ...stored }: StoredBeat): number {
  if (isStored({ at, state }, stored)) return failures
  if (state === 'failed') return failures + 1
  return state === 'running' ? failures : 0
}

type Totals = Pick<StoredBeat, 'pulses' | 'errors'>

/** What the beat itself counts comes to what is stored: a program may count many between two of its beats. */
function totalsOf(beat: Readonly<Record<string, unknown>>, next: NextBeat, stored: StoredBeat): Totals {
  const { pulses, errors } = stored
  if (isStored(next, stored)) return { pulses, errors }
  const { pulses: newPulses = 1, errors: newErrors = next.state === 'failed' ? 1 : 0 } = beat
  return { pulses: pulses + Number(newPulses), errors: errors + Number(newErrors) }
}

/** The stored beat is this one: its answer was lost on the way. */
function isStored({ at, state }: Pick<NextBeat, 'at' | 'state'>, stored: Pick<StoredBeat, 'at' | 'state'>): boolean {
  return stored.at === at && stored.state === state
}
