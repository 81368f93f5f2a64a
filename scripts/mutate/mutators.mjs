// The small faults that are put into our code, one at a time: each is an edit of the text between two places.
import ts from 'typescript'
import { ARITHMETIC, ASSIGNMENTS, COMPARISONS, DROPPED_CALLS, SWAPPED_CALLS, UPDATES } from './operators.mjs'

/** What a word becomes. */
const OTHER = 'other'

const { SyntaxKind } = ts
const WORD = /^[a-z][A-Za-z0-9_-]*$/

/** @returns {{ start: number, end: number, text: string, mutator: string }[]} in the order of the text. */
export function mutantsOf(source) {
  const found = []
  visit(source)
  return found

  function visit(node) {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    for (const [mutator, text, range = node] of faultsOf(node, source))
      found.push({ start: range.getStart(source), end: range.getEnd(), text: guarded(range, text), mutator })
    ts.forEachChild(node, visit)
  }
}

/** A line that begins with a parenthesis would be a call of what stands on the line before. */
function guarded(node, text) {
  let outer = node
  while (outer.parent && !ts.isStatement(outer) && outer.parent.getStart() === node.getStart()) outer = outer.parent
  return ts.isExpressionStatement(outer) && text.startsWith('(') ? `0,${text}` : text
}

function faultsOf(node, source) {
  const textOf = (part) => part.getText(source)
  if (ts.isBinaryExpression(node)) return faultsOfBinary(node, textOf)
  if (ts.isConditionalExpression(node)) return arms(node, textOf)
  if (ts.isIfStatement(node)) return [true, false].map((value) => ['if', String(value), node.expression])
  if (ts.isWhileStatement(node)) return [['while', 'false', node.expression]]
  if (ts.isCallExpression(node)) return faultsOfCall(node, textOf)
  if (ts.isReturnStatement(node)) return returnsNothing(node)
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return faultsOfUnary(node, textOf)
  if (ts.isNumericLiteral(node)) return besideNumber(node)
  if (ts.isStringLiteral(node)) return isWord(node) && node.text !== OTHER ? [['word', `'${OTHER}'`]] : []
  if (node.kind === SyntaxKind.TrueKeyword) return [['boolean', 'false']]
  if (node.kind === SyntaxKind.FalseKeyword) return [['boolean', 'true']]
  return isDroppable(node) ? [['statement', ';']] : []
}

function faultsOfBinary({ left, right, operatorToken }, textOf) {
  const [a, b] = [textOf(left), textOf(right)]
  const operator = textOf(operatorToken)
  const joined = (other) => `(${a} ${other} ${b})`
  if (operator === '&&' || operator === '||') {
    const other = operator === '&&' ? '||' : '&&'
    return [
      ['logic', `((${a}) ${other} (${b}))`],
      ['left side', `(${b})`],
      ['right side', `(${a})`],
    ]
  }
  if (operator === '??') return [['fallback', `(${a})`]]
  if (Object.hasOwn(COMPARISONS, operator)) return COMPARISONS[operator].map((other) => ['comparison', joined(other)])
  if (Object.hasOwn(ASSIGNMENTS, operator)) return [['assignment', ASSIGNMENTS[operator], operatorToken]]
  if (!Object.hasOwn(ARITHMETIC, operator) || [left, right].some(isText)) return []
  return [['arithmetic', ARITHMETIC[operator], operatorToken]]
}

/** Whether a sum is one of texts, as far as one sees without types. */
function isText(node) {
  if (ts.isStringLiteral(node) || ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) return true
  return ts.isBinaryExpression(node) && [node.left, node.right].some(isText)
}

function arms({ whenTrue, whenFalse }, textOf) {
  return [whenTrue, whenFalse].map((arm) => ['arm', `(${textOf(arm)})`])
}

function faultsOfCall({ expression, questionDotToken }, textOf) {
  if (!ts.isPropertyAccessExpression(expression) || questionDotToken) return []
  const name = expression.name.text
  const owner = textOf(expression.expression)
  if (Object.hasOwn(SWAPPED_CALLS, name)) return [['call', SWAPPED_CALLS[name], expression.name]]
  if (DROPPED_CALLS.has(name)) return [['dropped call', `(${owner})`]]
  return []
}

function returnsNothing({ expression }) {
  if (!expression || ['null', 'undefined', 'true', 'false'].includes(expression.getText())) return []
  return [['return', 'null', expression]]
}

function faultsOfUnary(node, textOf) {
  const { operator, operand } = node
  if (operator === SyntaxKind.ExclamationToken) return [['not', `(${textOf(operand)})`]]
  if (operator === SyntaxKind.MinusToken && !ts.isNumericLiteral(operand)) return [['sign', `(${textOf(operand)})`]]
  const update = UPDATES[ts.tokenToString(operator)]
  if (!update) return []
  return [['update', ts.isPrefixUnaryExpression(node) ? update + textOf(operand) : textOf(operand) + update]]
}

function besideNumber(node) {
  const value = Number(node.text.replaceAll('_', ''))
  return [value + 1, value - 1].map((other) => ['number', other < 0 ? `(${other})` : String(other)])
}

/** A word that code compares, not a text for people, a name of a member or a module. */
function isWord(node) {
  const { parent } = node
  if (!WORD.test(node.text)) return false
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false
  if (ts.isElementAccessExpression(parent)) return false
  return !(ts.isCallExpression(parent) && parent.expression.kind === SyntaxKind.ImportKeyword)
}

function isDroppable(node) {
  return ts.isExpressionStatement(node) || ts.isThrowStatement(node) || ts.isContinueStatement(node) || isBreak(node)
}

/** One that ends a loop: without the one of a case, the next case would only run on. */
function isBreak(node) {
  return ts.isBreakStatement(node)
}
