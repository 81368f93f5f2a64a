import type { Incident } from '../../domain/incidents/incident.js'
import type { Looks } from '../../domain/look.js'
import { readTargetStates } from '../../domain/recovery/stored-target.js'
import type { TargetStates } from '../../domain/recovery/target-state.js'
import type { IncidentList } from '../incident-list.js'
import { isIncident } from '../stored-list.js'
import { readLooks } from '../stored-looks.js'

const VERSION = 1

/** All that one file remembers. */
export interface StateDocument {
  readonly incidents: IncidentList
  readonly looks: Looks
  readonly targets: TargetStates
}

export const EMPTY_DOCUMENT: StateDocument = { incidents: [], looks: new Map(), targets: new Map() }

/** What a file's text remembers, or in words why it is no such file. */
export function readDocument(text: string): StateDocument | { readonly problem: string } {
  const parsed = parse(text.replace(/^\ufeff/, ''))
  if (typeof parsed !== 'object' || parsed === null) return { problem: 'is not valid JSON' }
  const { version, incidents, looks, targets } = parsed as Readonly<Record<string, unknown>>
  if (version !== VERSION)
    return { problem: `has version ${JSON.stringify(version)}, and this Heartbeat reads version ${VERSION}` }
  if (!Array.isArray(incidents)) return { problem: 'has no list `incidents`' }
  const wrong = incidents.findIndex((incident) => !isIncident(incident))
  if (wrong >= 0) return { problem: `has something else than an incident at /incidents/${wrong}` }
  return { incidents: incidents as Incident[], looks: readLooks(looks), targets: readTargetStates(targets) }
}

export function writeDocument({ incidents, looks, targets }: StateDocument): string {
  // Files of before looks and targets were remembered have none.
  const document = {
    version: VERSION,
    incidents,
    ...(looks.size > 0 && { looks: Object.fromEntries(looks) }),
    ...(targets.size > 0 && { targets: Object.fromEntries(targets) }),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
