/** The most requests of which each began after the one before had ended: how many round trips a run waits for. */
export function depthOf(spans) {
  let [depth, endedAt] = [0, -Infinity]
  for (const { from, to } of [...spans].sort((a, b) => a.to - b.to)) {
    if (from < endedAt) continue
    depth++
    endedAt = to
  }
  return depth
}
