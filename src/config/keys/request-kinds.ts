import { isPlainObject } from '../../domain/plain-object.js'
import { variableName } from '../../domain/variable-name.js'
import { addressProblem } from '../../sources/http/options.js'
import { bodyProblem, headerProblem } from '../../sources/http/request-rules.js'
import { checkedText } from './checked-text.js'
import type { FileKind, JsonSchema, Kind } from './kind.js'
import { inside, note, wrong } from './where.js'

// What is wrong with headers and bodies is said without the value: it may be a secret.

const MOST_HEADERS = 20
const LONGEST_BODY = 10_000

/** An address of a document. What is wrong is said without it: it may hold a password. */
export function address(): Kind<string> {
  return checkedText({ pattern: '^https?://' }, addressProblem)
}

/** The name of an environment variable. What stands there instead is not said: it may be the secret itself. */
export function variable(): FileKind<string> {
  return {
    schema: { type: 'string', pattern: '^(\\$\\{)?[A-Za-z_][A-Za-z0-9_]{0,99}\\}?$' },
    readValue: (value, where) =>
      (typeof value === 'string' ? variableName(value) : null) ??
      note(where, 'is no name of an environment variable; write one like "MY_TOKEN", and put the value there'),
  }
}

/** Headers of a request, with values that are no secret or stand in the environment. */
export const requestHeaders: FileKind<Readonly<Record<string, string>>> = {
  schema: { type: 'object', additionalProperties: { type: 'string', maxLength: 1000 }, maxProperties: MOST_HEADERS },
  readValue(value, where) {
    if (!isPlainObject(value)) return note(where, 'should be a map of names to texts')
    const entries = Object.entries(value)
    const names = new Set(entries.map(([name]) => name.toLowerCase()))
    if (names.size < entries.length) note(where, 'says one header twice; keep one')
    if (names.size > MOST_HEADERS) note(where, `are more than ${MOST_HEADERS} headers`)
    const headers: Record<string, string> = {}
    for (const [name, text] of entries) {
      const place = inside(where, name)
      const problem = typeof text === 'string' ? headerProblem(name, text) : 'should be a text'
      if (problem !== null) note(place, problem)
      else headers[name] = String(text).trim()
    }
    return headers
  },
}

/** A text, or a map that is sent as JSON. */
export const requestBody: FileKind<string> = {
  schema: { anyOf: [{ type: 'string', maxLength: LONGEST_BODY }, { type: 'object' }] },
  readValue(value, where) {
    const isMap = isPlainObject(value)
    if (!isMap && typeof value !== 'string') return note(where, 'should be a text or a map')
    const text = isMap ? JSON.stringify(value) : value
    const long = text.length > LONGEST_BODY && `is longer than ${LONGEST_BODY} characters`
    const problem = long || bodyProblem(text)
    return problem === null ? text : note(where, problem)
  },
}

const STATUS = /^([245]xx|2\d\d|[45]\d\d)$/

const ONE_STATUS: JsonSchema = {
  anyOf: [
    { type: 'integer', minimum: 200, maximum: 599 },
    { type: 'string', pattern: '^\\s*([245][xX][xX]|2[0-9][0-9]|[45][0-9][0-9])\\s*$' },
  ],
}

/** Statuses of answers that are read: `200`, `2xx`. */
export const statuses: FileKind<readonly string[]> = {
  schema: { anyOf: [ONE_STATUS, { type: 'array', items: ONE_STATUS, minItems: 1 }] },
  readValue(value, where) {
    const listed: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (listed.length === 0) return note(where, 'names no status; write one like 200')
    const read = listed.map((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : ''))
    const texts = read.map((one) => one.trim().toLowerCase())
    if (texts.every((one) => STATUS.test(one))) return texts
    return wrong(where, value, 'is no status of an answer that can be read; write one like 200, [200, 503] or 2xx')
  },
}
