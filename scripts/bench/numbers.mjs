/** A number below which a share of the others lies; between two it is their mean by distance. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  return below + (above - below) * (place - Math.floor(place))
}

export function median(numbers) {
  return quantile(numbers, 0.5)
}

/** How often what was measured holds what it was paired with: median and quartiles of the pairs, not a quotient of medians. */
export function ratioOf(pairs) {
  const ratios = pairs.map(([measured, bare]) => measured / bare)
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share))
  return { low, middle, high }
}

/** What of a row is over its goals, by name. What has no goal is shown and judged by nobody. */
export function misses(measured, goals) {
  return Object.keys(goals).filter((name) => measured[name] > goals[name])
}
