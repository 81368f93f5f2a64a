/** The word of the list that was probably meant; null when none is near. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const meant = plain(word)
  let best: { readonly word: string; readonly distance: number } | null = null
  for (const candidate of words) {
    const limit = Math.min(mostMistakes(candidate), (best?.distance ?? Infinity) - 1)
    if (Math.abs(candidate.length - word.length) > limit) continue
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
  let row = Uint16Array.from({ length: b.length + 1 }, (_, i) => i)
  let next = new Uint16Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    let least = (next[0] = i)
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      const distance = Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
      next[j] = distance
      if (distance < least) least = distance
    }
    // It never shrinks from here, and there may be ten thousand words.
    if (least > limit) return null
    ;[row, next] = [next, row]
  }
  const distance = row[b.length] ?? 0
  return distance <= limit ? distance : null
}
