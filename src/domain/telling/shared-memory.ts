import type { Delivery, Incident, IncidentState } from '../incidents/incident.js'
import { isStanding } from '../incidents/standing-key.js'

type Deliveries = IncidentState['deliveries']

/**
 * The incidents, each knowing what channels last heard of its key in any other. Two runs that open at once give one trouble two
 * incidents, and a person opens an old one again: what is over in one of them is told of them all.
 */
export function withSharedMemory(incidents: readonly Incident[]): readonly Incident[] {
  const telling = incidents.filter((incident) => !isStanding(incident) && incident.state.duplicateOf === null)
  const heard = new Map<string, Deliveries>()
  const several = new Set<string>()
  for (const { key, state } of telling) {
    const before = heard.get(key)
    if (before !== undefined) several.add(key)
    heard.set(key, before === undefined ? state.deliveries : latest(before, state.deliveries))
  }
  if (several.size === 0) return incidents
  return incidents.map((incident) => {
    const shared = several.has(incident.key) && telling.includes(incident) ? heard.get(incident.key) : undefined
    if (shared === undefined) return incident
    const deliveries = latest(incident.state.deliveries, shared)
    return { ...incident, state: { ...incident.state, deliveries } }
  })
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
