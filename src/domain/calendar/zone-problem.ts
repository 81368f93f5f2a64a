import { looksLikeZone, nearestZone } from './zone-names.js'

/** Why a name is no zone, with the one that was probably meant; null if it is one. Loads without the rest of the calendar. */
export function zoneProblem(name: string): string | null {
  try {
    if (!looksLikeZone(name)) throw new RangeError('no IANA zone')
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return null
  } catch {
    return `is not an IANA time zone; write ${nearestZone(name) ?? 'a name like "Europe/Berlin" or "UTC"'}`
  }
}
