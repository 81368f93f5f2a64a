import { DURATION_PATTERN } from '../../domain/duration.js'
import type { Duration } from '../../domain/time.js'
import type { FileKind, Form, JsonSchema, Kind, Parsed, PlainKind } from './kind.js'
import * as kinds from './text-kinds.js'
import { inside, wrong, type Where } from './where.js'

// What inputs understand, as a config file says it.

/** How a config file writes the values of a form. */
interface Written {
  /** What an editor knows of them; `item` narrows each text, and `one` a text that stands for several. */
  schema(kind: PlainKind<unknown>, item: JsonSchema, one: JsonSchema): JsonSchema
  read(kind: PlainKind<unknown>, value: unknown, where: Where): unknown
}

const TEXT = { type: 'string', maxLength: kinds.LONGEST_TEXT }

const WRITTEN: Readonly<Record<Form, Written>> = {
  text: {
    schema: ({ most }, item) => ({ type: 'string', maxLength: most, ...item }),
    read: (kind, value, where) =>
      typeof value === 'string' ? said(kind, value, value, where) : wrong(where, value, 'should be a text'),
  },
  flag: {
    schema: () => ({ type: 'boolean' }),
    read: (_, value, where) => (typeof value === 'boolean' ? value : wrong(where, value, 'should be true or false')),
  },
  choice: {
    schema: ({ choices }) => ({ enum: choices }),
    read: ({ choices = [] }, value, where) =>
      choices.find((one) => one === value) ?? wrong(where, value, kinds.noneOf(choices)),
  },
  duration: durationWith({ minimum: 0 }),
  'some-time': durationWith({ exclusiveMinimum: 0 }),
  whole: {
    schema: ({ least, most }) => ({ type: 'integer', minimum: least, maximum: most }),
    read: ({ least = 0, most = Infinity }, value, where) => {
      if (typeof value !== 'number' || !Number.isInteger(value)) return wrong(where, value, kinds.noWhole(least, most))
      if (value > most) return wrong(where, value, `is too large; at most ${most}`)
      return value < least ? wrong(where, value, `is too small; at least ${least}`) : value
    },
  },
  list: {
    schema: (_, item) => ({ type: 'array', items: { ...TEXT, ...item } }),
    read: (_, value, where) =>
      Array.isArray(value) ? textsIn(value, where) : wrong(where, value, 'should be a list, like [a, b]'),
  },
  texts: {
    schema: (_, item, one) => ({
      anyOf: [
        { ...TEXT, ...one },
        { type: 'array', items: { ...TEXT, ...item } },
      ],
    }),
    read: (kind, value, where) => {
      if (typeof value === 'string') return said(kind, value, value, where)
      return Array.isArray(value) ? textsIn(value, where) : wrong(where, value, 'should be a text or a list of texts')
    },
  },
}

function durationWith(bound: JsonSchema): Written {
  return {
    schema: () => ({
      anyOf: [
        { type: 'number', ...bound },
        { type: 'string', pattern: DURATION_PATTERN },
      ],
    }),
    read: (kind, value, where) =>
      typeof value === 'number' || typeof value === 'string'
        ? said(kind, String(value), value, where)
        : wrong(where, value, 'should be a duration like "90m"'),
  }
}

function said(kind: PlainKind<unknown>, text: string, value: unknown, where: Where): unknown {
  return orWrong(kind.readText(text), value, where)
}

/** A kind of inputs as the config file knows it too; what an editor is told besides narrows each text, or the one that stands for several. */
export function inFile<T>(kind: PlainKind<T>, item: JsonSchema = {}, one: JsonSchema = item): Kind<T> {
  const { schema, read } = WRITTEN[kind.form]
  return {
    ...kind,
    schema: schema(kind, item, one),
    // Of one form the values in a file are those of the texts.
    readValue: (value, where) => read(kind, value, where) as T | undefined,
  }
}

/** One text; the schema may narrow it for editors. */
export function text(schema: JsonSchema = {}, limit?: number): Kind<string> {
  return inFile(kinds.text(limit), schema)
}

export function flag(): Kind<boolean> {
  return inFile(kinds.flag())
}

export function choice<const C extends string>(choices: readonly C[]): Kind<C> {
  return inFile(kinds.choice(choices))
}

/** Milliseconds. */
export function duration(): Kind<Duration> {
  return inFile(kinds.duration())
}

/** Milliseconds, and some of them. */
export function someTime(): Kind<Duration> {
  return inFile(kinds.someTime())
}

export function whole(least: number, most: number): Kind<number> {
  return inFile(kinds.whole(least, most))
}

/** In the file a list of texts; as an input the texts separated by commas or line breaks. */
export function list(item: JsonSchema = {}): Kind<readonly string[]> {
  return inFile(kinds.list(), item)
}

/** One text or a list of them; in one text they are separated by what the pattern says. */
export function texts(separator: RegExp): Kind<readonly string[]> {
  return inFile(kinds.texts(separator))
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

function textsIn(values: readonly unknown[], where: Where): readonly string[] {
  return values.flatMap((value, i) => text().readValue(value, inside(where, i)) ?? [])
}

/** What was parsed; what is wrong with it is noted. */
export function orWrong<T>(parsed: Parsed<T>, value: unknown, where: Where): T | undefined {
  return 'value' in parsed ? parsed.value : wrong(where, value, parsed.problem)
}
