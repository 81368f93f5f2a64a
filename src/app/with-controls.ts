import type { Control, Controls } from '../domain/controls.js'
import type { Maintenance, Monitor } from '../domain/monitor.js'
import type { Instant } from '../domain/time.js'
import type { Read } from './read-all.js'

/** What was read, of monitors as people asked for them: who is paused is skipped, and what fell into a pause makes nobody late. */
export function withControls(reads: readonly Read[], controls: Controls, now: Instant): Read[] {
  return reads.map((read) => {
    const pause = controls.get(read.monitor.id)?.pause
    return pause ? { ...read, monitor: paused(read.monitor, pause, now) } : read
  })
}

function paused(monitor: Monitor, { at, until, why }: NonNullable<Control['pause']>, now: Instant): Monitor {
  const span: Maintenance = { kind: 'once', from: at, until, reason: why }
  const maintenance = until > at ? [...monitor.maintenance, span] : monitor.maintenance
  if (now >= until || monitor.paused !== null) return { ...monitor, maintenance }
  return { ...monitor, maintenance, paused: { reason: why ?? 'somebody asked for it', until } }
}
