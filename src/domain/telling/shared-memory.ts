import type { Delivery, Incident, IncidentState, Trouble } from '../incidents/incident.js'
import { isStanding, memberKey } from '../incidents/standing-key.js'

type Deliveries = IncidentState['deliveries']

/**
 * The incidents, each knowing what channels last heard of its key in any other. Two runs that open at once give one trouble two
 * incidents, and a person opens an old one again: what is over in one of them is told of them all.
 */
export function withSharedMemory(incidents: readonly Incident[]): readonly Incident[] {
  const telling = incidents.filter(isTelling)
  if (new Set(telling.map(({ key }) => key)).size === telling.length) return incidents
  const heard = new Map<string, Deliveries>()
  const learn = (key: string, deliveries: Deliveries = {}): void =>
    void heard.set(key, latest(heard.get(key) ?? {}, deliveries))
  for (const { key, state } of telling) {
    learn(key, state.deliveries)
    for (const [id, { deliveries }] of Object.entries(state.members)) learn(memberKey(key, id), deliveries)
  }
  return incidents.map((incident) => (isTelling(incident) ? knowing(incident, heard) : incident))
}

/** What is a duplicate tells nothing, unless a person opened it again. */
function isTelling({ phase, state }: Incident): boolean {
  return phase === 'open' || state.duplicateOf === null
}

function knowing(incident: Incident, heard: ReadonlyMap<string, Deliveries>): Incident {
  const { key, state } = incident
  if (!isStanding(incident))
    return { ...incident, state: { ...state, deliveries: latest(state.deliveries, heard.get(key) ?? {}) } }
  const members = Object.entries(state.members).map(([id, trouble]): [string, Trouble] => {
    const deliveries = latest(trouble.deliveries ?? {}, heard.get(memberKey(key, id)) ?? {})
    return [id, Object.keys(deliveries).length > 0 ? { ...trouble, deliveries } : trouble]
  })
  return { ...incident, state: { ...state, members: Object.fromEntries(members) } }
}

/** Of each channel the later one. */
function latest(one: Deliveries, other: Deliveries): Deliveries {
  const later = Object.entries(other).filter(([channel, delivery]) => isLater(delivery, one[channel]))
  return { ...one, ...(Object.fromEntries(later) as Record<string, Delivery>) }
}

/** Of two at the same moment an end, for whoever may have heard of it is told what goes on; of two ends the one that was taken. */
function isLater({ at, event, delivered }: Delivery, than: Delivery | undefined): boolean {
  if (than === undefined || at !== than.at) return than === undefined || at > than.at
  return event === 'recovered' && (than.event !== 'recovered' || (delivered && !than.delivered))
}
