import type { StateChange } from '../domain/history/history.js'
import type { Instant } from '../domain/time.js'
import type { ServedChange } from '../serve/serving.js'

/** More than happens while somebody is away for a moment. */
const MOST_KEPT = 1000

/** The last changes, each with an id that rises, also over restarts: it begins with the clock. */
export interface ServedChanges {
  add(changes: readonly StateChange[], now: Instant): readonly ServedChange[]
  /** Null where some of them are gone. */
  after(id: number): readonly ServedChange[] | null
}

/** `from`: what came before it this process does not know. */
export function createServedChanges(from: Instant, most = MOST_KEPT): ServedChanges {
  const kept: ServedChange[] = []
  let lastId = from
  let forgotten = from
  return {
    add(changes, now) {
      const added = changes.map((change) => {
        lastId = Math.max(lastId + 1, now)
        return { ...change, id: lastId }
      })
      kept.push(...added)
      for (const one of kept.splice(0, Math.max(0, kept.length - most))) forgotten = one.id
      return added
    },
    after: (id) => (id < forgotten ? null : kept.filter((change) => change.id > id)),
  }
}
