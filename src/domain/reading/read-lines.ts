import { isPlainObject } from '../plain-object.js'
import { newestEnd } from './newest-end.js'
import type { Candidate } from './candidate.js'
import { entriesOf, membersOf, type Entry } from './named-beats.js'
import type { Finding } from './read-json.js'
import type { Seen } from './seen.js'

const MOST_LINES = 20_000

/** A log of one JSON object a line, its last line perhaps half written; null if the text is none. */
export function readJsonLines(text: string, seen: Seen): Finding | null {
  const lines = text.split(/\r\n|\n/)
  const values: unknown[] = []
  const numbers: number[] = []
  const from = Math.max(0, lines.length - MOST_LINES)
  for (const [index, line] of lines.slice(from).entries()) {
    if (line.trim() === '') continue
    const value = objectIn(line)
    const number = from + index + 1
    if (value === null && lines.slice(number).some((rest) => rest.trim() !== '')) return null
    if (value === null) seen.ignore(`line:${number}`, line, 'is cut off')
    else {
      values.push(value)
      numbers.push(number)
    }
  }
  return values.length > 1 ? finding(entriesOf(values, '', seen), values, numbers, seen) : null
}

function objectIn(line: string): unknown {
  if (!/^\s*\{.*\}\s*$/.test(line)) return null
  try {
    const value: unknown = JSON.parse(line)
    return isPlainObject(value) ? value : null
  } catch {
    return null
  }
}

function finding(entries: readonly Entry[], list: readonly unknown[], numbers: readonly number[], seen: Seen): Finding {
  const atLines = entries.map((entry) => ({
    ...entry,
    chosen: atLine(entry.chosen, `line:${numbers[entry.index] ?? 0}`),
  }))
  const best = newestEnd(
    atLines.map(({ chosen }) => chosen),
    seen,
  )
  const members = membersOf(atLines, 'plain', seen, { list, pointer: '' })
  return { chosen: best && { ...best, rule: 'newest-line' }, members: members.length > 0 ? members : null }
}

function atLine(chosen: Candidate, field: string): Candidate {
  const { beginning } = chosen
  return beginning
    ? { ...chosen, field, beginning: { ...beginning, status: { ...beginning.status, field } } }
    : { ...chosen, field }
}
