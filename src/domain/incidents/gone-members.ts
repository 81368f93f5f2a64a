import type { Incident, IncidentChange, IncidentState } from './incident.js'
import type { Coverage } from './left-out.js'
import type { Effect } from './plan.js'
import { isStanding, presentIn } from './standing-key.js'
import { SOURCE_KEY } from '../judging/source-key.js'
import type { Instant } from '../time.js'

/** Whether a configuration that tells of all it watches does not tell of this monitor. */
export function isUnwatched(id: string, { monitors, leftOut, seenElsewhere }: Coverage): boolean {
  const known = new Set([...monitors, ...leftOut])
  // Each member of a document goes by the name of its monitor and its own.
  if (known.has(id) || [...known].some((one) => id.startsWith(`${one}/`))) return false
  // A repository that was not looked at, or that nobody shows any more, takes nobody along.
  return seenElsewhere === undefined || !isOfWorkflow(id) || seenElsewhere.some((start) => id.startsWith(start))
}

/** As ids of workflows in other repositories are: `owner.repo.file.yml`. */
function isOfWorkflow(id: string): boolean {
  return /^[^.]+\..+\.[^.]*\.ya?ml$|^[^.]+\..+\.(workflows|repositories)$|-[0-9a-f]{8}$/i.test(id)
}

/** Members of an incident that stands for all leave it, too, when they are no longer watched; the last one ends it. */
export function withoutGone(effect: Effect, coverage: Coverage, now: Instant): Effect {
  if (effect.kind !== 'update-incident' || effect.change.comment === 'recovered') return effect
  const { incident, change } = effect
  const gone = goneIn(incident, change.state, coverage)
  if (gone.length === 0) return effect
  const state = leaving(change.state, gone, now)
  if (presentIn(state).length > 0)
    return { ...effect, change: { ...change, state: { ...state, toldAt: now }, comment: 'members' } }
  return endOf(incident, { ...change, state: { ...state, closedAt: now } }, now)
}

/** The same where nothing else happened to it. */
export function goneAlone(incident: Incident, coverage: Coverage, now: Instant): Effect[] {
  const idle: Effect = {
    kind: 'update-incident',
    incident,
    change: { state: incident.state, verdicts: [], comment: null },
  }
  const effect = withoutGone(idle, coverage, now)
  return effect === idle ? [] : [effect]
}

function goneIn(incident: Incident, state: IncidentState, coverage: Coverage): string[] {
  const { scope } = coverage
  if (scope === null || incident.state.config !== scope || !isStanding(incident)) return []
  return presentIn(state).filter((id) => !id.startsWith(SOURCE_KEY) && isUnwatched(id, coverage))
}

function leaving(state: IncidentState, gone: readonly string[], now: Instant): IncidentState {
  const members = Object.entries(state.members).map(([id, trouble]) => [
    id,
    gone.includes(id) ? { ...trouble, leftAt: now } : trouble,
  ])
  return { ...state, members: Object.fromEntries(members) as IncidentState['members'] }
}

/** Whether somebody came back in the same run says how it ended. */
function endOf(incident: Incident, change: IncidentChange, now: Instant): Effect {
  const cameBack = Object.values(change.state.members).some((one) => one.leftAt === now && one.recoveredAt !== null)
  if (cameBack) return { kind: 'close-incident', incident, change: { ...change, comment: 'recovered' } }
  return {
    kind: 'close-gone',
    incident,
    change: { ...change, state: { ...change.state, goneAt: now }, comment: 'gone' },
  }
}
