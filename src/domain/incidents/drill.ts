import type { Monitor } from '../monitor.js'
import type { Place } from '../place.js'
import type { Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import { drillKey } from './drill-key.js'
import type { IncidentDraft, IncidentState } from './incident.js'

/** Whom a drill speaks of, by a name that no channel, title or log can show without saying that it is one. */
export function drillName({ name }: Pick<Monitor, 'name'>): string {
  return `DRILL: ${name}`
}

/** What is said of a monitor that nobody looked at: that all is well with it, as far as anybody knows. */
export function drillVerdict(monitor: Monitor, place: Place, now: Instant): Verdict {
  const { runbook } = monitor
  return {
    monitor: monitor.id,
    name: drillName(monitor),
    kind: monitor.kind,
    status: 'critical',
    reason: 'stale',
    message: `This is a drill: nothing is wrong with ${monitor.name}, and no heartbeat was looked at.`,
    place,
    beat: null,
    evidence: null,
    lastEndAt: null,
    goodEnd: false,
    inHours: true,
    ageMs: null,
    deadline: null,
    since: now,
    missed: null,
    notes: [],
    diagnosis: [],
    remedy: ['Nothing: this is a drill.', ...(runbook === null ? [] : [`In a real alarm: ${runbook}`])],
    tags: monitor.tags,
    expected: null,
    ownRule: null,
    byHand: null,
    zone: monitor.zone,
    runbook: null,
    workflow: null,
  }
}

/** The same once the drill is over. */
export function drillOver(verdict: Verdict): Verdict {
  return {
    ...verdict,
    status: 'healthy',
    reason: 'ok',
    message: 'The drill is over. Nothing was wrong.',
    since: null,
    remedy: [],
  }
}

export function drillDraft(verdict: Verdict, now: Instant): IncidentDraft {
  const key = drillKey(verdict.monitor)
  const trouble = {
    name: verdict.name,
    status: verdict.status,
    reason: verdict.reason,
    since: now,
    lastBeatAt: null,
    lastEndAt: null,
    forced: false,
    healthyChecks: 0,
    firstEndAt: null,
    recoveredAt: null,
    recovery: null,
  }
  const state: IncidentState = {
    version: 1,
    openedAt: now,
    checks: 1,
    toldAt: now,
    worst: verdict.status,
    members: { [key]: trouble },
    deliveries: {},
    closedAt: null,
    duplicateOf: null,
    config: null,
  }
  return { key, state, verdicts: [{ ...verdict, monitor: key }], previous: null }
}
