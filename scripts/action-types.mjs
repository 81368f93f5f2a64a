// What the inputs and outputs of an action hold, for tools that check workflows by it (action-types.yml), asked of the very parsers that read them.
const NO_CHOICE = '\u0000 none of them'
const ONE_OF = /^is not one of (.+)$/

/** The type of an input by what its parser makes of texts. */
export function typeOf({ isFlag, parse }) {
  if (isFlag) return { type: 'boolean' }
  const { problem = '' } = parse(NO_CHOICE)
  const [, choices] = ONE_OF.exec(problem) ?? []
  if (choices) return { type: 'enum', 'allowed-values': choices.split(', ') }
  const { value: parts } = parse('a,b')
  // A comma may be part of one, as in a line of cron.
  if (Array.isArray(parts))
    return { type: 'list', separator: parts.length === 2 ? ',' : '\n', 'list-item': { type: 'string' } }
  // A length of time is a number too, but is written with its unit.
  const counts = typeof parse('7').value === 'number' && 'problem' in parse('2h')
  return { type: counts ? 'integer' : 'string' }
}

/** The types of an action; outputs are texts. Inputs without a parser are given to a shell as they are. */
export function actionTypes(inputs, outputs, specs) {
  const typed = Object.keys(inputs).map((name) => [name, specs[name] ? typeOf(specs[name]) : { type: 'string' }])
  return {
    inputs: Object.fromEntries(typed),
    outputs: Object.fromEntries(Object.keys(outputs).map((name) => [name, { type: 'string' }])),
  }
}
