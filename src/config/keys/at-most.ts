import type { AtMost } from '../../domain/at-most.js'
import type { Kind, Parsed } from './kind.js'
import { orWrong } from './plain-kinds.js'
import { wrong } from './where.js'

const MEMBERS = /^(\d{1,5})\s+of\s+(\d{1,5})$/i
const LAST = /^(\d{1,3})\s+of\s+(?:the\s+)?last\s+(\d{1,3})$/i
const PERCENT = /^(\d{1,2}(?:\.\d{1,2})?)\s*%$/
const MOST_RUNS = 60
const SHAPE = 'write "3 of 12" or "25%" of members, or "0 of the last 7" of runs'

/** A share of members, or of the last runs. */
export function atMost(): Kind<AtMost> {
  return {
    schema: { type: 'string', pattern: [MEMBERS, LAST, PERCENT].map(({ source }) => source).join('|') },
    readText,
    readValue: (value, where) =>
      typeof value === 'string' ? orWrong(readText(value), value, where) : wrong(where, value, `is no share; ${SHAPE}`),
  }
}

function readText(given: string): Parsed<AtMost> {
  const text = given.trim()
  const percent = PERCENT.exec(text)?.[1]
  if (percent !== undefined) return { value: { kind: 'percent', most: Number(percent) } }
  const [, lastMost, last] = LAST.exec(text) ?? []
  if (lastMost !== undefined) return counted({ kind: 'last', most: Number(lastMost), of: Number(last) })
  const [, most, of] = MEMBERS.exec(text) ?? []
  if (most !== undefined) return counted({ kind: 'members', most: Number(most), of: Number(of) })
  return { problem: `is no share; ${SHAPE}` }
}

function counted(value: Exclude<AtMost, { kind: 'percent' }>): Parsed<AtMost> {
  if (value.kind === 'last' && value.of > MOST_RUNS) return { problem: `looks back too far; at most ${MOST_RUNS} runs` }
  return value.most < value.of ? { value } : { problem: 'allows all of them, so nothing is ever told; allow fewer' }
}
