import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLError,
} from 'yaml'
import type { PlacedProblem } from '../../errors.js'
import type { FileProblem } from '../keys/where.js'
import { placesInJson } from './json-places.js'
import { CONFIG_TOO_LARGE, MOST_CONFIG_BYTES } from './most-bytes.js'
import { pathText } from './placed-problem.js'
import { quickJson } from './quick-json.js'
import { TOO_DEEP, unknownAlias, yamlMistake } from './yaml-words.js'

export interface ParsedFile {
  readonly value: unknown
  /** Each mistake with its place, in the order of the lines. */
  locate(problems: readonly FileProblem[]): PlacedProblem[]
  /** Why it is no YAML. */
  readonly problems: readonly PlacedProblem[]
  /** Keys that stand twice, which hide nothing of the rest. */
  readonly twice: readonly FileProblem[]
}

// A config is a few hundred lines; aliases and depth beyond this are an attack or an accident.
const MAX_ALIASES = 50
// After so many the rest follows from the first ones.
const MOST_MISTAKES = 100
/** Each is looked for in the whole file. */
const MOST_PLACED = 1000

/** Reading YAML, with the place of everything in it, takes some 5 µs and 500 bytes of memory for each byte. */
const MOST_YAML = 512 * 1024

export function parseYaml(text: string): ParsedFile {
  const plain = text.replace(/^\uFEFF/, '')
  if (Buffer.byteLength(plain) > MOST_CONFIG_BYTES) return refused(CONFIG_TOO_LARGE)
  const quick = quickJson(plain)
  if (quick !== null)
    return { value: quick.value, problems: [], twice: [], locate: (found) => locateInJson(plain, found) }
  if (plain.length > MOST_YAML) return refused(/^\s*\{/.test(plain) ? `${NO_JSON}, and ${TOO_LARGE}` : TOO_LARGE)
  const { document, at, lineOf, locate } = placesIn(plain)
  const mistakes = firstOfEachLine(document, lineOf).slice(0, MOST_MISTAKES)
  const [twice, broken] = [mistakes.filter(isTwice), mistakes.filter((error) => !isTwice(error))]
  const problems = [
    ...broken.map((error) => at(placeOf(error, document, plain), '', yamlMistake(error, plain))),
    ...(broken.length > 0 ? [] : unknownAliases(document)).map(({ offset, name }) =>
      at(offset, '', unknownAlias(name)),
    ),
  ]
  const value = problems.length > 0 ? null : toPlain(document, (message) => problems.push(at(0, '', message)))
  return {
    value,
    problems: inOrder(problems),
    twice: twice.map((error) => ({ path: [], message: yamlMistake(error, plain), offset: error.pos[0] })),
    locate,
  }
}

function isTwice({ code }: YAMLError): boolean {
  return code === 'DUPLICATE_KEY'
}

/** What follows in the same line is seldom a mistake of its own. */
function firstOfEachLine({ errors }: Document, lineOf: (offset: number) => number): readonly YAMLError[] {
  const seen = new Set<number>()
  return errors.filter((error) => {
    const line = lineOf(error.pos[0])
    return seen.size < seen.add(line).size
  })
}

/** Where what is not closed begins; the parser finds out at its end. */
function placeOf({ pos, message }: YAMLError, document: Document, text: string): number {
  const isQuote = message.startsWith('Missing closing')
  if (!isQuote && !/^Flow (map|sequence)/.test(message)) return pos[0]
  let begin = pos[0]
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || node.range[0] > pos[0]) return
    const [start, end] = node.range
    const opens = isQuote
      ? 'type' in node && /^QUOTE/.test(String(node.type))
      : isCollection(node) && node.flow === true && !/[}\]]/.test(text[end - 1] ?? '')
    if (opens) begin = start
  })
  return begin
}

function unknownAliases(document: Document): { readonly offset: number; readonly name: string }[] {
  const found: { readonly offset: number; readonly name: string }[] = []
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) === undefined) found.push({ offset: node.range?.[0] ?? 0, name: node.source })
    },
  })
  return found
}

const START = { path: '', line: 1, column: 1 }
const TOO_LARGE = `is larger than ${MOST_YAML} bytes of YAML; write it as JSON, with the same keys, which is read up to 4 MB, or watch what is alike by one data file and "monitors: each"`

const NO_JSON = 'begins like JSON and is none, or names a key twice'

function refused(message: string): ParsedFile {
  return { value: null, problems: [{ ...START, message }], twice: [], locate: () => [] }
}

/** Reading it as YAML would take minutes. */
function locateInJson(text: string, problems: readonly FileProblem[]): PlacedProblem[] {
  const lines = new LineCounter()
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at)
  const most = problems.slice(0, MOST_PLACED)
  const offsets = placesInJson(
    text,
    most.map(({ path }) => path),
  )
  return inOrder(most.map(({ path, message }, i) => placedAt(lines, offsets[i] ?? 0, pathText(path), message)))
}

function placedAt(lines: LineCounter, offset: number, path: string, message: string): PlacedProblem {
  const { line, col } = lines.linePos(offset)
  return { path, line: Math.max(1, line), column: Math.max(1, col), message }
}

function inOrder(problems: PlacedProblem[]): PlacedProblem[] {
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}

/** The document, and where in it something stands. */
function placesIn(plain: string) {
  const lines = new LineCounter()
  const document = parseDocument(plain, { lineCounter: lines, prettyErrors: false, uniqueKeys: true })
  const at = (offset: number, path: string, message: string) => placedAt(lines, offset, path, message)
  const locate = (problems: readonly FileProblem[]): PlacedProblem[] => {
    const most = problems.slice(0, MOST_PLACED)
    return inOrder(
      most.map(({ path, message, offset }) => at(offset ?? offsetOf(document, path), pathText(path), message)),
    )
  }
  return { document, at, lineOf: (offset: number) => lines.linePos(offset).line, locate }
}

function toPlain(document: Document, tell: (message: string) => void): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch (error) {
    // Aliases that lead nowhere or grow without bounds; the library does not say where they stand.
    tell(error instanceof RangeError ? TOO_DEEP : error instanceof Error ? error.message : String(error))
    return null
  }
}

/** Where the key stands; where its nearest parent stands if it is not there. Of a key that stands twice, the last is read. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const part of path) {
    const pair = isMap(node) ? node.items.findLast(({ key }) => String(key) === String(part)) : undefined
    node = isCollection(node) && !isMap(node) ? node.get(part, true) : pair?.value
    if (isAlias(node)) node = node.resolve(document)
    const place = pair === undefined ? node : pair.key
    if (!isNode(place) || !place.range) return offset
    offset = place.range[0]
  }
  return offset
}
