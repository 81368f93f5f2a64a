const REFERENCE = /^((?:[A-Za-z][\w-]{0,39}[ =])?)env:([A-Za-z_][A-Za-z0-9_]{0,99})$/

/** A text that stands in a variable of the environment, and what comes before it. */
export interface FromEnvironment {
  readonly before: string
  readonly variable: string
}

/** What `env:NAME` or `Bearer env:NAME` stands for; null for any other text, which means itself. */
export function fromEnvironment(text: string): FromEnvironment | null {
  const [, before, variable] = REFERENCE.exec(text.trim()) ?? []
  return before === undefined || variable === undefined ? null : { before, variable }
}

/** The value with every text in it replaced, also inside maps and lists. Names stay as they are. */
export function withTexts(value: unknown, replaced: (text: string) => string): unknown {
  if (typeof value === 'string') return replaced(value)
  if (Array.isArray(value)) return value.map((item) => withTexts(item, replaced))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTexts(item, replaced)]))
}
