import { nearestWord } from '../../domain/nearest.js'
import { TAG_TARGET } from '../../domain/dependencies.js'
import { inside, note, wrong, type Where } from '../keys/where.js'
import type { MonitorSettings } from '../monitor-keys.js'

interface Dependent {
  readonly id: string
  readonly settings: Pick<MonitorSettings, 'depends-on' | 'tags'>
}

/** By the name of a monitor, or of a tag: those that it stands on, or that have it. */
type Edges = ReadonlyMap<string, readonly string[]>

/** More names of one circle than these nobody follows. */
const MOST_NAMES = 50

/**
 * Notes who stands on nobody, or on itself; `found` are the tags of workflows that are not known before they are looked for.
 * Gives those that each stands on, a tag by its monitors, where it is more than was written.
 */
export function readDependencies(
  monitors: readonly Dependent[],
  found: readonly string[],
  where: Where,
): ReadonlyMap<string, readonly string[]> {
  const dependents = monitors.filter(({ settings }) => (settings['depends-on'] ?? []).length > 0)
  if (dependents.length === 0) return new Map()
  const edges = edgesOf(monitors)
  for (const { id, settings } of dependents)
    for (const target of settings['depends-on'] ?? []) {
      const remedy = edges.has(target) ? null : remedyFor(target, edges, found)
      if (remedy !== null) wrong(inside(inside(where, id), 'depends-on'), target, remedy)
    }
  for (const circle of circlesIn(edges, dependents))
    note(inside(inside(where, circle[0] ?? ''), 'depends-on'), `goes in a circle: ${circleText(circle)}; ${BREAK}`)
  return new Map(dependents.map(({ id, settings }) => [id, whole(settings['depends-on'] ?? [], edges)]))
}

const BREAK = 'take one of them out, so that something stands by itself'

function edgesOf(monitors: readonly Dependent[]): Edges {
  const edges = new Map<string, string[]>()
  for (const { id, settings } of monitors) {
    edges.set(id, [...(settings['depends-on'] ?? [])])
    for (const tag of settings.tags ?? []) edges.set(TAG_TARGET + tag, [...(edges.get(TAG_TARGET + tag) ?? []), id])
  }
  return edges
}

/** Null for a tag that only what is found later has. */
function remedyFor(target: string, edges: Edges, found: readonly string[]): string | null {
  const isTag = target.startsWith(TAG_TARGET)
  if (isTag && found.includes(target.slice(TAG_TARGET.length))) return null
  const tags = [...edges.keys()].filter((name) => name.startsWith(TAG_TARGET))
  const ids = [...edges.keys()].filter((name) => !name.startsWith(TAG_TARGET))
  const nearest = nearestWord(target, isTag ? tags : [...ids, ...tags])
  const is = isTag ? 'is a tag of no monitor' : 'is no monitor of this file'
  if (nearest !== null) return `${is}; did you mean "${nearest}"?`
  if (!isTag) return `${is}; name one by its id, or all of a tag like "${tags[0] ?? `${TAG_TARGET}infra`}"`
  return tags.length === 0 ? `${is}; give it to one with "tags"` : `${is}; there are ${tags.slice(0, 10).join(', ')}`
}

/** One for each step that leads back to where the way began: all of its steps, with the beginning at both ends. */
function circlesIn(edges: Edges, dependents: readonly Dependent[]): string[][] {
  const done = new Set<string>()
  const circles: string[][] = []
  // No recursion: a chain may be as long as a file has monitors.
  const way: { readonly name: string; readonly targets: Iterator<string, undefined> }[] = []
  const on = new Set<string>()
  const enter = (name: string): void => {
    way.push({ name, targets: (edges.get(name) ?? []).values() })
    on.add(name)
  }
  for (const { id } of dependents) {
    if (!done.has(id)) enter(id)
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const { value: target } = last.targets.next()
      if (target === undefined) {
        way.pop()
        on.delete(last.name)
        done.add(last.name)
      } else if (on.has(target)) {
        circles.push(
          circleFrom(
            target,
            way.map(({ name }) => name),
          ),
        )
      } else if (!done.has(target)) enter(target)
    }
  }
  return circles
}

/** It begins with a monitor: a tag is not where anybody writes. */
function circleFrom(target: string, way: readonly string[]): string[] {
  const circle = way.slice(way.indexOf(target))
  const first = circle.findIndex((name) => !name.startsWith(TAG_TARGET))
  const turned = [...circle.slice(first), ...circle.slice(0, first)]
  return [...turned, turned[0] ?? '']
}

function circleText(circle: readonly string[]): string {
  const left = circle.length - MOST_NAMES
  const names = left > 0 ? [...circle.slice(0, MOST_NAMES - 1), `${left} more`, ...circle.slice(-1)] : circle
  return names.join(' → ')
}

/** A tag stands for its monitors, and stays for those that are found later. */
function whole(targets: readonly string[], edges: Edges): readonly string[] {
  return [
    ...new Set(
      targets.flatMap((target) => (target.startsWith(TAG_TARGET) ? [...(edges.get(target) ?? []), target] : [target])),
    ),
  ]
}
