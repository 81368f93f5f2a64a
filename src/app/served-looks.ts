import type { History, StateChange } from '../domain/history/history.js'
import type { Look } from '../domain/look.js'
import type { LookMemory } from '../incidents/store.js'

/** Only what has beaten once is judged so. */
const AFTER_A_BEAT: readonly StateChange['reason'][] = ['ok', 'stale', 'reported-failure', 'overrun', 'stopped']

/**
 * What a process that serves remembers of looking: since when it knows whom, from the past that it keeps, so that who is new
 * gets his time for a first beat, and is not new again with each start.
 */
export function looksFromPast(history: History): LookMemory {
  const looks = new Map<string, Look>()
  for (const { monitor, at, reason } of history.changes({ from: -Infinity, to: Infinity })) {
    const known = looks.get(monitor)
    const everBeat = known?.everBeat === true || AFTER_A_BEAT.includes(reason)
    looks.set(monitor, { firstSeenAt: known?.firstSeenAt ?? at, everBeat, unreadableSince: null })
  }
  return {
    load: async () => looks,
    async remember(news) {
      for (const [monitor, look] of news) looks.set(monitor, look)
    },
  }
}
