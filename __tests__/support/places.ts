import type { MonitorSettings } from '../../src/config/monitor-keys.js'
import type { Place } from '../../src/domain/place.js'
import { isSource, SOURCES } from '../../src/sources/index.js'
import { memoryFiles } from './memory-files.js'
import { aMonitor } from './monitor-samples.js'
import { watchWorld, type Judged } from './watch-world.js'
import { silentLog, stubGitHub, workflowText, type StubRun } from './workflow-stub.js'
import { noRedis } from './no-redis.js'

/** The place that the source of such a monitor really names. */
export async function placeIn(settings: MonitorSettings): Promise<Place> {
  const monitor = aMonitor(settings)
  const { kind } = monitor.source
  if (!isSource(kind)) throw new Error(`there is no source ${kind}`)
  const source = (await SOURCES[kind]()).create({
    clock: { now: () => 0, sleep: async () => {} },
    log: silentLog(),
    files: memoryFiles(),
    http: { request: () => Promise.reject(new Error('no HTTP here')) },
    github: async () => stubGitHub({ workflows: [] }),
    redis: noRedis,
    place: async (path) => path,
  })
  return source.placeOf(monitor)
}

/** A workflow that should run every night, found and judged as a run does, with the place its source names. */
export async function watchedPlace(file: string, runs: readonly StubRun[]): Promise<{ place: Place; verdict: Judged }> {
  const world = { workflows: [{ file, text: workflowText(['0 3 * * *']), runs }] }
  const { discovery, verdicts, source } = await watchWorld(world, Date.UTC(2026, 10, 22, 12))
  const [monitor] = discovery.monitors
  const verdict = verdicts.get(monitor?.id ?? '')
  if (monitor === undefined || verdict === undefined) throw new Error(`${file} was not found`)
  return { place: source.placeOf(monitor), verdict }
}
