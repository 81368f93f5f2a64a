import type { Because } from '../because.js'
import type { Dependencies } from '../dependencies.js'
import { LONGEST_WINDOW } from '../judging/due-again.js'
import { DAY, type Duration, type Instant } from '../time.js'
import type { Verdict } from '../verdict.js'
import type { Incident, IncidentPolicy } from './incident.js'
import { isTrouble } from './is-trouble.js'
import { answerFor } from './plan-new-incidents.js'
import { isOver, presentIn } from './standing-key.js'

/** For no longer does one trouble that lasts keep people from hearing of others. */
export const LONGEST_HELD: Duration = DAY
/** After its end an incident matters for so long at most. */
const REMEMBERED: Duration = LONGEST_HELD + 2 * LONGEST_WINDOW

/** What a run knows before it plans. */
export interface Standing {
  readonly verdicts: readonly Verdict[]
  /** Null where none are kept or could be read: then only what this run finds counts. */
  readonly incidents: readonly Incident[] | null
  readonly dependencies: Dependencies
  readonly policy: IncidentPolicy
  readonly now: Instant
  /** In trouble, and people are not told of them yet, as they may be healed. */
  readonly healing: ReadonlySet<string>
  /** Until when it has to beat, if it could do so from an instant on. */
  dueAgain(verdict: Verdict, from: Instant): Instant
}

/** A time in which people know of the trouble of one monitor, or soon will. */
interface Spell {
  readonly monitor: string
  readonly from: Instant
  /** Null while it lasts. */
  readonly to: Instant | null
  /** A person wanted to hear no more of it. */
  readonly muted?: boolean
  /** People are not told of it either, because of that one: whoever stands on it waits as long. */
  readonly waits?: Because
}

/**
 * Of whom nobody is told, and because of whom: something that they stand on, be it through others, is in trouble and people
 * know it, or it is back and they have a window to beat again. What was told already, and what they are judged to be, stays
 * as it is. Pure.
 */
export function becauseOf(run: Standing): ReadonlyMap<string, Because> {
  const open = (run.incidents ?? []).filter(({ phase }) => phase === 'open')
  const told = new Set(open.flatMap(({ state }) => presentIn(state)))
  const untold = run.verdicts.filter((verdict) => isTrouble(verdict, run.policy) && !told.has(verdict.monitor))
  const dependents = untold
    .map((verdict) => ({ verdict, reached: run.dependencies.of(verdict.monitor) }))
    .filter(({ reached }) => reached.length > 0)
    // What one stands on reaches fewer than itself, so it is decided before.
    .sort((a, b) => a.reached.length - b.reached.length)
  const held = new Map<string, Because>()
  if (dependents.length === 0) return held
  const spellsOf = spellsBy(run, untold, held)
  const well = new Set(run.verdicts.flatMap(({ monitor, status }) => (status === 'healthy' ? [monitor] : [])))
  const isWell = (monitor: string): boolean => well.has(monitor)
  for (const { verdict, reached } of dependents) {
    const because = becauseOfOne(verdict, reached.flatMap(spellsOf), run, isWell)
    if (because !== null) held.set(verdict.monitor, because)
  }
  return held
}

/** Those that are remembered, and those that this run begins. */
function spellsBy(
  { incidents, policy, now, healing }: Standing,
  untold: readonly Verdict[],
  held: ReadonlyMap<string, Because>,
): (monitor: string) => readonly Spell[] {
  const known = incidents ?? []
  const spells = new Map<string, Spell[]>()
  for (const spell of known.flatMap((incident) => spellsIn(incident, now)))
    spells.set(spell.monitor, [...(spells.get(spell.monitor) ?? []), spell])
  const inTrouble = new Map(untold.map((verdict) => [verdict.monitor, verdict]))
  const ended = known.filter((incident) => incident.phase === 'closed' || isOver(incident))
  const begun = (monitor: string): Spell[] => {
    const verdict = inTrouble.get(monitor)
    if (verdict === undefined) return []
    const because = held.get(monitor)
    if (because !== undefined) return [{ monitor, from: now, to: null, waits: because }]
    // Where nothing is remembered, its own beginning is all that tells how long it lasts.
    if (incidents === null) return [{ monitor, from: verdict.since ?? now, to: null }]
    const isMuted = !healing.has(monitor) && answerFor(verdict, ended, policy, now).kind === 'muted'
    return isMuted ? [] : [{ monitor, from: now, to: null }]
  }
  return (monitor) => [...(spells.get(monitor) ?? []), ...begun(monitor)]
}

function spellsIn(incident: Incident, now: Instant): Spell[] {
  const { state, phase, closedBy } = incident
  if (state.duplicateOf !== null || (phase === 'open' && !isHeard(incident))) return []
  return Object.entries(state.members).flatMap(([monitor, { joinedAt, leftAt, recoveredAt }]) => {
    const left = leftAt ?? null
    const to = phase === 'open' ? (left ?? recoveredAt) : (left ?? state.closedAt ?? incident.closedAt ?? now)
    if (to !== null && now - to > REMEMBERED) return []
    // What is opened again soon after its end began when it first did: whoever comes and goes keeps nobody silent for ever.
    const muted = phase === 'closed' && closedBy === 'person-not-planned'
    return [{ monitor, from: joinedAt ?? state.openedAt, to, muted }]
  })
}

/** People see it where it stands, or some channel took it. */
function isHeard({ url, state }: Incident): boolean {
  const deliveries = [
    ...Object.values(state.deliveries),
    ...Object.values(state.members).flatMap((member) => Object.values(member.deliveries ?? {})),
  ]
  return url !== null || deliveries.length === 0 || deliveries.some(({ delivered }) => delivered)
}

/** `spells` are of all that it stands on, near ones first. */
function becauseOfOne(
  verdict: Verdict,
  spells: readonly Spell[],
  run: Standing,
  isWell: (monitor: string) => boolean,
): Because | null {
  const { now } = run
  const lasting = spells.map((spell) => ({
    ...spell,
    end: spell.to === null ? Infinity : run.dueAgain(verdict, spell.to),
  }))
  const current = lasting.filter(({ end }) => now < end)
  const since = beginningOf(lasting, now)
  const mostUntil = Math.min(since, verdict.since ?? now) + LONGEST_HELD + LONGEST_WINDOW
  const limits = current.map((spell) => ({ ...spell, until: Math.min(untilOf(spell, since), mostUntil) }))
  const due = limits.filter(({ until }) => now < until)
  const [first] = [...due.filter(({ to }) => to === null), ...due]
  if (first === undefined) return null
  const { monitor, to, muted, waits } = first
  const well = isWell(monitor)
  return {
    monitor,
    back: to !== null || well,
    muted: muted === true && !well,
    ...waits,
    until: Math.max(...due.map(({ until }) => until)),
  }
}

/** What lasts does so for a day at most; what ended within that day leaves a window. */
function untilOf({ to, end, waits }: Spell & { readonly end: Instant }, since: Instant): Instant {
  if (waits !== undefined) return waits.until
  if (to === null) return since + LONGEST_HELD
  return to < since + LONGEST_HELD ? end : -Infinity
}

/** Since when one spell or another goes on without a gap: many short ones keep nobody silent for longer than a long one. */
function beginningOf(spells: readonly (Spell & { readonly end: Instant })[], now: Instant): Instant {
  let since = now
  for (const { from, end } of [...spells].sort((a, b) => b.end - a.end)) {
    if (end < since) break
    since = Math.min(since, from)
  }
  return since
}
