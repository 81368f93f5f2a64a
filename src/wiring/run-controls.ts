import type { Config } from '../config/config.js'
import type { Controls } from '../domain/controls.js'
import { changedIn } from '../domain/incidents/changed-in.js'
import type { RunReport } from '../reports/report.js'
import { controlsInFile, controlsInRedis, type ControlsPlace } from './controls-place.js'
import { openControls } from './kept-controls.js'
import type { Connections } from './connections.js'

/** What people asked for, as one run sees it. */
export interface RunControls {
  now(): Controls
  /** The run is over: what it changed makes some of it old. */
  settled(report: RunReport): Promise<void>
}

/** Where a file is named it is there, else beside the incidents that are shared. Null where neither is. */
export function controlsPlace(
  path: string | null,
  { keptIn, redis }: Pick<Config, 'keptIn' | 'redis'>,
  connections: Pick<Connections, 'files' | 'redis'>,
): ControlsPlace | null {
  if (path !== null) return controlsInFile(path, connections.files)
  return keptIn?.startsWith('redis') === true ? controlsInRedis(redis, connections.redis) : null
}

export async function runControls(
  path: string | null,
  config: Config,
  connections: Pick<Connections, 'files' | 'redis' | 'surroundings'>,
): Promise<RunControls> {
  const kept = await openControls(controlsPlace(path, config, connections), connections.surroundings.log, true)
  return {
    now: kept.now,
    settled: ({ plan, now }) => kept.changed(changedIn(plan, now), now),
  }
}
