import { describeService, type Place } from '../place.js'

/** Begins the key of every source's incident. */
export const SOURCE_KEY = 'source:'

/** What a source's incident is called among those of monitors; no id of a monitor holds a colon. */
export function sourceKey(place: Place): string {
  return `${SOURCE_KEY}${describeService(place)}`
}
