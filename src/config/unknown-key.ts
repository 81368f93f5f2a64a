import { nearestWord } from '../domain/nearest.js'

/** What to say of a key that is not known: the nearest right one, or all of them. */
export function unknownKey(key: string, known: readonly string[]): string {
  const nearest = nearestWord(key, known)
  return nearest === null
    ? `is not a known key; known are ${known.join(', ')}`
    : `is not a known key; did you mean "${nearest}"?`
}
