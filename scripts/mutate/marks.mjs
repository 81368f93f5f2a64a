// Marks in the text of a module: `__t()` counts the rounds of its loops, so that one that no longer ends is stopped,
// and `__c[n] = 1` says in a first run that a place was reached.
import ts from 'typescript'

/** Edits that do not change what a module does. @returns {{ start: number, end: number, text: string }[]} */
export function loopMarks(source, file) {
  const edits = []
  visit(source)
  return edits

  function visit(node) {
    if (ts.isIterationStatement(node, false)) edits.push(...before(node.statement, source, '__t();'))
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      edits.push(replaced(node.expression, source, '__import'))
    if (ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression))
      edits.push(replaced(node, source, `__meta.${node.name.text}`))
    ts.forEachChild(node, visit)
  }
}

/** The places of a module that are reached or not: statements, arms, right sides, bodies of arrows and what is usual. */
export function placesOf(source) {
  const places = []
  visit(source)
  return places

  function visit(node) {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    const kind = kindOf(node)
    if (kind) places.push({ node, kind, start: node.getStart(source), end: node.getEnd(), atLoad: isAtLoad(node) })
    ts.forEachChild(node, visit)
  }
}

export function placeMarks(source) {
  return placesOf(source).flatMap(({ node, kind }, index) => {
    const mark = `__c[${index}]=1`
    if (kind === 'statement') return before(node, source, `${mark};`)
    return [inserted(node.getStart(source), `(${mark},`, node), inserted(node.getEnd(), ')', node)]
  })
}

/** The innermost place around a range, as its number. */
export function placeOf(places, start, end) {
  let best = -1
  for (const [index, place] of places.entries())
    if (place.start <= start && end <= place.end && (best < 0 || place.start >= places[best].start)) best = index
  return best
}

function kindOf(node) {
  const { parent } = node
  if (!parent) return null
  if (ts.isStatement(node) && !ts.isBlock(node)) return isStatementPlace(node) ? 'statement' : null
  if (ts.isArrowFunction(parent) && parent.body === node && !ts.isBlock(node)) return 'expression'
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isExpression(node) ? 'expression' : null
  if (ts.isParameter(parent) && parent.initializer === node) return 'expression'
  if (!ts.isBinaryExpression(parent) || parent.right !== node) return null
  return ['&&', '||', '??'].includes(ts.tokenToString(parent.operatorToken.kind)) ? 'expression' : null
}

function isExpression(node) {
  return node.kind !== ts.SyntaxKind.QuestionToken && node.kind !== ts.SyntaxKind.ColonToken
}

/** Imports, exports of other modules and declarations of functions do nothing where they stand. */
function isStatementPlace(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isFunctionDeclaration(node)) return false
  return !ts.isLabeledStatement(node.parent)
}

function isAtLoad(node) {
  for (let outer = node; outer; outer = outer.parent) if (ts.isFunctionLike(outer)) return false
  return true
}

function before(statement, source, mark) {
  if (ts.isBlock(statement)) return [inserted(statement.getStart(source) + 1, mark, statement)]
  const start = statement.getStart(source)
  if (ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent) || ts.isCaseOrDefaultClause(statement.parent))
    return [inserted(start, mark, statement)]
  return [inserted(start, `{${mark}`, statement), inserted(statement.getEnd(), '}', statement)]
}

/** `size` orders what is put in at one place: the outer opens first and closes last. */
function inserted(at, text, node) {
  return { start: at, end: at, text, size: node.getEnd() - node.getStart() }
}

function replaced(node, source, text) {
  return { start: node.getStart(source), end: node.getEnd(), text, size: 0 }
}
