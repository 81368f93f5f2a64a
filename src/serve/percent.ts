/** 0.98765 as 98.76: rounded down, so that 100 says that nothing is missing. */
export function percentOf(ratio: number | null): number | null {
  if (ratio === null) return null
  // What two decimals lose as a binary fraction is no loss of a hundredth.
  const percent = Math.floor(ratio * 10_000 + 1e-7) / 100
  return ratio < 1 ? Math.min(percent, 99.99) : 100
}
