/** The word of the list that was probably meant; null when none is near. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replace(/[_\s]/g, '-')
  const ranked = words
    .map((candidate) => ({ candidate, distance: distance(plain(word), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.candidate.length / 3))
    ? best.candidate
    : null
}

const LONGEST = 64

/** Levenshtein's distance; words longer than any key are as far as they are long. */
function distance(a: string, b: string): number {
  if (a.length > LONGEST) return a.length
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
