/** So many are remembered: enough to see what is usual. */
export const MOST_DURATIONS = 30

/** Seconds that good runs took, oldest first, as a document tells them; what is none is left out. */
export function durationsIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.slice(-MOST_DURATIONS).filter(isDuration) : []
}

export function isDuration(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Infinity
}
