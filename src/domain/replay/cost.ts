import type { Monitor } from '../monitor.js'
import { DAY } from '../time.js'

/** What a month of checks costs. */
export interface Cost {
  /** How often it checks: as its workflow is scheduled, or as often as the replay looked. */
  readonly by: 'schedule' | 'looks'
  readonly runs: number
  /** GitHub rounds each run up to a minute. */
  readonly minutes: number
  /** Of GitHub's API, while all are well. */
  readonly requests: number
}

/** A month, as bills have it. */
export const MONTH = 30 * DAY
const PATHS_A_REQUEST = 100

/** What is asked for at each check beside the beats: the list of incidents. */
const FOR_INCIDENTS = 1
/** Workflows, their files and their runs: a few for a repository, and one for some of its workflows. */
const FOR_WORKFLOWS = 3
const MOST_FOR_FEW = 15
const WORKFLOWS_A_REQUEST = 20

/** Of so many checks of these monitors in a month. */
export function costOf(monitors: readonly Monitor[], { by, runs }: Pick<Cost, 'by' | 'runs'>, isKept: boolean): Cost {
  const aRun = FOR_INCIDENTS + (isKept ? 1 : 0) + requestsFor(monitors)
  return { by, runs, minutes: runs, requests: runs * aRun }
}

function requestsFor(monitors: readonly Monitor[]): number {
  const files = placesOf(monitors, 'repository', ['repository', 'branch'])
  const commits = placesOf(monitors, 'commits', ['repository', 'branch', 'path'])
  const workflows = placesOf(monitors, 'workflow', ['repository'])
  return (
    [...files.values()].reduce((sum, count) => sum + Math.ceil(count / PATHS_A_REQUEST), 0) +
    commits.size +
    [...workflows.values()].reduce(
      (sum, count) => sum + Math.min(FOR_WORKFLOWS + count, MOST_FOR_FEW + Math.ceil(count / WORKFLOWS_A_REQUEST)),
      0,
    )
  )
}

/** How many monitors look at each place. */
function placesOf(monitors: readonly Monitor[], kind: string, keys: readonly string[]): Map<string, number> {
  const places = new Map<string, number>()
  for (const { source } of monitors) {
    if (source.kind !== kind) continue
    const place = JSON.stringify(keys.map((key) => source.options[key] ?? null))
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  return places
}
