import { setTimeout as sleep } from 'node:timers/promises'
import { checkMonitors } from '../../src/app/check-monitors.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import type { Config } from '../../src/config/config.js'
import type { Duration, Instant } from '../../src/domain/time.js'
import { createMemoryIncidents } from '../../src/incidents/memory/index.js'
import { createClock } from '../../src/platform/clock.js'
import type { RunReport } from '../../src/reports/report.js'
import { checkPorts, wire } from '../../src/wiring/wire.js'
import { connectedTo } from './connected-github.js'
import { aLog } from './incident-samples.js'

/** What a watcher has seen and done so far. */
export interface Watched {
  /** Monitors whose last verdict was healthy. */
  readonly healthy: number
  /** Monitors that were restarted, once for each restart. */
  readonly restarted: readonly string[]
  /** The same with the moment by which each was judged, and the one at which it was restarted. */
  readonly restarts: readonly { readonly id: string; readonly judgedAt: Instant; readonly restartedAt: Instant }[]
  /** Each line of the log that says that its Redis was away. */
  readonly told: readonly string[]
  readonly incidents: readonly string[]
}

/** The check in a loop over a real Redis; restarts are only counted. */
export interface Watching {
  state(): Watched
  until(holds: (state: Watched) => boolean, withinMs: Duration): Promise<void>
  stop(): Promise<void>
}

export interface WatchingOptions {
  readonly everyMs: Duration
  readonly tickMs: Duration
}

export async function startWatching(
  url: string,
  keys: ReadonlyMap<string, string>,
  { everyMs, tickMs }: WatchingOptions,
): Promise<Watching> {
  const config = await configOf(keys, everyMs)
  const clock = createClock()
  const log = aLog()
  const connections = connectedTo({ clock, log, apiUrl: '', environment: { REDIS_URL: url } })
  const incidents = createMemoryIncidents()
  const restarts: { id: string; judgedAt: Instant; restartedAt: Instant }[] = []
  let last: RunReport | null = null
  let open: readonly string[] = []
  let stopped = false

  async function tick(): Promise<void> {
    const ports = checkPorts(wire(connections), incidents)
    const now = clock.now()
    const recoveryOf = async (step: { target: string }) => ({
      start: async () => (
        restarts.push({ id: step.target, judgedAt: now, restartedAt: clock.now() }),
        { ok: true, detail: 'restarted', url: null }
      ),
    })
    const run = { config, now, force: false, dryRun: false, repository: null, runUrl: null }
    last = await checkMonitors(
      { ...run, self: null, runId: null, listenMs: null },
      { ...ports, recoveryOf, github: null },
    )
    open = (await incidents.load()).filter(({ phase }) => phase === 'open').map(({ key }) => key)
  }

  const loop = (async () => {
    while (!stopped) {
      await tick()
      await sleep(tickMs)
    }
  })()

  function state(): Watched {
    const healthy = last?.verdicts.filter(({ status }) => status === 'healthy').length ?? 0
    const told = log.lines.filter((line) => /Redis was away/.test(line))
    return { healthy, restarted: restarts.map(({ id }) => id), restarts, told, incidents: open }
  }

  return {
    state,
    async until(holds, withinMs) {
      const end = Date.now() + withinMs
      while (!holds(state())) {
        if (Date.now() > end) throw new Error(`in vain for ${withinMs} ms: ${JSON.stringify(state())}`)
        await sleep(50)
      }
    },
    async stop() {
      stopped = true
      await loop
      connections.close()
    },
  }
}

async function configOf(keys: ReadonlyMap<string, string>, everyMs: Duration): Promise<Config> {
  const seconds = everyMs / 1000
  const monitors = [...keys].map(
    ([id, key]) =>
      `  ${id}: { redis: { key: '${key}' }, every: ${seconds}s, levels: '1,2,3', recovery: [{ container: ${id} }] }`,
  )
  const text = ['monitors:', ...monitors, "recovery: { allow: ['*'], cooldown: 1h, attempts: 1 }", ''].join('\n')
  const inputs = readInputs(CHECK_INPUTS, {})
  return readConfig({ inputs, text, environment: {}, hide: () => {} })
}
