import { formatDuration } from '../../domain/duration.js'
import type { Heartbeat } from '../../domain/heartbeat.js'
import { SECOND, type Duration, type Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import { CLOCK_TOLERANCE, wholeSeconds } from './server.js'

export type BeatReading = Extract<Reading, { kind: 'beat' }>

const INSTANTS = ['startedAt', 'unfinishedSince', 'finishedAt', 'lastSuccessAt', 'lastScheduledAt'] as const

/**
 * The beat by the clock that received it, where the clock of whoever wrote it says otherwise. All its instants move together;
 * below a second nothing does, and far apart it is told.
 */
export function movedTo(reading: BeatReading, at: Instant, offsetMs: Duration = 0): BeatReading {
  const { beat, notes } = reading
  const shift = at - beat.at
  if (Math.abs(shift) <= SECOND) return reading
  return {
    ...reading,
    beat: moved(beat, shift),
    // By the clock of Redis: it is not the writer's fault if ours is wrong.
    notes: Math.abs(shift + offsetMs) > CLOCK_TOLERANCE ? [...notes, clockNote(-shift - offsetMs)] : notes,
  }
}

function moved(beat: Heartbeat, shift: number): Heartbeat {
  const shifted = INSTANTS.flatMap((key): [string, number][] => {
    const at = beat[key]
    return at === undefined ? [] : [[key, at + shift]]
  })
  return { ...beat, at: beat.at + shift, ...Object.fromEntries(shifted) }
}

function clockNote(aheadMs: number): string {
  const side = aheadMs > 0 ? 'ahead' : 'behind'
  return `the clock of whoever writes this beat is ${formatDuration(wholeSeconds(aheadMs))} ${side}; the time of receipt counts`
}
