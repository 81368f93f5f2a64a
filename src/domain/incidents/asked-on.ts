import { isSnoozed, NO_CONTROL, type Asked, type AskedUntil, type Control, type Controls } from '../controls.js'
import type { Instant } from '../time.js'
import type { Incident, IncidentPolicy, Trouble } from './incident.js'
import { presentIn } from './present-members.js'

/** What people asked for on open incidents, for each monitor that they saw in it then. */
export function controlsOn(incidents: readonly Incident[]): Controls {
  const found = incidents.flatMap(({ phase, state }): [string, Control][] => {
    const { control, members } = state
    if (phase !== 'open' || control === undefined) return []
    return presentIn(state).flatMap((id) => {
      const trouble = members[id]
      return trouble === undefined ? [] : [[id, meantFor(trouble, control)]]
    })
  })
  return new Map(found)
}

/** Nobody spoke of who came later; and who took note of a trouble did so of what it was then. */
function meantFor({ joinedAt = -Infinity, worseAt = -Infinity }: Trouble, control: Control): Control {
  const seen = <T extends Asked>(asked: T | null, since: Instant): T | null =>
    asked !== null && since <= asked.at ? asked : null
  return {
    pause: seen(control.pause, joinedAt),
    snooze: seen(control.snooze, joinedAt),
    acknowledged: seen(control.acknowledged, Math.max(joinedAt, worseAt)),
  }
}

/** What was asked for in two places: what lasts longer counts. */
export function bothControls(one: Controls, other: Controls): Controls {
  const both = new Map(one)
  for (const [id, control] of other) both.set(id, longer(control, one.get(id) ?? NO_CONTROL))
  return both
}

function longer(one: Control, other: Control): Control {
  return {
    pause: later(one.pause, other.pause),
    snooze: later(one.snooze, other.snooze),
    acknowledged: one.acknowledged ?? other.acknowledged,
  }
}

function later(one: AskedUntil | null, other: AskedUntil | null): AskedUntil | null {
  if (one === null || other === null) return one ?? other
  return one.until >= other.until ? one : other
}

/** The policy as people want it for now. */
export function policyAsked(policy: IncidentPolicy, controls: Controls, now: Instant): IncidentPolicy {
  if (controls.size === 0) return policy
  const idsOf = (is: (control: Control) => boolean): ReadonlySet<string> =>
    new Set([...controls].flatMap(([id, control]) => (is(control) ? [id] : [])))
  const ends = [...controls].map(([id, { pause, snooze }]): [string, Instant] => [
    id,
    Math.max(...[pause, snooze].map((asked) => (asked !== null && asked.until <= now ? asked.until : -Infinity))),
  ])
  return {
    ...policy,
    acknowledged: idsOf(({ acknowledged }) => acknowledged !== null),
    snoozed: idsOf((control) => isSnoozed(control, now)),
    againFrom: new Map(ends),
  }
}
