import { isMany } from '../../domain/redis-place.js'
import type { MonitorSettings } from '../monitor-keys.js'
import type { SettingProblem } from '../setting-problems.js'
import { isWorkflow } from '../to-monitor.js'

/** A share of something that this monitor does not have. */
export function atMostProblems(settings: MonitorSettings): SettingProblem[] {
  const share = settings['at-most']
  const message = share === undefined ? null : problemOf(share.kind === 'last', settings)
  return message === null ? [] : [{ key: 'at-most', message }]
}

function problemOf(isOfRuns: boolean, settings: MonitorSettings): string | null {
  const { redis, monitors } = settings
  if (isWorkflow(settings) && isOfRuns)
    return typeof settings.require === 'object'
      ? 'counts runs by how they ended, and a proof of each of them is not asked for; write "require: success", or leave it out'
      : null
  if (isWorkflow(settings)) return 'counts members, and a workflow has none; write "0 of the last 7" for its last runs'
  if (isOfRuns)
    return 'counts the last runs of a workflow; a document tells of its last beat alone, so write "threshold", or "every" with "grace"'
  if (redis !== undefined && isMany(redis))
    return 'counts the members of one document, and each of these keys or channels is a monitor by itself; leave it out'
  return monitors === 'each' ? null : 'goes with "monitors: each", whose members it counts'
}
