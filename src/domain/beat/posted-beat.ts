import type { Heartbeat } from '../heartbeat.js'
import { MINUTE, toText, type Duration, type Instant } from '../time.js'
import { beatJson } from './beat-document.js'
import { isOurs } from './beat-sources.js'
import { reasonNotToWrite, storedBeat } from './stored-beat.js'
import { withHistory } from './with-history.js'

/** Clocks may differ by so much. */
const SKEW: Duration = 5 * MINUTE

/** A beat that was posted, as it is to be stored over the one before; or why it cannot count. */
export type PostedBeat = { readonly text: string } | { readonly why: string }

/** `before` is what was stored last; null for nothing. */
export function postedBeat(monitor: string, beat: Heartbeat, before: string | null, now: Instant): PostedBeat {
  const { at, state } = beat
  if (at > now + SKEW) return { why: `its time, ${toText(at)}, lies in the future; leave it out, or set the clock` }
  const document = {
    at,
    state,
    text: beatJson(monitor, { ...beat, source: isOurs(beat.source) ? (beat.source ?? '') : 'serve' }),
  }
  const stored = before === null ? null : storedBeat(before)
  const why = reasonNotToWrite(stored, { at, state, minIntervalMs: 0 }, now)
  return why === null ? { text: withHistory(document, stored) } : { why }
}
