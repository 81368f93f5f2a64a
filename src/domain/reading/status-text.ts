import { STATUS_KINDS, type StatusKind } from '../status-kind.js'
import type { Instant } from '../time.js'
import { objectionTo, type Candidate } from './candidate.js'
import { parseTime } from './parse-time.js'
import type { Seen } from './seen.js'
import type { WrittenStatus } from './status.js'
import { classOfText } from './status-words.js'

const OPENINGS: Readonly<Record<StatusKind, string>> = {
  waiting: 'Waiting',
  login: 'Logged in',
  trade: 'Trade',
  profit: 'Profit',
  error: 'Error',
  custom: '',
}

/** What a two-line status text says. */
export interface StatusText {
  readonly message: string
  readonly preset: StatusKind
  readonly chosen: Candidate | null
  readonly status: WrittenStatus | null
}

/** Two lines: a message of one kind, then the time in UTC. */
export function formatStatusText(preset: StatusKind | null, message: string, at: Instant): string {
  const opening = OPENINGS[preset ?? 'custom']
  // One line only: a line break in the message would move the time.
  const said = message.replace(/\s+/g, ' ').trim()
  const line = [opening, said].filter((part) => part !== '').join(': ')
  return `${line === '' ? 'OK' : line}\n${new Date(at).toISOString()}\n`
}

/** The two-line status text, if these non-empty lines are one: a message without a time, then nothing but a time. */
export function readStatusText(lines: readonly { text: string; number: number }[], seen: Seen): StatusText | null {
  const [first, second] = lines
  if (lines.length !== 2 || !first || !second) return null
  const time = parseTime(second.text, seen.zone)
  if (!time || parseTime(first.text, seen.zone)) return null
  const field = `line:${second.number}`
  const objection = objectionTo(time, seen.now)
  if (objection) seen.ignore(field, second.text, objection)
  const message = first.text.trim()
  const chosen: Candidate = { field, time, rule: 'status-text', rank: 0, strange: 0, holder: null, holderField: '' }
  return {
    message,
    preset: presetOf(message),
    chosen: objection ? null : chosen,
    status: statusIn(message, `line:${first.number}`),
  }
}

export function presetOf(message: string): StatusKind {
  const found = STATUS_KINDS.find((preset) => {
    const opening = OPENINGS[preset]
    return opening !== '' && new RegExp(`^${opening}(?::|$)`, 'i').test(message)
  })
  return found ?? 'custom'
}

function statusIn(message: string, field: string): WrittenStatus | null {
  const found = presetOf(message) === 'error' ? 'fail' : classOfText(message)
  return found === 'unknown' ? null : { field, value: message.slice(0, 200), class: found }
}
