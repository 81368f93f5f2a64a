import { isPaused, isSnoozed, type Asked, type Control } from '../domain/controls.js'
import { describePlace } from '../domain/place.js'
import { SECOND, toIso, type Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { IncidentLink, RunReport } from './report.js'
import { countsOf, isBad, overallOf, worstFirst } from './standing.js'
import type { AlertEntry, MonitorEntry, StatusMap } from './map-schema.js'

/** Every monitor as data, for pages, badges and other programs. */
export function statusMapOf(run: RunReport): StatusMap {
  const { now, verdicts } = run
  return {
    schema_version: 1,
    timestamp: toIso(now),
    repository: run.repository,
    run_url: run.runUrl,
    overall_status: overallOf(verdicts),
    // fromEntries and not assignment: a monitor may be called __proto__.
    monitors: Object.fromEntries(verdicts.map((verdict) => [verdict.monitor, monitorEntry(verdict, run)])),
    alerts: worstFirst(verdicts.filter(isBad)).map((verdict) => alertEntry(verdict, run)),
    summary: { total: verdicts.length, ...countsOf(verdicts) },
  }
}

function monitorEntry(verdict: Verdict, { now, incidents, controls }: RunReport): MonitorEntry {
  const { beat } = verdict
  return {
    id: verdict.monitor,
    name: verdict.name,
    status: verdict.status,
    reason: verdict.reason,
    message: verdict.message,
    last_heartbeat: isoOrNull(beat?.at),
    seconds_since_heartbeat: secondsSince(beat?.at, now),
    deadline: isoOrNull(verdict.deadline),
    since: isoOrNull(verdict.since),
    interval: verdict.intervalMs == null ? null : verdict.intervalMs / SECOND,
    consecutive_failures: failuresInRow(verdict),
    uptime: null,
    total_pulses: beat?.pulses ?? null,
    error_count: beat?.errors ?? (beat?.pulses === undefined ? null : 0),
    kind: beat?.statusKind ?? null,
    source: describePlace(verdict.place),
    checks: { ...beat?.checks },
    metrics: { ...beat?.metrics },
    metadata: metadataOf(verdict),
    incident: linkOf(incidents.get(verdict.monitor)),
    because_of: verdict.because?.monitor ?? null,
    ...controlOf(controls?.get(verdict.monitor), now),
  }
}

/** What still counts of it. */
export function controlOf(control: Control | undefined, now: Instant): Pick<MonitorEntry, 'control'> {
  if (control === undefined) return {}
  const { pause, snooze, acknowledged } = control
  const asked = {
    ...(pause !== null && isPaused(control, now) && { paused: { ...askedOf(pause), until: toIso(pause.until) } }),
    ...(snooze !== null && isSnoozed(control, now) && { snoozed: { ...askedOf(snooze), until: toIso(snooze.until) } }),
    ...(acknowledged !== null && { acknowledged: askedOf(acknowledged) }),
  }
  return Object.keys(asked).length === 0 ? {} : { control: asked }
}

function askedOf({ at, by, why }: Asked) {
  return { at: toIso(at), by, why }
}

/** What was reported, or what was missed: of a threshold one beat. */
function failuresInRow({ beat, missed, reason }: Verdict): number {
  const reported = Math.max(beat?.consecutiveFailures ?? 0, beat?.state === 'failed' ? 1 : 0)
  return Math.max(reported, missed ?? 0, reason === 'stale' || reason === 'missing' ? 1 : 0)
}

function alertEntry(verdict: Verdict, { incidents }: RunReport): AlertEntry {
  const { monitor, name, status, reason, message } = verdict
  const incident = linkOf(incidents.get(monitor))
  return { monitor, name, status, reason, message, since: isoOrNull(verdict.since), incident }
}

/** Only what is known: an absent key says that nobody told. */
function metadataOf({ beat, missed, notes, tags }: Verdict): Record<string, unknown> {
  const known = {
    state: beat?.state,
    state_text: beat?.stateText,
    beat_message: beat?.message,
    started_at: beat?.startedAt === undefined ? undefined : toIso(beat.startedAt),
    duration_seconds: beat?.durationSeconds,
    recent_durations_seconds: beat?.recentDurations,
    exit_code: beat?.exitCode,
    run_id: beat?.runId,
    run_attempt: beat?.runAttempt,
    run_url: beat?.runUrl,
    workflow: beat?.workflow,
    runner: beat?.runner,
    source: beat?.source,
    missed: missed ?? undefined,
    notes: notes.length > 0 ? notes : undefined,
    tags: tags.length > 0 ? tags : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

function linkOf(link: IncidentLink | null | undefined): MonitorEntry['incident'] {
  return link ? { ref: link.ref, url: link.url, phase: link.phase } : null
}

export function isoOrNull(at: Instant | null | undefined): string | null {
  return at === null || at === undefined ? null : toIso(at)
}

/** Whole seconds by the wall clock; a beat within the allowed skew of the future is 0 seconds old. */
export function secondsSince(at: Instant | null | undefined, now: Instant): number | null {
  return at === null || at === undefined ? null : Math.max(0, Math.floor((now - at) / SECOND))
}
