import ts from 'typescript'

/**
 * The functions without a line of their own: arrows, and functions as values, inside what a module names. `judgeNew.0` is the first
 * in the text of `judgeNew`; where each stands, its body, and whether that is a block.
 */
export function innerFunctions(text) {
  const file = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS)
  return file.statements.flatMap(named).flatMap(([name, node]) => inside(node, file).map(toFound(name)))
}

/** What a statement of a module names. */
function named(statement) {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
    return statement.name === undefined ? [] : [[statement.name.text, statement]]
  if (!ts.isVariableStatement(statement)) return []
  const { declarations } = statement.declarationList
  return declarations.flatMap(({ name, initializer }) =>
    ts.isIdentifier(name) && initializer !== undefined ? [[name.text, initializer]] : [],
  )
}

function inside(node, file) {
  const found = []
  visit(node)
  return found

  function visit(one) {
    if (ts.isArrowFunction(one) || ts.isFunctionExpression(one)) found.push({ one, file })
    ts.forEachChild(one, visit)
  }
}

const toFound =
  (name) =>
  ({ one, file }, index) => ({
    name: `${name}.${index}`,
    start: one.getStart(file),
    end: one.end,
    body: { start: one.body.getStart(file), end: one.body.end, isBlock: ts.isBlock(one.body) },
  })

/** The text with what is put in at places of it. */
export function withInserted(text, insertions) {
  return insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((all, { at, put }) => all.slice(0, at) + put + all.slice(at), text)
}
