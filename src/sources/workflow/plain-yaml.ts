/** A map of the text, with the key whose value is still to come. */
interface OpenMap {
  readonly indent: number
  readonly map: Record<string, unknown>
  readonly list: null
  key: string | null
}

interface OpenList {
  readonly indent: number
  readonly map: null
  readonly list: unknown[]
}

/** Spaces, the sign of a list, a key that stands for itself, and the rest. */
const LINE = /^( *)(- +)?(?:(['"]?)([A-Za-z_][\w.-]{0,99})\3:(?: +|$))?(.*)$/
const NOTHING = /^ *(?:#.*)?$/
const BLOCK = /^[|>][+-]?(?: +#.*)?$/
const SINGLE_QUOTED = /^'([^']*)'(?: +#.*)?$/
const DOUBLE_QUOTED = /^"([^"\\]*)"(?: +#.*)?$/
const PLAIN = /^([\w./$(\u00a1-\ufefe].*?)(?: +#.*)?$/
const FLOW_LIST =
  /^\[ *((?:[A-Za-z_][\w./-]*|[1-9]\d{0,5}|'[^',]*'|"[^",\\]*")(?: *, *(?:[A-Za-z_][\w./-]*|[1-9]\d{0,5}|'[^',]*'|"[^",\\]*"))*) *\](?: +#.*)?$/
const EMPTY_MAP = /^\{ *\}(?: +#.*)?$/
/** These may be read as something else than the text they are, or are told apart by nobody. */
const ODD_KEY = /^(?:true|false|null|__proto__)$/i
const ODD = Symbol('odd')
/** Stands for the text of a block. */
export const LEFT_OUT = Symbol('left out')
const DEEPEST = 30
/** Patterns look again and again at a line that is nothing but spaces. */
const LONGEST_LINE = 500

/**
 * The value of a YAML text as nearly all people write workflows: maps and lists by indentation, texts on one line, and blocks, whose
 * text is `LEFT_OUT`. Null for every other text, and for what is no YAML: another reader says what is wrong with it.
 */
export function readPlainYaml(text: string): Readonly<Record<string, unknown>> | null {
  // Tabs and other line ends have rules of their own.
  if (/[^\n -~\u00a0-\u2027\u202a-\ufefe\uff00-\ufffd]/.test(text)) return null
  const root: Record<string, unknown> = {}
  const open: (OpenMap | OpenList)[] = [{ indent: 0, map: root, list: null, key: null }]
  const lines = text.split('\n')
  const first = lines.findIndex((line) => !NOTHING.test(line))
  let next: number | null = lines[first] === '---' ? first + 1 : 0
  while (next !== null && next < lines.length) {
    const line: string = lines[next] ?? ''
    const isBlock: boolean | null = NOTHING.test(line) ? false : take(line, open)
    if (isBlock === null) return null
    next = isBlock ? endOfBlock(lines, next + 1, open.at(-1)?.indent ?? 0) : next + 1
  }
  return next === null ? null : root
}

/** Puts what a line says in its place, and says whether a block follows; null where that is not sure. */
function take(line: string, open: (OpenMap | OpenList)[]): boolean | null {
  if (line.length > LONGEST_LINE || open.length > DEEPEST) return null
  const [, spaces = '', dash, , key, rest = ''] = LINE.exec(line) ?? []
  const inner = dash === undefined ? spaces.length : spaces.length + dash.length
  const list = dash === undefined ? null : listAt(spaces.length, open)
  const written = rest.replace(/ +$/, '')
  if (dash !== undefined && list === null) return null
  if (key === undefined) {
    const value = list === null ? ODD : valueOf(written)
    if (value === ODD || list === null) return null
    list.push(value)
    return false
  }
  const map = list === null ? mapAt(inner, open) : newMap(inner, open, (made) => list.push(made))
  if (map === null || key in map.map || ODD_KEY.test(key)) return null
  const isBlock = BLOCK.test(written)
  const isOpen = NOTHING.test(written)
  const value = isBlock ? LEFT_OUT : isOpen ? null : valueOf(written)
  if (value === ODD) return null
  map.map[key] = value
  map.key = isOpen ? key : null
  return isBlock
}

function listAt(indent: number, open: (OpenMap | OpenList)[]): unknown[] | null {
  const last = innermost(indent, open)
  if (last?.list && last.indent === indent) return last.list
  if (!last?.map || last.key === null) return null
  const list: unknown[] = []
  last.map[last.key] = list
  last.key = null
  open.push({ indent, map: null, list })
  return list
}

function mapAt(indent: number, open: (OpenMap | OpenList)[]): OpenMap | null {
  let last = innermost(indent, open)
  // A list may stand as far left as the key it belongs to.
  if (last?.list && last.indent === indent) {
    open.pop()
    last = open.at(-1)
  }
  if (!last?.map) return null
  if (last.indent === indent) return last
  const { map, key } = last
  if (key === null) return null
  last.key = null
  return newMap(indent, open, (made) => (map[key] = made))
}

function newMap(indent: number, open: (OpenMap | OpenList)[], put: (made: Record<string, unknown>) => void): OpenMap {
  const made: OpenMap = { indent, map: {}, list: null, key: null }
  put(made.map)
  open.push(made)
  return made
}

/** What is still open at that indentation; all that lies further in is closed. */
function innermost(indent: number, open: (OpenMap | OpenList)[]): OpenMap | OpenList | undefined {
  while ((open.at(-1)?.indent ?? 0) > indent) open.pop()
  return open.at(-1)
}

/** The line behind a block that belongs to a key at that indentation. */
function endOfBlock(lines: readonly string[], from: number, outer: number): number | null {
  const first = indentOf(lines[from] ?? '')
  if (first <= outer || first === Infinity) return null
  let at = from + 1
  for (; at < lines.length; at++) {
    const indent = indentOf(lines[at] ?? '')
    if (indent <= outer) return at
    if (indent < first) return null
  }
  return at
}

/** Infinity for a line of nothing. */
function indentOf(line: string): number {
  const indent = line.search(/[^ ]/)
  return indent < 0 ? Infinity : indent
}

function valueOf(written: string): unknown {
  const quoted = SINGLE_QUOTED.exec(written) ?? DOUBLE_QUOTED.exec(written)
  if (quoted) return quoted[1]
  const plain = PLAIN.exec(written)?.[1]
  if (plain !== undefined) return /:(?: |$)/.test(plain) ? ODD : plainValue(plain)
  if (EMPTY_MAP.test(written)) return {}
  const items = FLOW_LIST.exec(written)?.[1]?.split(/ *, */).map(valueOf)
  return items === undefined || items.includes(ODD) ? ODD : items
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])
const NUMBER = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/
const MAYBE_NUMBER = /^[\d.][\d.a-fox_+-]*$|^\.(?:inf|nan)$/i

function plainValue(text: string): unknown {
  const word = text.length <= 5 ? text.toLowerCase() : ''
  if (WORDS.has(word)) return word === text ? WORDS.get(word) : ODD
  if (NUMBER.test(text)) return Number(text)
  return MAYBE_NUMBER.test(text) ? ODD : text
}
