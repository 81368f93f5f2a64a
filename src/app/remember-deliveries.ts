import { recordTold, resultsFor } from '../domain/telling/deliveries.js'
import { memberIn } from '../domain/incidents/standing-key.js'
import type { Incident } from '../domain/incidents/incident.js'
import type { Instant } from '../domain/time.js'
import type { Verdict } from '../domain/verdict.js'
import { ExternalError, messageOf } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import type { DeliveryOutcome } from './notify.js'

/** How things stand after this run's effects. */
interface AfterRun {
  readonly incidents: readonly Incident[]
  readonly verdicts: readonly Verdict[]
  readonly now: Instant
}

/**
 * Writes into each incident what its channels took and what they still owe. Never throws: what cannot be remembered is a warning, because it may be told twice.
 */
export async function rememberDeliveries(
  { incidents, verdicts, now }: AfterRun,
  outcomes: readonly Pick<DeliveryOutcome, 'channel' | 'event' | 'incidents' | 'ok'>[],
  { store, log }: { store: IncidentStore; log: Log },
): Promise<void> {
  const told = new Set(outcomes.flatMap((outcome) => outcome.incidents))
  for (const [incident, keys] of byIncident(told, incidents)) {
    const members = verdicts.filter(({ monitor }) => monitor in incident.state.members)
    const remember = async (as: Incident): Promise<void> => {
      const state = keys.reduce((before, key) => recordTold(before, key, resultsFor(key, outcomes), now), as.state)
      await store.update(as, { state, verdicts: members, comment: null }, now)
    }
    try {
      await remember(incident).catch(async (error: unknown) => {
        // Whatever else became of it, this was sent.
        if (!(error instanceof ExternalError) || error.fault.conflict !== true) throw error
        await remember((await store.load('all')).find(({ ref }) => ref === incident.ref) ?? incident)
      })
    } catch (error) {
      log.warning(
        `What was sent about ${incident.key} could not be remembered and may be sent again: ${messageOf(error)}`,
      )
    }
  }
}

/** Each incident with the keys under which it was told: many members of one are one change of it. */
function byIncident(told: ReadonlySet<string>, incidents: readonly Incident[]): ReadonlyMap<Incident, string[]> {
  const found = new Map<Incident, string[]>()
  for (const key of told) {
    const member = memberIn(key)
    // A duplicate is never looked at again: what it remembers is forgotten.
    const lasting = incidents.filter(({ state }) => state.duplicateOf === null)
    const own = lasting.filter((incident) =>
      member === null ? incident.key === key : incident.key === member.key && member.monitor in incident.state.members,
    )
    const incident = own.find(({ phase }) => phase === 'open') ?? own.at(-1)
    if (incident === undefined) continue
    const keys = found.get(incident)
    if (keys === undefined) found.set(incident, [key])
    else keys.push(key)
  }
  return found
}
