// Which tests prove which promise: a line `// proves: 12` or `// proves: 12, 13` right above a test or a group of tests.
import ts from 'typescript'

const TAG = /^\/\/ proves: (\d+(?:, \d+)*)$/
const TESTS = new Set(['test', 'it', 'describe'])
/** Groups whose title is their second word: the first is a program they need. */
const NEEDING = new Set(['describeWith'])
const IDLE = new Set(['skip', 'todo', 'failing'])

/** Every tag of a file of tests, with the title of what it stands above, those around it first. Throws where one proves nothing. */
export function tagsIn(file, text) {
  const written = text.match(/\/\/ ?proves\b.*/g) ?? []
  // Few files hold one, and a tree of all of them takes its time.
  if (written.length === 0) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
  const found = []
  visit(source, { titles: [], idle: false })
  const read = found.reduce((sum, { tags }) => sum + tags, 0)
  if (written.length !== read)
    throw new Error(`${file}: a tag stands above no test, or is not written "// proves: 12, 13"`)
  return found.flatMap(({ numbers, titles }) => numbers.map((number) => ({ number, file, titles })))

  function visit(node, around) {
    const own = ts.isExpressionStatement(node) ? testOf(node.expression) : null
    const inside = own === null ? around : { titles: [...around.titles, own.title], idle: around.idle || own.idle }
    if (own !== null) note(node, inside)
    ts.forEachChild(node, (child) => visit(child, inside))
  }

  function note(node, { titles, idle }) {
    const comments = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
    const tags = comments.map(({ pos, end }) => TAG.exec(text.slice(pos, end))).filter((match) => match !== null)
    if (tags.length === 0) return
    if (idle) throw new Error(`${file}: ${titles.join(' › ')} is skipped and proves nothing`)
    found.push({ tags: tags.length, titles, numbers: tags.flatMap(([, list]) => list.split(', ').map(Number)) })
  }
}

/** What kind of test a call declares, if any: `test.each(rows)('title', …)` is one too. */
function testOf(node) {
  if (!ts.isCallExpression(node)) return null
  const names = []
  let callee = node.expression
  while (!ts.isIdentifier(callee)) {
    if (ts.isPropertyAccessExpression(callee)) names.push(callee.name.text)
    if (!('expression' in callee)) return null
    callee = callee.expression
  }
  const isNeeding = NEEDING.has(callee.text)
  if (!isNeeding && !TESTS.has(callee.text)) return null
  const title = node.arguments[isNeeding ? 1 : 0]
  if (title === undefined || !ts.isStringLiteralLike(title)) return null
  return { title: title.text, idle: names.some((name) => IDLE.has(name)) }
}
