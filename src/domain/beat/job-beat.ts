import { secondsBetween } from './beat-document.js'
import type { BeatState, Heartbeat } from '../heartbeat.js'
import type { Instant } from '../time.js'

/** What is known of the run that beats, whatever it says. */
export type BeatFacts = Pick<
  Heartbeat,
  'source' | 'workflow' | 'runner' | 'event' | 'runId' | 'runAttempt' | 'runUrl' | 'message' | 'checks' | 'metrics'
>

/** The work begins. */
export function startBeat(facts: BeatFacts, now: Instant): Heartbeat {
  return { ...facts, at: now, state: 'running', startedAt: now }
}

/** The job ended, with the word that the runner has for it. */
export function jobEndBeat(facts: BeatFacts, startedAt: Instant, jobStatus: string, now: Instant): Heartbeat {
  const status = jobStatus.trim().toLowerCase()
  const message = status === 'cancelled' ? (facts.message ? `cancelled: ${facts.message}` : 'cancelled') : facts.message
  return {
    ...facts,
    ...ended(startedAt, now),
    state: stateOfJob(status),
    ...(message === undefined ? {} : { message }),
  }
}

/** The command ended, with its exit code. */
export function commandEndBeat(facts: BeatFacts, startedAt: Instant, exitCode: number, now: Instant): Heartbeat {
  return { ...facts, ...ended(startedAt, now), state: exitCode === 0 ? 'ok' : 'failed', exitCode }
}

function ended(startedAt: Instant, now: Instant): Pick<Heartbeat, 'at' | 'startedAt' | 'durationSeconds'> {
  return { at: now, startedAt, durationSeconds: secondsBetween(startedAt, now) }
}

// An unheard word is not taken for success.
function stateOfJob(status: string): BeatState {
  if (status === 'success') return 'ok'
  return status === 'failure' || status === 'cancelled' ? 'failed' : 'unknown'
}
