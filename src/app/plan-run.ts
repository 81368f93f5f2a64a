import type { Config } from '../config/config.js'
import type { Controls } from '../domain/controls.js'
import type { Incident, IncidentPolicy } from '../domain/incidents/incident.js'
import type { Coverage } from '../domain/incidents/left-out.js'
import { endOfDrill } from '../domain/incidents/end-of-drill.js'
import { isDrill } from '../domain/incidents/drill-key.js'
import { planByGroup } from '../domain/incidents/plan-groups.js'
import { policyAsked } from '../domain/incidents/asked-on.js'
import { isQuiet, quieted, settleAsked, type AskedNow } from '../domain/incidents/settle-asked.js'
import { planGone } from '../domain/incidents/plan-gone.js'
import { planIncidents } from '../domain/incidents/plan-incidents.js'
import type { Effect } from '../domain/incidents/plan.js'
import { withSharedMemory } from '../domain/telling/shared-memory.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import type { Healed } from './healed.js'

export interface Situation extends Pick<Healed, 'attempts' | 'held' | 'heals' | 'recorded'> {
  readonly verdicts: readonly Verdict[]
  /** Null when incidents are not wanted or could not be read. */
  readonly incidents: readonly Incident[] | null
  /** What is watched; absent where nothing may be called gone. */
  readonly coverage?: Coverage
  /** What people asked for beside the configuration; absent where nobody can. */
  readonly controls?: Controls
  /** What people asked for on incidents in this run; absent or null for nothing. */
  readonly asked?: AskedNow | null
  /** People can close incidents where these are kept. */
  readonly people?: boolean | undefined
}

/** Who is told of what is planned. */
export interface PlanTelling {
  /** The plan with its telling. */
  news(
    effects: readonly Effect[],
    incidents: readonly Incident[],
    verdicts: readonly Verdict[],
    channels: Config['channels'],
    now: Instant,
  ): Effect[]
  /** Of who was healed before anybody was alarmed. */
  heals(situation: Situation, config: Config): Effect[]
  /** Of the whole run, by who `heard` of it anyway. */
  summary(verdicts: readonly Verdict[], heard: readonly Effect[], config: Config): Effect[]
}

const NOTHING_ASKED: AskedNow = { heard: new Set(), muted: new Map() }
const NOT_KNOWN: Coverage = { scope: null, monitors: [], leftOut: [] }

/** Everything this run is to do, in order: what heals, what becomes of incidents, who is told. Pure. */
export function planRun(situation: Situation, config: Config, now: Instant, tell: PlanTelling): Effect[] {
  const { verdicts: all, attempts, held } = situation
  const drills = (situation.incidents ?? []).filter(({ key }) => isDrill(key))
  const own = situation.incidents?.filter(({ key }) => !isDrill(key)) ?? null
  const incidents = own && withSharedMemory(own)
  const verdicts = held.size === 0 ? all : all.filter(({ monitor }) => !held.has(monitor))
  const known = incidents ?? []
  const policy = policyWith(situation, config, now)
  const { coverage = NOT_KNOWN } = situation
  const effects = situation.recorded(plannedBy(verdicts, known, policy, coverage, now))
  const gone = planGone(effects, known, verdicts, coverage, now)
  const whole = settleAsked(gone, known, verdicts, situation.asked ?? NOTHING_ASKED)
  const quiet = whole.filter((effect) => isQuiet(effect, policy))
  const loud = whole.filter((effect) => !quiet.includes(effect))
  const told = [...tell.news(loud, known, verdicts, config.channels, now), ...quiet.map(quieted)]
  const heals = tell.heals(situation, config)
  // What is remembered by nobody may be left out again as told before: then the summary is all that is told.
  const heard = incidents === null ? [] : [...told, ...heals]
  const summary = [...heals, ...tell.summary(all, heard, config)]
  // Without incidents nothing is remembered, but people still hear of what is bad now.
  if (incidents === null) return [...attempts, ...told.filter((effect) => effect.kind === 'notify'), ...summary]
  return [...attempts, ...told, ...drills.flatMap((drill) => brokenOff(drill, now)), ...summary]
}

/** One by one, or those of a place together, where that is wished. */
function plannedBy(
  verdicts: readonly Verdict[],
  incidents: readonly Incident[],
  policy: IncidentPolicy,
  { grouping }: Coverage,
  now: Instant,
): Effect[] {
  if (grouping === undefined) return planIncidents(verdicts, incidents, policy, now)
  return planByGroup({ verdicts, incidents, grouping }, policy, now)
}

/** A drill whose run did not come to its end is over; nobody is told, for nothing was wrong. */
function brokenOff(incident: Incident, now: Instant): Effect[] {
  if (incident.phase !== 'open') return []
  return [{ kind: 'close-incident', incident, change: endOfDrill(incident, now) }]
}

/** What nobody can close by hand is closed by us. */
function policyWith({ controls = new Map(), people }: Situation, config: Config, now: Instant): IncidentPolicy {
  const { keepOpen, ...closing } = config.policy
  return policyAsked(keepOpen === true && people === true ? config.policy : closing, controls, now)
}
