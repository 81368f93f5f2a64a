import type { Asked } from '../../domain/controls.js'
import type { IncidentState } from '../../domain/incidents/incident.js'
import { MINUTE, type Instant } from '../../domain/time.js'
import type { Issue } from './issue.js'
import type { Memory } from './marker.js'

/** GitHub dates an issue when it arrives, we when the run began. */
export const BIRTH_TOLERANCE = 15 * MINUTE
const FIRST_RUN: Instant = Date.UTC(2020, 0)
/** Far from any clock that is only set wrongly: an issue forgotten for its clock would be opened anew by each run. */
const LAST_RUN: Instant = Date.UTC(2100, 0)
/** https://tc39.es/ecma262/#sec-time-values-and-time-range */
const LAST_INSTANT: Instant = 8.64e15
const MOST_CHECKS = 1e9
const LONGEST_KEY = 1000
/** Names that every object answers to. */
const UNUSABLE = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Whether this memory is that of this issue. A marker is readable by all and can be copied into an issue that a workflow of the
 * same bot makes of somebody's words: one that was not born with its issue, names another one, or holds what no run of
 * ours writes is nobody's. It neither silences an alarm nor lets us edit that issue.
 */
export function isBound(issue: Pick<Issue, 'number' | 'created_at'>, memory: Memory): boolean {
  const { key, state, issue: written } = memory
  if (written !== undefined && written !== String(issue.number)) return false
  const members = Object.keys(state.members)
  const isOwnKey = members.includes(key) || /^(group|all):/.test(key)
  return isOwnKey && members.length > 0 && isBornWith(state.openedAt, issue) && isWithinBounds(state)
}

/** An incident and its issue begin in the same run. */
export function isBornWith(openedAt: Instant, { created_at }: Pick<Issue, 'created_at'>): boolean {
  // GitHub always says; a server that does not leaves nothing to hold the marker against.
  if (created_at === undefined) return true
  return Math.abs(Date.parse(created_at) - openedAt) <= BIRTH_TOLERANCE
}

function isWithinBounds(state: IncidentState): boolean {
  const troubles = Object.values(state.members)
  const deliveries = Object.values(state.deliveries)
  const attempts = troubles.flatMap(({ recovery }) => recovery?.attempts ?? [])
  // When a run wrote something; what beats say of themselves may lie anywhere.
  const ofRuns = [
    state.openedAt,
    state.toldAt,
    state.closedAt ?? state.openedAt,
    ...[...deliveries, ...attempts].map(({ at }) => at),
    ...askedIn(state).flatMap(({ at, until = at }) => [at, until]),
  ]
  const ofBeats = troubles.flatMap(({ since, lastBeatAt, recoveredAt }) => [since, lastBeatAt ?? 0, recoveredAt ?? 0])
  const counts = [state.checks, ...troubles.map(({ healthyChecks }) => healthyChecks), ...deliveries.map(({ openings }) => openings ?? 0)] // prettier-ignore
  return (
    ofRuns.every((at) => at >= FIRST_RUN && at <= LAST_RUN) &&
    ofBeats.every((at) => Math.abs(at) <= LAST_INSTANT) &&
    counts.every((count) => count <= MOST_CHECKS) &&
    [...Object.keys(state.members), ...Object.keys(state.deliveries)].every(isUsable)
  )
}

function askedIn({ control, muted }: IncidentState): readonly (Asked & { readonly until?: Instant })[] {
  return [control?.pause, control?.snooze, control?.acknowledged, muted].flatMap((asked) => asked ?? [])
}

function isUsable(key: string): boolean {
  return key.length <= LONGEST_KEY && !UNUSABLE.has(key)
}
