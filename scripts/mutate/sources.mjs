// The modules of the project as text: where each lies, what it imports, and its edits.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { loopMarks, placeMarks, placesOf } from './marks.mjs'

const read = new Map()
const found = new Map()
const graphs = new Map()

/** A module by its path from the root: text, tree, places and the imports that lie in the project. */
export function moduleOf(root, path) {
  const known = read.get(path)
  if (known) return known
  const text = readFileSync(join(root, path), 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const specifiers = importsOf(tree)
  const made = {
    path,
    text,
    tree,
    hash: createHash('sha256').update(text).digest('hex'),
    places: placesOf(tree),
    loopMarks: loopMarks(tree),
    placeMarks: placeMarks(tree),
    imports: specifiers.map((specifier) => resolved(root, path, specifier)).filter((found) => found !== null),
    packages: specifiers
      .filter((specifier) => resolved(root, path, specifier) === null)
      .map((specifier) => packageOf(root, path, specifier)),
  }
  read.set(path, made)
  return made
}

/** The path of an import that is one of our modules, or null. */
export function resolved(root, from, specifier) {
  if (!specifier.startsWith('.')) return null
  const path = resolve('/', dirname(from), specifier).slice(1)
  if (!found.has(path)) found.set(path, find(root, path))
  return found.get(path)
}

/** What is none of our modules: a package by its name, or a file of one by where it lies. */
export function packageOf(root, from, specifier) {
  return specifier.startsWith('.') ? pathToFileURL(join(root, dirname(from), specifier)).href : specifier
}

function find(root, path) {
  const candidates = [path.replace(/\.js$/, '.ts'), `${path}.ts`]
  return candidates.find((candidate) => candidate.endsWith('.ts') && existsSync(join(root, candidate))) ?? null
}

function importsOf(tree) {
  const specifiers = []
  visit(tree)
  return specifiers

  function visit(node) {
    const isStatic = ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
    if (isStatic && node.moduleSpecifier && !isOfTypes(node)) specifiers.push(node.moduleSpecifier.text)
    const isLate = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
    if (isLate && ts.isStringLiteral(node.arguments[0])) specifiers.push(node.arguments[0].text)
    ts.forEachChild(node, visit)
  }
}

function isOfTypes(node) {
  return ts.isImportDeclaration(node) ? (node.importClause?.isTypeOnly ?? false) : node.isTypeOnly
}

/** All modules that a module needs, itself among them. */
export function graphOf(root, path) {
  if (!graphs.has(path)) graphs.set(path, walk(root, path, new Set()))
  return graphs.get(path)
}

function walk(root, path, seen) {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const next of moduleOf(root, path).imports) walk(root, next, seen)
  return seen
}

/** One figure for a module and all that it needs: as long as it stays, its tests say the same. */
export function graphHash(root, path) {
  const hash = createHash('sha256')
  for (const part of [...graphOf(root, path)].sort()) hash.update(part).update(moduleOf(root, part).hash)
  return hash.digest('hex').slice(0, 20)
}
