import type { BeatState, Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'
import type { Instant } from '../time.js'

/** A beat of which no more is left than when it came and how it was called. */
export interface KnownBeat {
  readonly at: Instant
  /** Null where something was written of which nobody knows what it said. */
  readonly state: BeatState | null
}

/** The beat as whoever read it then found it, after the one before; null where that cannot be told for sure. */
export function asItWas(before: Heartbeat | null, { at, state }: KnownBeat, monitor: Monitor): Heartbeat | null {
  switch (state) {
    case 'ok':
      return { at, state, own: true, finishedAt: at, lastSuccessAt: at }
    case 'stopped':
      return { at, state, own: true, finishedAt: at, ...kept(before) }
    case 'failed':
      return failed(before, at, monitor)
    case 'running':
      if (before === null) return null
      return { ...before, at, state, own: true, startedAt: at, unfinishedSince: before.unfinishedSince ?? at }
    case 'unknown':
    case null:
      return null
  }
}

/** How many failures are forgiven nobody knows without those before; and of a service a beat itself may say how bad it is. */
function failed(before: Heartbeat | null, at: Instant, monitor: Monitor): Heartbeat | null {
  if (monitor.kind === 'service' && !monitor.critical) return null
  if (before === null && monitor.failureTolerance > 0) return null
  const consecutiveFailures = (before?.consecutiveFailures ?? 0) + 1
  return { at, state: 'failed', own: true, finishedAt: at, consecutiveFailures, ...kept(before) }
}

function kept(before: Heartbeat | null): Partial<Heartbeat> {
  return before?.lastSuccessAt === undefined ? {} : { lastSuccessAt: before.lastSuccessAt }
}
