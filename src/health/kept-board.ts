import type { Controls } from '../domain/controls.js'
import type { GrowingHistory, SeenState } from '../domain/history/history.js'
import type { Reason } from '../domain/status.js'
import { MINUTE, type Duration, type Instant } from '../domain/time.js'
import { isoOrNull, secondsSince } from '../reports/map-of-run.js'
import type { MonitorEntry } from '../reports/map-schema.js'
import type { KnownBoard } from './board.js'

/** Where nobody knows how often is looked. */
const USUAL_GAP: Duration = 30 * MINUTE

/** A process that watches writes down a quiet look each half hour only, so a few lines close together do not tell how often is looked. */
const LEAST_GAP: Duration = 15 * MINUTE

/** Reasons by which at least one beat was missed or failed. */
const FAILED: ReadonlySet<Reason> = new Set(['stale', 'missing', 'reported-failure'])

/** Who is watched, as the config has it: names by id, in their order. */
export type MonitorNames = ReadonlyMap<string, string>

/** How all stood at the last look that is kept; null where none is. What was read at it is kept nowhere. */
export function keptBoard(
  history: GrowingHistory,
  names: MonitorNames,
  zone: string | null,
  controls: Controls = new Map(),
): KnownBoard | null {
  const now = history.lastLookAt
  if (now === null) return null
  const entries = inOrder(history.standing(), names).map((state) => entryOf(state, names, history))
  return {
    now,
    history,
    controls,
    intervalMs: Math.max(history.usualGapMs ?? USUAL_GAP, LEAST_GAP),
    zone,
    // fromEntries and not assignment: a monitor may be called __proto__.
    map: { monitors: Object.fromEntries(entries.map((entry) => [entry.id, entry])) },
  }
}

/** As the config has them, and then the others. */
function inOrder(states: readonly SeenState[], names: MonitorNames): SeenState[] {
  const places = new Map([...names.keys()].map((id, i) => [id, i]))
  const placeOf = ({ monitor }: SeenState): number => places.get(monitor) ?? Infinity
  return [...states].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : Number(placeOf(a) > placeOf(b))))
}

function entryOf(state: SeenState, names: MonitorNames, history: GrowingHistory): MonitorEntry {
  const now = history.lastLookAt ?? 0
  const { monitor, status, reason, message, lastGoodAt, incident } = state
  const isWell = status === 'healthy' || status === 'skipped'
  return {
    id: monitor,
    name: names.get(monitor) ?? monitor,
    status,
    reason,
    message,
    last_heartbeat: isWell ? null : isoOrNull(lastGoodAt),
    seconds_since_heartbeat: isWell ? null : secondsSince(lastGoodAt, now),
    deadline: null,
    since: isWell ? null : isoOrNull(stateSince(monitor, history)),
    interval: null,
    consecutive_failures: FAILED.has(reason) ? 1 : 0,
    uptime: null,
    total_pulses: null,
    error_count: null,
    kind: null,
    source: '',
    checks: {},
    metrics: {},
    metadata: {},
    incident: incident == null ? null : { ref: incident, url: null, phase: 'open' },
    because_of: null,
  }
}

/** Since when it is as it is: what a state of its own says counts milder trouble as well. */
function stateSince(monitor: string, history: GrowingHistory): Instant | null {
  return history.changes({ from: -Infinity, to: Infinity }, monitor).at(-1)?.since ?? null
}
