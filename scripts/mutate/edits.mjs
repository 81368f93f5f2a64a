/** A text with edits made; what lies inside the range of another, larger edit is left out. */
export function edited(text, edits, mutation = null) {
  const kept = mutation ? edits.filter((edit) => edit.end <= mutation.start || edit.start >= mutation.end) : edits
  const ordered = [...kept, ...(mutation ? [{ ...mutation, size: 0 }] : [])].sort(inOrder)
  let result = ''
  let last = 0
  for (const { start, end, text: written } of ordered) {
    result += text.slice(last, start) + written
    last = end
  }
  return result + text.slice(last)
}

/** At one place what closes comes before what opens; the outer closes last and opens first. */
function inOrder(one, other) {
  if (one.start !== other.start) return one.start - other.start
  const [first, second] = [one, other].map(rank)
  return first === second ? (first === 0 ? one.size - other.size : other.size - one.size) : first - second
}

function rank({ start, end, text }) {
  if (start !== end) return 2
  return /^[)}]/.test(text) ? 0 : 1
}
