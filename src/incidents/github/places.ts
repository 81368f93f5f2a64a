import { isDrill } from '../../domain/incidents/drill-key.js'
import type { Incident, IncidentDraft } from '../../domain/incidents/incident.js'
import { isStanding } from '../../domain/incidents/standing-key.js'
import type { GitHub } from '../../ports.js'

/** The same GitHub, as it answers of another repository. */
export function gitHubAt(home: GitHub, name: string): GitHub {
  const [owner = '', repo = ''] = name.split('/')
  return {
    ...home,
    repository: { owner, repo },
    rest: (route, parameters = {}) => home.rest(route, { owner, repo, ...parameters }),
  }
}

/** The one of these repositories whose workflows it tells of; null for what tells of several, or of something else. */
export function placeOf({ key, state, verdicts }: IncidentDraft, names: readonly string[]): string | null {
  if (isDrill(key) || (isStanding({ key }) && state.standsFor === undefined)) return null
  const places = new Set(verdicts.map(({ place }) => (place.kind === 'workflow' ? place.repository : null)))
  const [place = null] = places
  return places.size === 1 && place !== null && names.includes(place) ? place : null
}

/** `owner/repo#7` is an issue of another repository, `7` one of our own. */
export function splitRef(ref: string): { readonly place: string | null; readonly number: string } {
  const at = ref.indexOf('#')
  return at < 0 ? { place: null, number: ref } : { place: ref.slice(0, at), number: ref.slice(at + 1) }
}

export function outward(place: string, incident: Incident): Incident {
  return { ...incident, ref: `${place}#${incident.ref}` }
}

export function inward(incident: Incident): Incident {
  return { ...incident, ref: splitRef(incident.ref).number }
}

/** The one before is linked to where it stands in the same repository. */
export function draftAt(place: string | null, draft: IncidentDraft): IncidentDraft {
  if (draft.previous === null) return draft
  const before = splitRef(draft.previous.ref)
  return { ...draft, previous: before.place === place ? { ...draft.previous, ref: before.number } : null }
}
