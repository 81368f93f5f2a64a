import { isPlainObject } from '../plain-object.js'
import { findTimes } from './find-times.js'
import { pointerTo } from './object-times.js'
import type { StructuredText } from './structure.js'
import type { ZoneContext } from './written-time.js'

interface Line {
  readonly number: number
  readonly indent: number
  readonly text: string
}

interface Reader {
  readonly lines: Line[]
  readonly lineOf: Map<string, number>
  readonly context: ZoneContext
  next: number
}

const MOST_LINES = 20_000
const LONGEST_LINE = 1000
const DEEPEST = 8
const PAIR =
  /^(?:"([^"]{1,80})"|'([^']{1,80})'|([\p{L}\p{N}_@.][^:=|#*{}[\]<>"'`,;!?]{0,79}?))\s{0,40}(?::(?!\/\/)|=(?!=))\s*(.*)$/u
const SECTION = /^\[([\p{L}_][\p{L}\p{N} _.:/-]{0,60})\]$/u
/** `2026-09-01 INFO: done` is a line of a log, no key. */
const NO_KEY = /\d{4}[-/.]\d|\d{1,2}:\d{2}|^\d+$/

/** `key: value` and `key=value`, nested by indentation, dashes or sections: simple YAML, INI and environment files; null for all else. */
export function readKeyValues(text: string, context: ZoneContext): StructuredText | null {
  const lines = linesOf(text)
  if (!lines?.[0] || lines[0].indent !== 0) return null
  const reader: Reader = { lines, lineOf: new Map(), context, next: 0 }
  const value = merged(block(reader, 0, '', 0), reader.lineOf)
  return value === undefined || reader.next < lines.length ? null : { value, lineOf: reader.lineOf }
}

function linesOf(text: string): Line[] | null {
  const written = text.split(/\r\n|\n|\r/)
  if (written.length > MOST_LINES) return null
  const lines: Line[] = []
  let inSection = 0
  for (const [index, line] of written.entries()) {
    const bare = line.trim().replace(/\*\*|__(?=\w[^_]*__)|`/g, '')
    if (bare === '' || bare.startsWith('#') || bare === '---' || bare === '...') continue
    const section = SECTION.exec(bare)?.[1]
    if (line.length > LONGEST_LINE) return null
    if (section !== undefined) inSection = 2
    const indent = line.length - line.trimStart().length
    const own = section === undefined ? { indent: indent + inSection, text: bare } : { indent: 0, text: `${section}:` }
    if (!/^-\s/.test(own.text) && !PAIR.test(own.text)) return null
    lines.push({ number: index + 1, ...own })
  }
  return lines
}

/** `- Last run: …` on each line is one thing said in bullets, where no key comes twice. */
function merged(value: unknown, lineOf: Map<string, number>): unknown {
  if (!Array.isArray(value)) return value
  const entries = value.map((item) => (isPlainObject(item) ? Object.entries(item) : []))
  const keys = entries.map(([entry]) => entry?.[0])
  if (entries.some(({ length }) => length !== 1) || new Set(keys).size < keys.length) return value
  keys.forEach((key, i) => lineOf.set(pointerTo('', key ?? ''), lineOf.get(pointerTo('', i)) ?? 0))
  return Object.fromEntries(entries.flat())
}

function block(reader: Reader, indent: number, pointer: string, depth: number): unknown {
  if (depth > DEEPEST) return undefined
  return /^-\s/.test(reader.lines[reader.next]?.text ?? '')
    ? list(reader, indent, pointer, depth)
    : map(reader, indent, pointer, depth)
}

function list(reader: Reader, indent: number, pointer: string, depth: number): unknown[] | undefined {
  const items: unknown[] = []
  for (let line = reader.lines[reader.next]; line?.indent === indent; line = reader.lines[reader.next]) {
    const item = /^-\s+(.*)$/.exec(line.text)?.[1]
    if (item === undefined) break
    const at = pointerTo(pointer, items.length)
    reader.lineOf.set(at, line.number)
    if (PAIR.test(item)) {
      // The first key of an item stands on the line of its dash.
      const inner = indent + line.text.length - item.length
      reader.lines[reader.next] = { ...line, indent: inner, text: item }
      const value = map(reader, inner, at, depth + 1)
      if (value === undefined) return undefined
      items.push(value)
    } else {
      items.push(scalar(item, reader.context))
      reader.next++
    }
  }
  return items
}

function map(reader: Reader, indent: number, pointer: string, depth: number): Record<string, unknown> | undefined {
  const entries = new Map<string, unknown>()
  for (let line = reader.lines[reader.next]; line?.indent === indent; line = reader.lines[reader.next]) {
    const [, double, single, plain, written = ''] = PAIR.exec(line.text) ?? []
    const key = (double ?? single ?? plain)?.trim()
    if (key === undefined || entries.has(key) || key === '__proto__' || NO_KEY.test(key)) return undefined
    const at = pointerTo(pointer, key)
    reader.lineOf.set(at, line.number)
    reader.next++
    const child = reader.lines[reader.next]
    const isParent = child && (child.indent > indent || (child.indent === indent && /^-\s/.test(child.text)))
    if (written !== '' || !isParent) entries.set(key, scalar(written, reader.context))
    else {
      const value = block(reader, child.indent, at, depth + 1)
      if (value === undefined) return undefined
      entries.set(key, value)
    }
  }
  return Object.fromEntries(entries)
}

function scalar(written: string, context: ZoneContext): unknown {
  const quoted = /^(["'`])(.*)\1,?$/.exec(written)?.[2]
  if (quoted !== undefined) return quoted
  const plain = written.replace(/\s+#.*$/, '').trim()
  if (plain === '' || plain === '~' || plain === 'null') return null
  if (plain === 'true' || plain === 'false') return plain === 'true'
  if (/^-?(?:0|[1-9]\d{0,15})(?:\.\d{1,9})?$/.test(plain)) return Number(plain)
  const flow = /^\{(.*)\}$/.exec(plain)?.[1]
  if (flow !== undefined) return flowMap(flow, context) ?? plain
  // `2026-09-01 10:00 (3 h ago)`: what stands behind the time is a remark.
  const [time] = findTimes(plain, context)
  const rest = time?.start === 0 ? plain.slice(time.end) : ''
  return time && /^[\s(,;—-]/.test(rest) ? plain.slice(0, time.end) : plain
}

/** `{last_run: 2026-09-01T10:00:00Z, status: ok}` in one line. */
function flowMap(inside: string, context: ZoneContext): Record<string, unknown> | null {
  const pairs = inside.split(/,\s+/).map((part) => PAIR.exec(part.trim()))
  if (pairs.includes(null)) return null
  const entries = pairs.map((pair): [string, unknown] => {
    const [, double, single, plain, written = ''] = pair ?? []
    return [(double ?? single ?? plain ?? '').trim(), /[{}[\]]/.test(written) ? written : scalar(written, context)]
  })
  return entries.some(([key]) => key === '__proto__') ? null : Object.fromEntries(entries)
}
