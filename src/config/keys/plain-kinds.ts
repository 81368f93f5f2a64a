import { DURATION_PATTERN, nearestDuration, parseDuration } from '../../domain/duration.js'
import type { Duration } from '../../domain/time.js'
import type { FileKind, JsonSchema, Kind, Parsed } from './kind.js'
import { inside, wrong, type Where } from './where.js'

const LONGEST_TEXT = 1000

/** One text; the schema may narrow it for editors. */
export function text(schema: JsonSchema = {}, limit = LONGEST_TEXT): Kind<string> {
  const readText = (given: string): Parsed<string> =>
    given.length > limit ? { problem: `is longer than ${limit} characters` } : { value: given.trim() }
  return {
    schema: { type: 'string', maxLength: limit, ...schema },
    readText,
    readValue: (value, where) =>
      typeof value === 'string' ? orWrong(readText(value), value, where) : wrong(where, value, 'should be a text'),
  }
}

const YES = ['true', 'yes', 'on', '1']
const NO = ['false', 'no', 'off', '0', '']

export function flag(): Kind<boolean> {
  return {
    schema: { type: 'boolean' },
    isFlag: true,
    readText: (given) => {
      const word = given.trim().toLowerCase()
      if (YES.includes(word)) return { value: true }
      return NO.includes(word) ? { value: false } : { problem: 'is neither true nor false; write "true" or "false"' }
    },
    readValue: (value, where) => (typeof value === 'boolean' ? value : wrong(where, value, 'should be true or false')),
  }
}

export function choice<const C extends string>(choices: readonly C[]): Kind<C> {
  const problem = `is not one of ${choices.join(', ')}`
  return {
    schema: { enum: choices },
    choices,
    readText: (given) => {
      const found = choices.find((one) => one === given.trim().toLowerCase())
      return found === undefined ? { problem } : { value: found }
    },
    readValue: (value, where) => choices.find((one) => one === value) ?? wrong(where, value, problem),
  }
}

/** Milliseconds. */
export function duration(): Kind<Duration> {
  return durationThat({ minimum: 0 }, (given) => {
    const parsed = parseDuration(given)
    return parsed === null ? { problem: notADuration(given) } : { value: parsed }
  })
}

/** Milliseconds, and some of them: a beat that may be nothing old is always late. */
export function someTime(): Kind<Duration> {
  const { readText } = duration()
  return durationThat({ exclusiveMinimum: 0 }, (given) => {
    const read = readText(given)
    const nothing = 'value' in read && read.value <= 0
    return nothing ? { problem: 'must be longer than nothing; write "30m" or the like' } : read
  })
}

function durationThat(bound: JsonSchema, readText: Kind<Duration>['readText']): Kind<Duration> {
  return {
    schema: {
      anyOf: [
        { type: 'number', ...bound },
        { type: 'string', pattern: DURATION_PATTERN },
      ],
    },
    readText,
    readValue: (value, where) => {
      if (typeof value === 'number') return orWrong(readText(String(value)), value, where)
      return typeof value === 'string'
        ? orWrong(readText(value), value, where)
        : wrong(where, value, 'should be a duration like "90m"')
    },
  }
}

/** The sentence for a wrong duration, with the right spelling where one can be guessed. */
export function notADuration(value: string): string {
  const guess = nearestDuration(value)
  return guess === null
    ? 'is not a duration; write minutes like "120", or "90m", "2h30m", "1d", "PT2H"'
    : `is not a duration; write "${guess}"`
}

export function whole(least: number, most: number): Kind<number> {
  const problem = `is not a whole number from ${least} to ${most}`
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    readText: (given) => {
      const number = Number(given.trim())
      const fits = /^\d+$/.test(given.trim()) && number >= least && number <= most
      return fits ? { value: number } : { problem }
    },
    readValue: (value, where) => {
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong(where, value, problem)
      if (value > most) return wrong(where, value, `is too large; at most ${most}`)
      return value < least ? wrong(where, value, `is too small; at least ${least}`) : value
    },
  }
}

/** In the file a list of texts; as an input the texts separated by commas or line breaks. */
export function list(item: JsonSchema = {}): Kind<readonly string[]> {
  return {
    schema: { type: 'array', items: { type: 'string', maxLength: LONGEST_TEXT, ...item } },
    readText: (given) => ({ value: partsOf(given, /[,\n]/) }),
    readValue: (value, where) =>
      Array.isArray(value) ? textsIn(value, where) : wrong(where, value, 'should be a list, like [a, b]'),
  }
}

/** Some of a few words, as one text or a list of them. */
export function choices<const C extends string>(words: readonly C[]): FileKind<readonly C[]> {
  const one = choice(words)
  return {
    schema: { anyOf: [one.schema, { type: 'array', items: one.schema, minItems: 1 }] },
    choices: words,
    readValue: (value, where) => {
      const listed = Array.isArray(value)
      const given: readonly unknown[] = listed ? value : [value]
      if (given.length === 0) return wrong(where, value, `names nothing; write some of ${words.join(', ')}`)
      const read: C[] = []
      for (const [i, word] of given.entries()) {
        const known = one.readValue(word, listed ? inside(where, i) : where)
        if (known !== undefined) read.push(known)
      }
      return read
    },
  }
}

/** One text or a list of them; in one text they are separated by what the pattern says. */
export function texts(separator: RegExp, item: JsonSchema = {}, one: JsonSchema = item): Kind<readonly string[]> {
  const readText = (given: string): Parsed<readonly string[]> => ({ value: partsOf(given, separator) })
  return {
    schema: {
      anyOf: [
        { type: 'string', maxLength: LONGEST_TEXT, ...one },
        { type: 'array', items: { type: 'string', maxLength: LONGEST_TEXT, ...item } },
      ],
    },
    readText,
    readValue: (value, where) => {
      if (typeof value === 'string') return orWrong(readText(value), value, where)
      return Array.isArray(value) ? textsIn(value, where) : wrong(where, value, 'should be a text or a list of texts')
    },
  }
}

function textsIn(values: readonly unknown[], where: Where): readonly string[] {
  return values.flatMap((value, i) => text().readValue(value, inside(where, i)) ?? [])
}

function partsOf(given: string, separator: RegExp): readonly string[] {
  return given
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What was parsed; what is wrong with it is noted. */
export function orWrong<T>(parsed: Parsed<T>, value: unknown, where: Where): T | undefined {
  return 'value' in parsed ? parsed.value : wrong(where, value, parsed.problem)
}
