import type { Heartbeat } from '../heartbeat.js'
import type { Monitor } from '../monitor.js'

/**
 * What nobody said of a monitor, as its beat says it: the library beats for services, and tells how often it means to. One
 * interval of grace, for a beat comes a little later than its interval, by the way it takes.
 */
export function byItsBeat(asSet: Monitor, beat: Heartbeat | null): Monitor {
  const monitor = byItsLimit(asSet, beat)
  const { unsaid } = monitor
  if (unsaid === undefined || beat?.own !== true || beat.source !== 'library') return monitor
  const { intervalMs } = beat
  const isTold = unsaid.due && intervalMs !== undefined
  return {
    ...monitor,
    kind: unsaid.kind ? 'service' : monitor.kind,
    expectation: isTold
      ? { kind: 'interval', everyMs: intervalMs, graceMs: intervalMs, levels: null }
      : monitor.expectation,
  }
}

/** A limit that its document sets replaces that of the monitor, but not what a run by hand asked for. */
function byItsLimit(monitor: Monitor, beat: Heartbeat | null): Monitor {
  const thresholdMs = beat?.staleAfterMs
  return thresholdMs === undefined || monitor.ownExpectation !== null
    ? monitor
    : { ...monitor, expectation: { kind: 'threshold', thresholdMs } }
}
