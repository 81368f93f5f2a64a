import { byUrgency, type IncidentEffect } from '../domain/incidents/by-urgency.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Effect, Outcome } from '../domain/incidents/plan.js'
import type { Instant } from '../domain/time.js'
import { ExternalError, withRemedy } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { RunTime } from '../domain/run-time.js'
import type { Log } from '../ports.js'

interface CarryOutPorts {
  readonly log: Log
  readonly mayAct?: () => boolean
  readonly time?: Pick<RunTime, 'over'>
}

/** Does what was planned, the most urgent first; each effect ends in an outcome and no failure stops the next. */
export async function carryOut(
  plan: readonly Effect[],
  store: IncidentStore,
  now: Instant,
  { log, mayAct = () => true, time }: CarryOutPorts,
): Promise<Outcome[]> {
  const effects = byUrgency(plan)
  const last = effects.findLastIndex(({ kind }) => kind === 'open-incident')
  let outcomes: Outcome[] = []
  for (const [at, effect] of effects.entries()) {
    const why = mayAct() ? (time?.over() ?? null) : UNSURE
    const outcome = why === null ? await carryOutOne(inFull(effect, outcomes), store, now) : left(effect, why)
    // What is only kept up to date is no news, least of all every few seconds.
    const tell = isNews(effect) ? log.info : log.debug
    if (outcome.ok) tell(`${outcome.detail}${where(outcome.incident)}`)
    else log.error(outcome.detail)
    outcomes.push(outcome)
    if (at === last && mayAct() && (time?.over() ?? null) === null) outcomes = await settled(outcomes, store, now, log)
  }
  return outcomes
}

/** One look for all that was opened: whether somebody else opened the same. */
async function settled(
  outcomes: readonly Outcome[],
  { together }: IncidentStore,
  now: Instant,
  log: Log,
): Promise<Outcome[]> {
  const opened = outcomes.filter(({ effect, incident }) => effect.kind === 'open-incident' && incident !== null)
  if (together === undefined || opened.length === 0) return [...outcomes]
  try {
    const stay = await together.settle(
      opened.flatMap(({ incident }) => incident ?? []),
      now,
    )
    return outcomes.map((outcome) => ({ ...outcome, incident: stay[opened.indexOf(outcome)] ?? outcome.incident }))
  } catch (error) {
    // They are open all the same, and the next run finds a second one.
    log.warning(`Whether somebody else opened the same could not be seen: ${withRemedy(error)}`)
    return [...outcomes]
  }
}

/** What is opened in this run has no number when it is planned that another goes on in it. */
function inFull(effect: IncidentEffect, outcomes: readonly Outcome[]): IncidentEffect {
  if (effect.kind !== 'close-duplicate') return effect
  const { keep } = effect
  const done = outcomes.find(({ effect: other }) => other !== effect && isAbout(other, keep))
  // What was to be written of it there is nowhere else.
  if (done !== undefined && !done.ok) return { ...effect, keep: { ...keep, ref: '' } }
  return done?.incident == null ? effect : { ...effect, keep: done.incident }
}

function isAbout(effect: Effect, { key, ref }: Incident): boolean {
  if (effect.kind === 'open-incident') return ref === '' && effect.draft.key === key
  if (effect.kind === 'notify' || effect.kind === 'recover' || effect.kind === 'close-duplicate') return false
  return effect.incident.ref === ref
}

function isNews(effect: IncidentEffect): boolean {
  return effect.kind !== 'update-incident' || effect.change.comment !== null
}

/** Another watcher may act on it already. */
const UNSURE = 'it is not sure that this watcher may still act'

/** What is still true is planned again. */
function left(effect: IncidentEffect, why: string): Outcome {
  const detail = `Left alone, because ${why}: the incident of ${nameOf(effect)}`
  return { effect, ok: false, detail, incident: null }
}

async function carryOutOne(effect: IncidentEffect, store: IncidentStore, now: Instant): Promise<Outcome> {
  try {
    const incident = await perform(effect, store, now)
    return done(effect, incident)
  } catch (error) {
    return failed(effect, error)
  }
}

export function done(effect: IncidentEffect, incident: Incident): Outcome {
  return { effect, ok: true, detail: `${DONE[effect.kind]} ${nameOf(effect)}`, incident }
}

export function failed(effect: IncidentEffect, error: unknown): Outcome {
  const detail = `Could not ${WANTED[effect.kind]} ${nameOf(effect)}: ${withRemedy(error)}`
  const isRefused = error instanceof ExternalError && error.fault.permanent
  return { effect, ok: false, detail, incident: null, ...(!isRefused && { unsure: true }) }
}

function perform(effect: IncidentEffect, store: IncidentStore, now: Instant): Promise<Incident> {
  switch (effect.kind) {
    case 'open-incident':
      return (store.together ?? store).open(effect.draft, now)
    case 'update-incident':
      return store.update(effect.incident, effect.change, now)
    case 'reopen-incident':
      return store.reopen(effect.incident, effect.change, now)
    case 'close-incident':
    case 'close-gone':
      return store.close(effect.incident, effect.change, now)
    case 'close-duplicate':
      if (effect.keep.ref === '')
        throw new ExternalError('incidents', 'what it goes on in could not be written', { permanent: false })
      return store.closeDuplicate(effect.incident, effect.keep, effect.change, now)
  }
}

const DONE = {
  'open-incident': 'Opened an incident for',
  'update-incident': 'Updated the incident of',
  'reopen-incident': 'Reopened the incident of',
  'close-incident': 'Closed the incident of',
  'close-gone': 'Closed, because it is no longer watched, the incident of',
  'close-duplicate': 'Closed a duplicate incident of',
} as const

const WANTED = {
  'open-incident': 'open an incident for',
  'update-incident': 'update the incident of',
  'reopen-incident': 'reopen the incident of',
  'close-incident': 'close the incident of',
  'close-gone': 'close the incident of what is no longer watched,',
  'close-duplicate': 'close a duplicate incident of',
} as const

function nameOf(effect: IncidentEffect): string {
  const { members } = effect.kind === 'open-incident' ? effect.draft.state : effect.change.state
  const names = Object.values(members).map((member) => member.name)
  return names.length === 1 ? (names[0] ?? '') : `${names.length} monitors`
}

function where(incident: Incident | null): string {
  return incident === null || incident.url === null ? '' : ` (${incident.url})`
}
