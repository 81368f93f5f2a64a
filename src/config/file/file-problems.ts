import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { PlacedProblem } from '../../errors.js'
import type { FileProblem } from '../keys/where.js'
import { pathText } from './placed-problem.js'
import { yamlMistake } from './yaml-words.js'

export interface ParsedFile {
  readonly value: unknown
  /** Each mistake with its place, in the order of the lines. */
  locate(problems: readonly FileProblem[]): PlacedProblem[]
  /** Why it is no YAML. */
  readonly problems: readonly PlacedProblem[]
}

// A config is a few hundred lines; aliases and depth beyond this are an attack or an accident.
const MAX_ALIASES = 50
// After so many the rest follows from the first ones.
const MOST_MISTAKES = 100

export function parseYaml(text: string): ParsedFile {
  const lines = new LineCounter()
  const plain = text.replace(/^\uFEFF/, '')
  const document = parseDocument(plain, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  })
  const at = (offset: number, path: string, message: string): PlacedProblem => {
    const { line, col } = lines.linePos(offset)
    return { path, line: Math.max(1, line), column: Math.max(1, col), message }
  }
  const broken = document.errors.slice(0, MOST_MISTAKES).map((error) => at(error.pos[0], '', yamlMistake(error, plain)))
  const locate = (problems: readonly FileProblem[]): PlacedProblem[] =>
    problems
      .map(({ path, message }) => at(offsetOf(document, path), pathText(path), message))
      .sort((a, b) => a.line - b.line || a.column - b.column)
  const value = broken.length > 0 ? null : toPlain(document, (message) => broken.push(at(0, '', message)))
  return { value, problems: broken, locate }
}

function toPlain(document: Document, tell: (message: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // Aliases that lead nowhere or grow without bounds; the library does not say where they stand.
    tell(error instanceof Error ? error.message : String(error))
    return null
  }
}

/** Where the key stands; where its nearest parent stands if it is not there. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
    const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(path[length - 1])) : undefined
    if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
