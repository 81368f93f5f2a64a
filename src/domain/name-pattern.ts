/** True when a name is the pattern, where `*` stands for any text and `?` for one character. */
export function matchesName(pattern: string, name: string): boolean {
  let at = 0
  let inPattern = 0
  let star = -1
  let starAt = 0
  // No regular expression: a pattern with many stars would make one run for ever.
  while (at < name.length) {
    const wanted = pattern[inPattern]
    if (wanted === '*') {
      star = inPattern++
      starAt = at
    } else if (wanted === '?' || (wanted !== undefined && wanted === name[at])) {
      inPattern++
      at++
    } else if (star >= 0) {
      inPattern = star + 1
      at = ++starAt
    } else return false
  }
  return [...pattern.slice(inPattern)].every((rest) => rest === '*')
}
