import { severityOf, type Status } from '../status.js'
import type { Sums, Uptime } from './history.js'
import type { Part } from './timeline.js'

export const NO_TIME: Sums = { up: 0, down: 0, blind: 0, excluded: 0 }

export function sumsOf(parts: readonly Part[]): Sums {
  const sums = { ...NO_TIME }
  for (const { from, to, counted } of parts) sums[counted] += to - from
  return sums
}

export function added(a: Sums, b: Sums): Sums {
  return { up: a.up + b.up, down: a.down + b.down, blind: a.blind + b.blind, excluded: a.excluded + b.excluded }
}

export function uptimeOf(sums: Sums): Uptime {
  const { up, down, blind } = sums
  const [seen, counts] = [up + down, up + down + blind]
  return { ratio: seen === 0 ? null : up / seen, observed: counts === 0 ? null : seen / counts, sums }
}

/** The worse of what was seen: not knowing, or not asking, is worth telling only where there is nothing else. */
export function worseOf(a: Status | null, b: Status | null): Status | null {
  return a !== b && rankOf(b) > rankOf(a) ? b : a
}

function rankOf(status: Status | null): number {
  if (status === null) return -3
  if (status === 'skipped') return -2
  return status === 'unknown' ? -1 : severityOf(status)
}
