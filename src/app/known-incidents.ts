import type { Incident } from '../domain/incidents/incident.js'
import type { Outcome } from '../domain/incidents/plan.js'
import { withRemedy } from '../errors.js'
import type { IncidentStore } from '../incidents/store.js'
import type { Log } from '../ports.js'
import type { IncidentLink } from '../reports/report.js'

export interface Known {
  /** Null when they are not wanted or could not be read. The open ones; those closed lately only where they matter. */
  readonly incidents: readonly Incident[] | null
  readonly problems: readonly string[]
  /** People see them, and can close them. */
  readonly people?: boolean | undefined
}

/** Incidents that cannot be read are left alone: what is not known is neither open nor closed. */
export async function loadIncidents(
  { incidents, log }: { incidents: IncidentStore | null; log: Log },
  scope: 'open' | 'all',
): Promise<Known> {
  if (incidents === null) return { incidents: null, problems: [] }
  try {
    return { incidents: await incidents.load(scope), problems: [], people: incidents.people }
  } catch (error) {
    const problem = `Incidents could not be read, so none was touched: ${withRemedy(error)}`
    log.error(problem)
    return { incidents: null, problems: [problem] }
  }
}

/** Where each monitor's incident stands after this run; the open one, else the last touched. */
export function linksOf(known: readonly Incident[], outcomes: readonly Outcome[]): Map<string, IncidentLink> {
  const touched = outcomes.flatMap((outcome) => outcome.incident ?? [])
  const refs = new Set(touched.map((incident) => incident.ref))
  const open = known.filter((incident) => incident.phase === 'open' && !refs.has(incident.ref))
  const links = new Map<string, IncidentLink>()
  for (const incident of [...open, ...touched]) {
    if (incident.state.duplicateOf !== null) continue
    for (const [monitor, { leftAt }] of Object.entries(incident.state.members)) {
      // Who left an incident that goes on is spoken of in it no longer, but in the run that saw it.
      if (leftAt != null && incident.phase === 'open' && leftAt !== incident.state.toldAt) continue
      const link = { ref: incident.ref, url: incident.url, phase: incident.phase }
      const goesOn = leftAt != null && incident.phase === 'open'
      links.set(monitor, goesOn ? { ...link, phase: 'closed', goesOn } : link)
    }
  }
  return links
}
