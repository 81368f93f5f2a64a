import { nearestWord } from '../domain/nearest.js'

/** More than these nobody reads. */
const MOST_NAMED = 16

/** Words that people bring from elsewhere; the nearest spelling of some is the opposite. */
const MEANT: Readonly<Record<string, string>> = {
  exclude: 'ignore',
  skip: 'ignore',
  interval: 'every',
  schedule: 'cron',
  tz: 'timezone',
  path: 'file',
  max_age: 'threshold',
  'max-age': 'threshold',
  timeout: 'max-runtime',
  enabled: 'paused',
}

/** What to say of a key that is not known: the nearest right one, or all of them. */
export function unknownKey(key: string, known: readonly string[]): string {
  // A shared map of YAML 1.1, which is not merged.
  if (key === '<<') return 'is not merged; write what is shared under "defaults"'
  const meant = Object.hasOwn(MEANT, key) ? MEANT[key] : undefined
  const nearest = meant !== undefined && known.includes(meant) ? meant : nearestWord(key, known)
  if (nearest !== null) return `is not a known key; did you mean "${nearest}"?`
  return known.length > MOST_NAMED
    ? 'is not a known key; docs/reference.md names all, or take it out'
    : `is not a known key; known are ${known.join(', ')}`
}
