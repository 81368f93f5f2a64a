import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { FileProblem } from '../keys/where.js'

export interface ParsedFile {
  readonly value: unknown
  /** `file:line:column: path: message` for each mistake. */
  locate(problems: readonly FileProblem[]): string[]
  readonly problems: readonly string[]
}

// A config is a few hundred lines; aliases and depth beyond this are an attack or an accident.
const MAX_ALIASES = 50

export function parseYaml(text: string, file: string): ParsedFile {
  const lines = new LineCounter()
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  })
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  const broken = document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`)
  const locate = (problems: readonly FileProblem[]): string[] =>
    problems.map(({ path, message }) => `${at(offsetOf(document, path))}: ${path.join('.')}: ${message}`)
  return { value: broken.length > 0 ? null : toPlain(document, broken, at(0)), problems: broken, locate }
}

function toPlain(document: Document, broken: string[], start: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // Aliases that lead nowhere or grow without bounds; the library does not say where they stand.
    broken.push(`${start}: ${error instanceof Error ? error.message : String(error)}`)
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
