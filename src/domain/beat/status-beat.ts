import type { Heartbeat } from '../heartbeat.js'
import type { StatusKind } from '../status-kind.js'
import { statusWords } from '../status-message.js'

/**
 * The beat as a status message of a kind, in its words. A run that begins says nothing yet, and one that failed tells of an
 * error whatever it was meant to tell of; words of one's own stay as they are.
 */
export function withKind(beat: Heartbeat, kind: StatusKind | null): Heartbeat {
  if (kind === null || beat.state === 'running') return beat
  const statusKind = beat.state === 'failed' && kind !== 'custom' ? 'error' : kind
  const message = statusWords(statusKind, beat.message ?? '')
  return { ...beat, statusKind, ...(message !== '' && { message }) }
}
