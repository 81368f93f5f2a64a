export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  const last = sorted.length - 1
  return (sorted[Math.floor(last / 2)] + sorted[Math.ceil(last / 2)]) / 2
}
