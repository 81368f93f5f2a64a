import type { Heartbeat } from '../domain/heartbeat.js'
import { toIso, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { isoOrNull } from '../reports/map-of-run.js'
import { isStale } from './freshness.js'
import type { HeartbeatStatus } from './schema.js'
import type { Board } from './board.js'

/** What one monitor says it is doing. */
export function heartbeatStatusOf(verdict: Verdict, board: Board, now: Instant): HeartbeatStatus {
  const { beat } = verdict
  const stale = isStale(board, now)
  return {
    status: beat === null ? verdict.message : wordsOf(beat),
    kind: beat?.statusKind ?? null,
    timestamp: isoOrNull(beat?.at),
    session_active: !stale && isActive(verdict, now),
    level: stale && verdict.status !== 'skipped' ? 'unknown' : verdict.status,
    monitor: verdict.monitor,
    checked_at: toIso(board.now),
    stale,
  }
}

function wordsOf({ message, stateText, state }: Heartbeat): string {
  return message ?? stateText ?? state
}

function isActive({ beat, status, deadline, since }: Verdict, now: Instant): boolean {
  if (beat === null || beat.state === 'failed' || beat.state === 'stopped') return false
  // Between two looks a deadline may pass.
  const isLate = since !== null || (deadline !== null && now > deadline)
  return !isLate && (status === 'healthy' || status === 'skipped')
}

/** Whose status is meant where nobody is named: the only one, else who gave the newest status message, else who beat last. */
export function spokesman({ run }: Board): Verdict | null {
  const beaten = run.verdicts.filter(({ beat }) => beat !== null)
  const speaking = beaten.filter(({ beat }) => beat?.statusKind !== undefined)
  const candidates = [speaking, beaten, run.verdicts].find((some) => some.length > 0) ?? []
  return candidates.reduce<Verdict | null>((newest, one) => (isNewer(one, newest) ? one : newest), null)
}

function isNewer({ beat }: Verdict, other: Verdict | null): boolean {
  return other === null || (beat?.at ?? 0) > (other.beat?.at ?? 0)
}
