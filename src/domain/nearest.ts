/** The word of the list that was probably meant; null when none is near. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const meant = plain(word)
  let best: { readonly word: string; readonly distance: number } | null = null
  for (const candidate of words) {
    const limit = Math.min(mostMistakes(candidate), (best?.distance ?? Infinity) - 1)
    const distance = distanceWithin(limit, meant, plain(candidate))
    if (distance !== null) best = { word: candidate, distance }
    if (distance === 0) break
  }
  return best?.word ?? null
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[_\s]/g, '-')
}

/** So many mistakes in a word of that length still let one see what was meant. */
function mostMistakes({ length }: string): number {
  return Math.max(1, Math.floor(length / 3))
}

const LONGEST = 64

/** Levenshtein's distance; null where it is above the limit, or where a word is longer than any key. */
function distanceWithin(limit: number, a: string, b: string): number | null {
  if (a.length > LONGEST || Math.abs(a.length - b.length) > limit) return null
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    // It never shrinks from here, and there may be ten thousand words.
    if (Math.min(...next) > limit) return null
    row = next
  }
  const distance = row[b.length] ?? 0
  return distance <= limit ? distance : null
}
