import type { Uptime } from '../../domain/history/history.js'

/** Below this share the figure says how much of the time was seen. */
const WELL_OBSERVED = 0.95

/** `99.37 %`, rounded down; `100 %` only where nothing was down; `–` where nothing was seen. */
export function uptimeText({ ratio }: Uptime): string {
  if (ratio === null) return '–'
  return ratio === 1 ? '100 %' : `${Math.min(99.99, Math.floor(ratio * 10_000) / 100).toFixed(2)} %`
}

/** `61 % observed`; null where nearly all was seen, or nothing counts. */
export function observedText({ observed }: Uptime): string | null {
  return observed === null || observed >= WELL_OBSERVED ? null : `${Math.floor(observed * 100)} % observed`
}
