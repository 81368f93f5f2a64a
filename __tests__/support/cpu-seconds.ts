/** What some work asks of the processor. On a busy machine the clock says nothing; what grows out of bounds takes minutes of both. */
export function cpuSecondsOf(work: () => void): number {
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}
