import { DAY, HOUR, MINUTE, type Duration } from '../time.js'
import type { Uptime } from './history.js'

/** Below this much of its time that was seen a figure says how much it was. */
const WELL_OBSERVED = 0.95

/** `99.98 %`, rounded down; `100 %` only where nothing was down, `–` where nothing was seen. */
export function uptimeText({ ratio }: Pick<Uptime, 'ratio'>): string {
  return ratio === null ? '–' : percentText(ratio)
}

/** `83 % observed`; null where that is enough to say nothing of it. */
export function observedText({ observed }: Pick<Uptime, 'observed'>): string | null {
  return observed === null || observed >= WELL_OBSERVED ? null : `${Math.floor(observed * 100)} % observed`
}

/** Both in one: `99.98 %, 83 % observed`. */
export function uptimeSentence(uptime: Pick<Uptime, 'ratio' | 'observed'>): string {
  return [uptimeText(uptime), observedText(uptime)].filter((text) => text !== null).join(', ')
}

/** `99.98 %`, rounded down. */
export function percentText(ratio: number): string {
  return `${percentOf(ratio)} %`
}

/** 0.98765 as 98.76, rounded down; 100 only for 1. */
export function percentOf(ratio: number): number {
  // Floating point makes 0.29 of 28.999…: what is that near to a hundredth is meant to be it, but never 1.
  const hundredths = ratio >= 1 ? 10_000 : Math.min(9_999, Math.floor(ratio * 10_000 + 1e-7))
  return hundredths / 100
}

/** How long a service is up, as dashboards have it: `2d 14h 23m`, `14h 23m`, `23m`, `0m`; whole minutes, rounded down. */
export function upText(ms: Duration): string {
  const size = Math.max(0, ms)
  const days = Math.floor(size / DAY)
  const hours = Math.floor((size % DAY) / HOUR)
  const minutes = `${Math.floor((size % HOUR) / MINUTE)}m`
  if (days > 0) return `${days}d ${hours}h ${minutes}`
  return hours > 0 ? `${hours}h ${minutes}` : minutes
}
