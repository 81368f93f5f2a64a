/** What `${{ }}` may look at: `github`, `inputs`, `job`, `runner`, `steps`, `env`. */
export type Contexts = Readonly<Record<string, unknown>>

/** Replaces each `${{ }}` of a template. The small part of the language that action files use. */
export function interpolate(template: string, contexts: Contexts): string {
  return template.replace(/\$\{\{([^]*?)\}\}/g, (_, expression: string) => textOf(evaluate(expression, contexts)))
}

/** Property paths, literals, `( )`, `!`, `==`, `!=`, `&&`, `||` and the status functions given as contexts. */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const tokens = tokensOf(expression)
  const value = either(tokens, contexts)
  if (tokens.length > 0) throw new Error(`The rig cannot evaluate: ${expression}`)
  return value
}

export function isTruthy(value: unknown): boolean {
  return value !== false && value !== 0 && value !== '' && value != null
}

type Tokens = string[]

function tokensOf(expression: string): Tokens {
  const pattern = /'(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\['[^']*'\])*|\d+|\|\||&&|==|!=|[!()]|\S/g
  return expression.match(pattern) ?? []
}

function either(tokens: Tokens, contexts: Contexts): unknown {
  let value = both(tokens, contexts)
  while (take(tokens, '||')) {
    const other = both(tokens, contexts)
    value = isTruthy(value) ? value : other
  }
  return value
}

function both(tokens: Tokens, contexts: Contexts): unknown {
  let value = comparison(tokens, contexts)
  while (take(tokens, '&&')) {
    const other = comparison(tokens, contexts)
    value = isTruthy(value) ? other : value
  }
  return value
}

function comparison(tokens: Tokens, contexts: Contexts): unknown {
  const left = unary(tokens, contexts)
  if (take(tokens, '==')) return isSame(left, unary(tokens, contexts))
  if (take(tokens, '!=')) return !isSame(left, unary(tokens, contexts))
  return left
}

function unary(tokens: Tokens, contexts: Contexts): unknown {
  if (take(tokens, '!')) return !isTruthy(unary(tokens, contexts))
  if (!take(tokens, '(')) return atom(tokens, contexts)
  const value = either(tokens, contexts)
  if (!take(tokens, ')')) throw new Error('The rig expected ) in an expression')
  return value
}

function atom(tokens: Tokens, contexts: Contexts): unknown {
  const token = tokens.shift() ?? ''
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
  if (/^\d+$/.test(token)) return Number(token)
  if (token === 'true' || token === 'false') return token === 'true'
  if (token === 'null') return null
  if (!/^[A-Za-z_]/.test(token)) throw new Error(`The rig does not know ${token} in an expression`)
  const value = lookUp(token, contexts)
  if (!take(tokens, '(')) return value
  if (typeof value !== 'function' || !take(tokens, ')'))
    throw new Error(`The rig cannot call ${token} in an expression`)
  return (value as () => unknown)()
}

function lookUp(path: string, contexts: Contexts): unknown {
  const names = [...path.matchAll(/\['([^']*)'\]|[\w-]+/g)].map((match) => match[1] ?? match[0])
  return names.reduce<unknown>((value, name) => (value as Contexts | null | undefined)?.[name], contexts)
}

function take(tokens: Tokens, token: string): boolean {
  if (tokens[0] !== token) return false
  tokens.shift()
  return true
}

/** Strings are compared without case, null is the empty string. */
function isSame(left: unknown, right: unknown): boolean {
  return textOf(left).toLowerCase() === textOf(right).toLowerCase()
}

function textOf(value: unknown): string {
  if (value == null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
