// GraphQL as far as a query names fields of plain objects: a field is a value, or a function of its arguments.

/** Answers a query from the fields of `root`; a field that is not there is an error, as at GitHub. */
export function answerQuery(query, variables, root) {
  const { kind, selection } = parse(query)
  try {
    const source = kind === 'mutation' ? root.mutation : root.query
    return { data: select(source, selection, variables) }
  } catch (error) {
    return { data: null, errors: [{ type: error.type ?? 'undefinedField', message: error.message }] }
  }
}

const TOKEN = /\s*(?:#[^\n]*\n)?\s*(?:,\s*)*("(?:[^"\\]|\\.)*"|\.\.\.|[A-Za-z_]\w*|-?\d+(?:\.\d+)?|[{}()[\]:!=$@])/y

function parse(text) {
  const tokens = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) tokens.push(match[1])
  let at = 0
  const next = () => tokens[at++]
  const take = (token) => tokens[at] === token && at++ >= 0

  function selectionSet() {
    const fields = []
    next()
    while (!take('}')) {
      if (at >= tokens.length) throw new Error(`a query without its end: ${text.slice(0, 80)}`)
      fields.push(take('...') ? fragment() : field())
    }
    return fields
  }
  function fragment() {
    const on = take('on') ? next() : null
    return { on, selection: selectionSet() }
  }
  function field() {
    const first = next()
    const name = take(':') ? next() : first
    const given = take('(') ? pairs(')') : []
    return { alias: first, name, given, selection: tokens[at] === '{' ? selectionSet() : null }
  }
  function pairs(end) {
    const found = []
    while (!take(end)) {
      const name = next()
      take(':')
      found.push([name, value()])
    }
    return found
  }
  function value() {
    const token = next()
    if (token === '$') {
      const name = next()
      return (variables) => variables[name]
    }
    if (token === '{') {
      const fields = pairs('}')
      return (variables) => argumentsOf(fields, variables)
    }
    if (token === '[') {
      const items = []
      while (!take(']')) items.push(value())
      return (variables) => items.map((item) => item(variables))
    }
    const plain = /^["\d-]|^(true|false|null)$/.test(token) ? JSON.parse(token) : token
    return () => plain
  }

  const kind = tokens[0] === '{' ? 'query' : next()
  while (at < tokens.length && tokens[at] !== '{') at++
  return { kind, selection: selectionSet() }
}

function argumentsOf(pairs, variables) {
  return Object.fromEntries(pairs.map(([name, value]) => [name, value(variables)]))
}

function select(value, selection, variables) {
  if (value === null || value === undefined || selection === null) return value ?? null
  if (Array.isArray(value)) return value.map((one) => select(one, selection, variables))
  const chosen = {}
  for (const part of selection) {
    if (part.name === undefined) {
      if (part.on === null || part.on === value.__typename)
        Object.assign(chosen, select(value, part.selection, variables))
      continue
    }
    if (!(part.name in value)) throw new Error(`Field '${part.name}' doesn't exist on type '${value.__typename}'`)
    const field = value[part.name]
    const found = typeof field === 'function' ? field(argumentsOf(part.given, variables)) : field
    chosen[part.alias] = select(found, part.selection, variables)
  }
  return chosen
}
