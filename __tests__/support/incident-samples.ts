import type {
  IncidentChange,
  IncidentDraft,
  IncidentPolicy,
  IncidentState,
  Trouble,
} from '../../src/domain/incidents/incident.js'
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import type { Log } from '../../src/ports.js'

/** 2026-11-22 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12)

/** As it is where nobody says otherwise. */
export const POLICY: IncidentPolicy = {
  openAt: 'critical',
  recoveryTolerance: 1,
  reminderMs: DAY,
  groupOver: 10,
  reopenWithinMs: 6 * HOUR,
}

export function aVerdict(overrides: Partial<Verdict> = {}): Verdict {
  return {
    monitor: 'nightly-backup',
    name: 'Nightly backup',
    status: 'critical',
    reason: 'stale',
    message: 'No heartbeat for 5 h; expected one within 2 h.',
    place: { kind: 'repository', path: 'data/scheduler_heartbeat.json', branch: 'main', repository: null },
    beat: { at: NOON - 5 * HOUR, state: 'ok', runId: '4711', workflow: 'backup.yml' },
    evidence: null,
    lastEndAt: NOON - 5 * HOUR,
    goodEnd: true,
    inHours: true,
    ageMs: 5 * HOUR,
    deadline: NOON - 3 * HOUR,
    since: NOON - 3 * HOUR,
    missed: null,
    notes: [],
    diagnosis: [],
    remedy: [],
    tags: [],
    expected: 'within 2 h',
    ownRule: 'threshold of 2 h',
    byHand: null,
    zone: null,
    runbook: null,
    workflow: null,
    ...overrides,
  }
}

export function aTrouble(overrides: Partial<Trouble> = {}): Trouble {
  return {
    name: 'Nightly backup',
    status: 'critical',
    reason: 'stale',
    since: NOON - 3 * HOUR,
    lastBeatAt: NOON - 5 * HOUR,
    lastEndAt: NOON - 5 * HOUR,
    forced: false,
    healthyChecks: 0,
    firstEndAt: null,
    recoveredAt: null,
    recovery: null,
    ...overrides,
  }
}

export function aState(overrides: Partial<IncidentState> = {}): IncidentState {
  return {
    version: 1,
    openedAt: NOON,
    checks: 1,
    toldAt: NOON,
    worst: 'critical',
    members: { 'nightly-backup': aTrouble() },
    deliveries: {},
    closedAt: null,
    duplicateOf: null,
    ...overrides,
  }
}

export function aDraft(overrides: Partial<IncidentDraft> = {}): IncidentDraft {
  return { key: 'nightly-backup', state: aState(), verdicts: [aVerdict()], previous: null, ...overrides }
}

/** It is still down and nothing is to be told. */
export function stillDown(overrides: Partial<IncidentChange> = {}): IncidentChange {
  return { state: aState({ checks: 2 }), verdicts: [aVerdict()], comment: null, ...overrides }
}

/** A beat ended it three minutes before noon. */
export function beatsAgain(overrides: Partial<IncidentChange> = {}): IncidentChange {
  const at = NOON - 3 * MINUTE
  const ended = aTrouble({ status: 'healthy', lastBeatAt: at, healthyChecks: 1, firstEndAt: at, recoveredAt: at })
  return {
    state: aState({ members: { 'nightly-backup': ended }, closedAt: NOON }),
    verdicts: [
      aVerdict({
        status: 'healthy',
        reason: 'ok',
        message: 'Last heartbeat 3 min ago.',
        beat: { at, state: 'ok', runUrl: 'https://github.com/o/r/actions/runs/4712' },
        ageMs: 3 * MINUTE,
        since: null,
      }),
    ],
    comment: 'recovered',
    ...overrides,
  }
}

/** Keeps what was logged, as `level: text`. */
export function aLog(): Log & { readonly lines: string[] } {
  const lines: string[] = []
  const at = (level: string) => (text: string) => void lines.push(`${level}: ${text}`)
  return {
    lines,
    debug: at('debug'),
    info: at('info'),
    notice: at('notice'),
    warning: at('warning'),
    error: at('error'),
  }
}
