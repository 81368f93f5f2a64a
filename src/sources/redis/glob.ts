/** A glob as Redis has them, `h?llo*[a-c]`, as a test of whole names. */
export function globTest(glob: string): (name: string) => boolean {
  const parts = glob.match(/\\.|\[(?:\\.|[^\]\\])*\]|[\s\S]/g) ?? []
  const pattern = new RegExp(`^${parts.map(partOf).join('')}$`, 's')
  return (name) => pattern.test(name)
}

function partOf(part: string): string {
  // One star after the other would make the test slow on purpose.
  if (part === '*') return '(?:.*)'
  if (part === '?') return '.'
  if (part.length > 1 && part.startsWith('[')) return classOf(part.slice(1, -1))
  return literal(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part)
}

function classOf(inside: string): string {
  const negated = inside.startsWith('^')
  const body = (negated ? inside.slice(1) : inside).replace(/[\\\]^]/g, '\\$&')
  return body === '' ? '(?!)' : `[${negated ? '^' : ''}${body}]`
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
