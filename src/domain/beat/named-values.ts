/** Named results or figures of a beat. */
export type NamedValues = Readonly<Record<string, unknown>>

const MAX_TEXT = 16_384
const MAX_NAMES = 100
const MAX_NAME = 100

/** `{"rows": 12}` or lines of `rows=12`; null for an empty text, a problem with its remedy for anything else. */
export function parseNamedValues(text: string): { readonly value: NamedValues | null } | { readonly problem: string } {
  const trimmed = text.trim()
  if (trimmed === '') return { value: null }
  if (trimmed.length > MAX_TEXT)
    return { problem: `is longer than ${MAX_TEXT} characters; keep large results elsewhere` }
  const pairs = trimmed.startsWith('{') ? pairsOfJson(trimmed) : pairsOfLines(trimmed)
  if (typeof pairs === 'string') return { problem: pairs }
  const names = pairs.map(([name]) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) return { problem: `names ${JSON.stringify(twice)} twice; name each value once` }
  if (names.length > MAX_NAMES) return { problem: `has more than ${MAX_NAMES} names` }
  if (names.some((name) => name === '' || name.length > MAX_NAME))
    return { problem: `has a name that is empty or longer than ${MAX_NAME} characters` }
  // fromEntries defines each name as its own property: `__proto__` is a name like any other.
  return { value: Object.fromEntries(pairs) }
}

type Pairs = readonly (readonly [string, unknown])[]

function pairsOfJson(text: string): Pairs | string {
  try {
    return Object.entries(JSON.parse(text) as Record<string, unknown>)
  } catch {
    return 'is not valid JSON; write an object like {"rows": 12}, or lines of name=value'
  }
}

function pairsOfLines(text: string): Pairs | string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const wrong = lines.find((line) => !line.includes('='))
  if (wrong !== undefined) return 'is neither a JSON object nor lines of name=value; write {"rows": 12} or rows=12'
  return lines.map((line) => {
    const at = line.indexOf('=')
    return [line.slice(0, at).trim(), plainValue(line.slice(at + 1).trim())]
  })
}

function plainValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text
}
