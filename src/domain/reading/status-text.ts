import { isPlainObject } from '../plain-object.js'
import type { StatusKind } from '../status-kind.js'
import { objectionTo, type Candidate } from './candidate.js'
import { metadataIn } from './metadata.js'
import { parseTime } from './parse-time.js'
import { openingOf, withoutSigns, type Openings } from './plain-kind.js'
import type { Seen } from './seen.js'
import type { WrittenStatus } from './status.js'
import { classOfText } from './status-words.js'
import type { WriterFields } from './own-fields.js'

/** How messages of each kind begin, a sign before them left out. */
const OPENINGS: Openings = [
  ['waiting', /^wait(?:ing)?\b/i],
  ['login', /^(?:logged|logging)[ -]?in|^log-?in\b/i],
  ['trade', /^trade\b/i],
  ['profit', /^profit\b/i],
]
const FAILED_SIGN = /^\s*❌/u

/** What a status text says: its message and the time in it. */
export interface StatusText {
  readonly message: string
  readonly said: WriterFields
  readonly chosen: Candidate | null
  readonly status: WrittenStatus | null
}

/**
 * The status text, if these non-empty lines are one: a message without a time, then nothing but a time, and then perhaps an
 * object of what else there is to say, as `{"session_active": true}`.
 */
export function readStatusText(lines: readonly { text: string; number: number }[], seen: Seen): StatusText | null {
  const [first, second, third] = lines
  if (lines.length > 3 || !first || !second) return null
  const time = parseTime(second.text, seen.zone)
  if (!time || parseTime(first.text, seen.zone)) return null
  const beside = third === undefined ? {} : objectIn(third.text)
  if (beside === null) return null
  const field = `line:${second.number}`
  const objection = objectionTo(time, seen.now)
  if (objection) seen.ignore(field, second.text, objection)
  const message = first.text.trim()
  const { kind, words } = statusIn(message)
  const chosen: Candidate = { field, time, rule: 'status-text', rank: 0, strange: 0, holder: null, holderField: '' }
  const metadata = metadataIn(beside, () => false)
  return {
    message: words,
    said: { message: words, statusKind: kind, ...(metadata && { metadata }) },
    chosen: objection ? null : chosen,
    status: writtenStatus(message, kind, `line:${first.number}`),
  }
}

/** The kind of a whole status message, and its words without the sign that its kind is shown with anyway. */
export function statusIn(message: string): { readonly kind: StatusKind; readonly words: string } {
  const words = withoutSigns(message)
  const failed = FAILED_SIGN.test(message) || classOfText(message) === 'fail'
  const kind = failed ? 'error' : (openingOf(words, OPENINGS) ?? 'custom')
  return { kind, words: kind === 'custom' ? message : words }
}

function writtenStatus(message: string, kind: StatusKind, field: string): WrittenStatus | null {
  const found = kind === 'error' ? 'fail' : classOfText(message)
  return found === 'unknown' ? null : { field, value: message.slice(0, 200), class: found }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isPlainObject(value) ? value : null
  } catch {
    return null
  }
}
