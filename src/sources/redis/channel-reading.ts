import { formatDuration } from '../../domain/duration.js'
import type { Instant } from '../../domain/time.js'
import type { Reading } from '../../domain/what-was-read.js'
import type { Watched } from '../reader.js'
import { RECEIVED } from '../../domain/reading/received.js'
import { receivedReading } from './documents.js'
import { listenedFor, type Heard, type Hearing } from './hearing.js'
import { movedTo } from './moved-beat.js'
import type { RedisOptions } from './options.js'
import { CLOCK_TOLERANCE } from './server.js'
import { allowedSilence, leastListening, type Situation } from './situation.js'

/** What was last said by somebody, understood. */
export interface Spoken {
  /** When it was last heard of. */
  readonly at: Instant
  readonly reading: Reading
  /** The message itself; null where only the instant is known, from another process. */
  readonly heard: Heard | null
  /** The time that the message states; null for none. */
  readonly statedAt: Instant | null
}

interface Case extends Watched<RedisOptions> {
  readonly hearing: Hearing
  /** By the word of other processes. */
  readonly heard: ReadonlyMap<string, Instant>
}

/** The last that is known of somebody; null for somebody who was never heard. */
export function spokenOf(name: string, before: Spoken | undefined, of: Case, situation: Situation): Spoken | null {
  const heard = of.hearing.heard.get(name)
  if (heard !== undefined) return before?.heard === heard ? before : understood(heard, before, of, situation)
  if (before !== undefined) return before
  const at = of.heard.get(name)
  if (at === undefined) return null
  const reading = { kind: 'beat', beat: { at, state: 'ok' }, evidence: RECEIVED, notes: [] } as const
  return { at, reading, heard: null, statedAt: null }
}

/** The time that a message states counts where it is near that of its receipt: who hangs may go on speaking with an old one. */
function understood(
  heard: Heard,
  before: Spoken | undefined,
  { monitor }: Case,
  { look, now, aids }: Situation,
): Spoken {
  const reading = receivedReading(heard.text, heard.at, { monitor, now, aids })
  if (reading.kind !== 'beat') return { at: heard.at, reading, heard, statedAt: null }
  if (reading.evidence.rule === RECEIVED.rule) return { at: heard.at, reading, heard, statedAt: null }
  const statedAt = reading.beat.at
  const tolerance = Math.min(CLOCK_TOLERANCE, allowedSilence(monitor.expectation) / 3)
  if (Math.abs(statedAt - heard.at) <= tolerance) return { at: statedAt, reading, heard, statedAt }
  const at = before?.statedAt === statedAt ? before.at : heard.at
  return { at, reading: movedTo(reading, at, look.offsetMs), heard, statedAt }
}

/** Who was heard in time is there; of anybody else only somebody who listened long enough may say that he is not. */
export function channelReading(
  name: string,
  spoken: Spoken | null,
  { monitor, hearing }: Pick<Case, 'monitor' | 'hearing'>,
  { look }: Situation,
): Reading {
  const { expectation } = monitor
  const listenedMs = listenedFor(hearing, look.at)
  const who = name.replace(/^channel /, '').replace('\t', ' as ')
  if (spoken === null) {
    if (listenedMs >= allowedSilence(expectation)) return { kind: 'missing', detail: `nothing was said on ${who}` }
    return { kind: 'unreachable', detail: `${who} was not heard so far; ${listeningText(hearing, look.at)}` }
  }
  const silentMs = look.at - spoken.at
  if (silentMs <= allowedSilence(expectation) || listenedMs >= leastListening(expectation)) return spoken.reading
  const needed = formatDuration(leastListening(expectation))
  const detail = `${who} was last heard ${formatDuration(silentMs)} ago; ${listeningText(hearing, look.at)}, and it takes ${needed} to call it silent`
  return { kind: 'unreachable', detail }
}

/** For how long it was listened, or why not. */
export function listeningText(hearing: Hearing, now: Instant): string {
  if (hearing.deafness !== null) return `the subscription is cut: ${hearing.deafness}`
  return hearing.since === null
    ? 'nobody listened in this run: set `duration`, or let `heartbeat watch` listen'
    : `listened for ${formatDuration(listenedFor(hearing, now))}`
}
