import type { Span } from '../history/history.js'
import type { Duration, Instant } from '../time.js'

/** More looks than this are no replay of a check, but a simulation of a server. */
export const MOST_TICKS = 100_000

/** When somebody would have looked who looks so often; on the round minute, as schedules do. */
export function ticksEvery(every: Duration, { from, to }: Span): Instant[] {
  const first = Math.ceil(from / every) * every
  return Array.from({ length: Math.max(0, Math.floor((to - first) / every) + 1) }, (_, i) => first + i * every)
}

/** When somebody looked. */
export function ticksWithin(looks: readonly Instant[], { from, to }: Span): Instant[] {
  return [...new Set(looks)].filter((at) => at >= from && at <= to).sort((a, b) => a - b)
}
