import type { Finished } from '../../app/watch.js'
import { tellSystemd, type ServiceManager } from '../../app/service-manager.js'
import type { InputValues } from '../../config/inputs/inputs.js'
import type { WATCH_FLAGS } from '../../config/inputs/watch-flags.js'
import type { Duration } from '../../domain/time.js'
import type { SteadyClock } from '../../ports.js'
import { countsOf, countsText } from '../../reports/standing.js'
import type { Connections } from '../../wiring/connections.js'
import { beatOf } from '../../wiring/watch-beat.js'
import { keepHealth } from '../../wiring/watch-health.js'

type WatchValues = InputValues<typeof WATCH_FLAGS>

/** Whoever wants to know that the watcher itself lives. */
export interface Companions {
  /** Only after a look that went through. */
  finished(tick: Finished): Promise<void>
  stopping(): void
  close(): void
}

/** Throws ConfigError where something of it cannot be used, before the first look. */
export async function openCompanions(
  own: WatchValues,
  connections: Connections,
  clock: SteadyClock,
  env: NodeJS.ProcessEnv,
): Promise<Companions> {
  const { log } = connections.surroundings
  const beat = own.beat === '' ? null : beatOf(own.beat, own['beat-as'], connections)
  const systemd = await systemdOf(env, own.interval, connections, clock)
  const health = keepHealth(own.interval, clock)
  const server = own.health === null ? null : await serve(own.health)

  async function serve(address: NonNullable<WatchValues['health']>) {
    const [{ listen }, { answerHealth }] = await Promise.all([
      import('../../platform/http-server.js'),
      import('../../serve/health.js'),
    ])
    const listening = await listen(address, (request) => answerHealth(request, health.now()))
    log.notice(`Health is served on http://${address.host}:${listening.port}/ready`)
    return listening
  }

  return {
    async finished(tick) {
      health.finished(tick)
      beat?.finished(countsText(countsOf(tick.report.verdicts)), tick.report.now)
      await systemd?.finished(tick.report)
    },
    stopping: () => void systemd?.stopping(),
    close: () => server?.close(),
  }
}

async function systemdOf(
  env: NodeJS.ProcessEnv,
  intervalMs: Duration,
  connections: Connections,
  clock: SteadyClock,
): Promise<ServiceManager | null> {
  if ((env['NOTIFY_SOCKET'] ?? '') === '') return null
  const { createProcess } = await import('../../platform/process.js')
  const { log } = connections.surroundings
  return tellSystemd({ watchdogMs: watchdogOf(env), intervalMs }, { process: createProcess(), clock, log })
}

/** What systemd waits for, where it is this very process that it watches. */
function watchdogOf({ WATCHDOG_USEC: micros = '', WATCHDOG_PID: pid = '' }: NodeJS.ProcessEnv): number | null {
  const watched = /^[1-9]\d{0,15}$/.test(micros) && (pid === '' || pid === String(process.pid))
  return watched ? Number(micros) / 1000 : null
}
