import { REASON_TEXT } from '../../src/domain/judging/reason-text.js'
import type { Incident, IncidentState, Trouble } from '../../src/domain/incidents/incident.js'
import type { Effect } from '../../src/domain/incidents/plan.js'
import { HOUR, MINUTE, type Instant } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { createHistory } from '../../src/domain/history/create-history.js'
import type { Day, History } from '../../src/domain/history/history.js'
import type { Status } from '../../src/domain/status.js'
import type { ReportMember, RunPast, RunReport } from '../../src/reports/report.js'

/** The one document of a report that is called by its usual name. */
export function textOf(member: ReportMember, run: RunReport, earlier: string | null = null): string {
  const [only, ...more] = member.create({ file: 'report' }, null).render(run, earlier).files
  if (only === undefined || more.length > 0) throw new Error(`${member.name} is not one document`)
  return only.text
}

export const NOW: Instant = Date.UTC(2026, 10, 22, 9, 30)

/** A healthy verdict whose beat came 12 minutes ago, with what a test cares about changed. */
export function aVerdict(monitor: string, change: Partial<Verdict> = {}): Verdict {
  return {
    monitor,
    name: monitor,
    status: 'healthy',
    reason: 'ok',
    message: 'Last heartbeat 12 min ago.',
    place: { kind: 'repository', path: `heartbeats/${monitor}.json`, branch: 'heartbeats', repository: null },
    beat: { at: NOW - 12 * MINUTE, state: 'ok' },
    evidence: null,
    lastEndAt: change.beat === undefined ? NOW - 12 * MINUTE : (change.beat?.at ?? null),
    goodEnd: true,
    inHours: true,
    ageMs: 12 * MINUTE,
    deadline: NOW + 108 * MINUTE,
    since: null,
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
    ...change,
  }
}

/** A monitor whose last beat is five hours old. */
export function aDeadOne(monitor: string, change: Partial<Verdict> = {}): Verdict {
  return aVerdict(monitor, {
    status: 'critical',
    reason: 'stale',
    message: 'No heartbeat for 5 h; expected within 2 h.',
    beat: { at: NOW - 5 * HOUR, state: 'ok' },
    ageMs: 5 * HOUR,
    deadline: NOW - 3 * HOUR,
    since: NOW - 3 * HOUR,
    ...change,
  })
}

export function aRun(change: Partial<RunReport> = {}): RunReport {
  return {
    now: NOW,
    repository: 'octo/jobs',
    runUrl: 'https://github.com/octo/jobs/actions/runs/17',
    dryRun: false,
    forced: false,
    watched: {
      origin: { kind: 'file', path: '.github/heartbeat.yml' },
      monitors: change.verdicts?.length ?? 0,
      workflows: 0,
      repository: 'octo/jobs',
      local: false,
    },
    verdicts: [],
    incidents: new Map(),
    plan: [],
    outcomes: [],
    deliveries: [],
    checkerGapMs: null,
    previousRunAt: null,
    adviceOf: (reason) => REASON_TEXT[reason].advice,
    problems: [],
    notices: [],
    ...change,
  }
}

function aState(monitors: readonly string[], names: readonly string[] = monitors): IncidentState {
  const trouble = (name: string): Trouble => ({
    name,
    status: 'critical',
    reason: 'stale',
    since: NOW - 3 * HOUR,
    lastBeatAt: NOW - 5 * HOUR,
    lastEndAt: NOW - 5 * HOUR,
    forced: false,
    healthyChecks: 0,
    firstEndAt: null,
    recoveredAt: null,
    recovery: null,
  })
  return {
    version: 1,
    openedAt: NOW,
    checks: 1,
    toldAt: NOW,
    worst: 'critical',
    members: Object.fromEntries(monitors.map((monitor, i) => [monitor, trouble(names[i] ?? monitor)])),
    deliveries: {},
    closedAt: null,
    duplicateOf: null,
  }
}

export function anIncident(ref: string, monitors: readonly string[], change: Partial<Incident> = {}): Incident {
  return {
    key: monitors[0] ?? 'none',
    ref,
    url: `https://github.com/octo/jobs/issues/${ref}`,
    phase: 'open',
    closedBy: null,
    closedAt: null,
    state: aState(monitors),
    ...change,
  }
}

export function opening(...verdicts: readonly Verdict[]): Effect {
  const monitors = verdicts.map(({ monitor }) => monitor)
  const state = aState(
    monitors,
    verdicts.map(({ name }) => name),
  )
  return { kind: 'open-incident', draft: { key: monitors[0] ?? '', state, verdicts, previous: null } }
}

export function changing(
  kind: 'update-incident' | 'close-incident' | 'reopen-incident',
  incident: Incident,
  verdicts: readonly Verdict[] = [],
): Effect {
  return { kind, incident, change: { state: incident.state, verdicts, comment: null } }
}

/** A kept past in which a monitor was well each day but on those that are named, counted back from today. */
export function aPast(bad: Readonly<Record<string, Readonly<Record<number, Status>>>> = {}): RunPast {
  const dayOf = (monitor: string, back: number): Day => {
    const worst = bad[monitor]?.[back] ?? 'healthy'
    return { date: '', worst, up: 23 * HOUR, down: worst === 'critical' ? HOUR : 0, blind: 0, excluded: 0 }
  }
  const days: History['days'] = (monitor, count) =>
    Array.from({ length: count }, (_, i) => dayOf(monitor, count - 1 - i))
  return { history: { ...createHistory(), days }, changes: [] }
}
