import type { Monitor } from '../../domain/monitor.js'
import type { Place as MonitorPlace } from '../../domain/place.js'
import type { GitHub, Repository } from '../../ports.js'

/** A branch of a repository; null is the default branch. */
export interface Place extends Repository {
  readonly branch: string | null
}

export function pathOf(monitor: Monitor): string {
  return String(monitor.source.options['path']).replace(/^\/+/, '')
}

export function branchOf(monitor: Monitor): string | null {
  const branch = monitor.source.options['branch']
  return typeof branch === 'string' && branch !== '' ? branch : null
}

export function repositoryOf(monitor: Monitor, github: GitHub): Repository {
  const [owner, repo] = otherRepository(monitor)?.split('/') ?? []
  return owner && repo ? { owner, repo } : github.repository
}

export function placeOf(monitor: Monitor): MonitorPlace {
  return {
    kind: 'repository',
    path: pathOf(monitor),
    branch: branchOf(monitor),
    repository: otherRepository(monitor),
  }
}

/** Monitors whose files can be asked for together. */
export function groupByPlace(monitors: readonly Monitor[]): Monitor[][] {
  return [...groupBy(monitors, (monitor) => JSON.stringify([otherRepository(monitor), branchOf(monitor)])).values()]
}

/** Monitors that share a file. */
export function groupByPath(monitors: readonly Monitor[]): Map<string, Monitor[]> {
  return groupBy(monitors, pathOf)
}

function groupBy(monitors: readonly Monitor[], keyOf: (monitor: Monitor) => string): Map<string, Monitor[]> {
  const groups = new Map<string, Monitor[]>()
  for (const monitor of monitors) {
    const key = keyOf(monitor)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [monitor])
    else group.push(monitor)
  }
  return groups
}

function otherRepository(monitor: Monitor): string | null {
  const repository = monitor.source.options['repository']
  return typeof repository === 'string' && repository !== '' ? repository : null
}
