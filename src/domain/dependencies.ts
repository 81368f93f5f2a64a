import type { Monitor } from './monitor.js'

/** Before the name of a tag, where all of its monitors are meant. No id of a monitor holds a colon. */
export const TAG_TARGET = 'tag:'

/** Who stands on whom. */
export interface Dependencies {
  /** All that a monitor stands on, near ones first; none of them twice. */
  of(monitor: string): readonly string[]
}

/** A chain that is longer than this ends here. */
const MOST_REACHED = 1000

/** Of these monitors; a member of a document has what its document has, and a document stands for all of its members. */
export function dependenciesOf(monitors: readonly Monitor[]): Dependencies {
  const own = new Map(monitors.map((monitor) => [monitor.id, monitor.dependsOn ?? []]))
  const named = new Map<string, string[]>()
  const name = (target: string, id: string): void => {
    const known = named.get(target)
    if (known === undefined) named.set(target, [id])
    else known.push(id)
  }
  for (const { id, group, tags } of monitors) {
    if (group !== undefined) name(group, id)
    for (const tag of tags) name(TAG_TARGET + tag, id)
  }
  const next = (id: string): string[] =>
    (own.get(id) ?? []).flatMap((target) => [
      ...(target.startsWith(TAG_TARGET) ? [] : [target]),
      ...(named.get(target) ?? []),
    ])
  return {
    of(monitor) {
      const reached = new Set<string>(next(monitor))
      // A set takes what is added to it while it is gone through.
      for (const id of reached) {
        if (reached.size > MOST_REACHED) break
        for (const further of next(id)) reached.add(further)
      }
      reached.delete(monitor)
      return [...reached]
    },
  }
}
