import type { Finished } from '../app/watch.js'
import type { Duration } from '../domain/time.js'
import type { SteadyClock } from '../ports.js'
import { countsOf } from '../reports/standing.js'
import type { WatcherHealth } from '../serve/health.js'

/** How a watcher does, kept from tick to tick. */
export interface HealthKeeper {
  finished(tick: Finished): void
  now(): WatcherHealth
}

export function keepHealth(intervalMs: Duration, clock: SteadyClock): HealthKeeper {
  let ticks = 0
  let last: { readonly tick: Finished; readonly endedAt: Duration; readonly wallAt: number } | null = null
  return {
    finished(tick) {
      ticks += 1
      last = { tick, endedAt: clock.steady(), wallAt: clock.now() }
    },
    now() {
      // A machine that slept has not looked either, though its steady clock stood still.
      const since = last && Math.max(clock.steady() - last.endedAt, clock.now() - last.wallAt)
      return {
        ticks,
        sinceTickMs: since,
        tickMs: last?.tick.tookMs ?? 0,
        intervalMs,
        readable: last !== null && allReadable(last.tick),
        standing: last?.tick.standing ?? 'nobody',
        counts: countsOf(last?.tick.report.verdicts ?? []),
      }
    },
  }
}

/** Every source could be read, whatever was found there. */
export function allReadable({ report }: Pick<Finished, 'report'>): boolean {
  return report.verdicts.every(({ reason }) => reason !== 'source-unreachable')
}
