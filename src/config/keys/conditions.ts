import type { ExpectLine } from '../../domain/conditions.js'
import { parseExpectLine, pointerFault } from '../../domain/reading/conditions/expect-line.js'
import type { FileKind, Kind } from './kind.js'
import { checkedText } from './checked-text.js'
import { choice, text } from './plain-kinds.js'
import { inside, note, wrong } from './where.js'

const MOST_LINES = 20
const MOST_WORDS = 50

/** Words, truths and numbers that stand for each other in any case. */
export function okWords(): FileKind<readonly string[]> {
  const one = text()
  return {
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: MOST_WORDS,
      items: { anyOf: [one.schema, { type: 'boolean' }, { type: 'number' }] },
    },
    readValue: (value, where) => {
      if (!Array.isArray(value)) return wrong(where, value, 'should be a list, like [fresh, healthy, true]')
      if (value.length === 0) return wrong(where, value, 'names nothing that is well; write some, like [fresh, true]')
      if (value.length > MOST_WORDS) return note(where, `names more than ${MOST_WORDS} words`)
      return value.flatMap((word: unknown, i) => {
        if (typeof word === 'boolean' || typeof word === 'number') return [String(word)]
        const read = one.readValue(word, inside(where, i))
        return read === undefined ? [] : [read.trim().toLowerCase()]
      })
    },
  }
}

/** A JSON Pointer; the first slash may be left out. */
export function pointer(): Kind<string> {
  return checkedText({}, (given) =>
    given === '' ? 'is empty' : pointerFault(given.startsWith('/') ? given : `/${given}`),
  )
}

export function ageUnit(): Kind<'seconds' | 'minutes' | 'hours' | 'days' | 'milliseconds'> {
  return choice(['seconds', 'minutes', 'hours', 'days', 'milliseconds'])
}

/** Lines of a pointer, an operator and a literal. */
export function expectLines(): FileKind<readonly ExpectLine[]> {
  const line = { type: 'string', maxLength: 500, pattern: '^\\s*["/].*(<|>|==|!=)' }
  return {
    schema: { anyOf: [line, { type: 'array', minItems: 1, maxItems: MOST_LINES, items: line }] },
    readValue: (value, where) => {
      const isList = Array.isArray(value)
      const lines: readonly unknown[] = isList ? value : [value]
      if (lines.length === 0) return wrong(where, value, "expects nothing; write a line like '/is_stale == false'")
      if (lines.length > MOST_LINES) return note(where, `has ${lines.length} lines, and at most ${MOST_LINES} are read`)
      return lines.flatMap((one, i) => {
        const place = isList ? inside(where, i) : where
        if (typeof one !== 'string') {
          wrong(place, one, "should be a text in quotes, like '/is_stale == false'")
          return []
        }
        const read = parseExpectLine(one)
        if (!('problem' in read)) return [read]
        wrong(place, one, read.problem)
        return []
      })
    },
  }
}
