import type { Incident } from '../incidents/incident.js'

/** Nothing newer tells of any of these monitors; a duplicate tells nothing. */
export function isLastWord(incident: Incident, monitors: readonly string[], incidents: readonly Incident[]): boolean {
  if (incident.state.duplicateOf !== null) return false
  return !incidents.some(
    (other) =>
      other !== incident &&
      other.state.duplicateOf === null &&
      monitors.some((monitor) => Object.hasOwn(other.state.members, monitor)) &&
      (other.phase === 'open' || isLater(other, incident)),
  )
}

/** Of two that were closed at the same moment the newer one. */
function isLater({ closedAt, ref }: Incident, than: Incident): boolean {
  const [at, thanAt] = [closedAt ?? 0, than.closedAt ?? 0]
  return at > thanAt || (at === thanAt && Number(ref) > Number(than.ref))
}
