import { shortened } from '../../domain/beat/beat-document.js'
import type { BeatState, Heartbeat } from '../../domain/heartbeat.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { statusNear } from '../../domain/reading/status.js'
import { plainKindOf } from '../../domain/reading/plain-kind.js'
import { statusIn } from '../../domain/reading/status-text.js'
import { classOfText, type StatusClass } from '../../domain/reading/status-words.js'
import { ownInstant } from '../../domain/reading/own-fields.js'
import { fieldsOf, writerFields } from '../../domain/reading/writer-fields.js'
import { clean } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import { beatProblems, hasOurKeys } from './beat-problems.js'

/** What the body of a post says of a beat. */
export interface Said {
  /** When it says the beat was; null where the time of receipt counts. */
  readonly at: Instant | null
  /** Null where it says nothing of it. */
  readonly state: BeatState | null
  readonly stateText?: string
  readonly fields: Partial<Heartbeat>
}

const DENIALS = ['healthy', 'ok', 'success', 'alive']
const NOTHING: Said = { at: null, state: null, fields: {} }

/** Reads nothing, a message, the document of a beat, or whatever JSON a service has. What is wrong goes to `problems`. */
export function readBody(body: string, monitor: string, problems: string[]): Said | null {
  const text = body.trim()
  if (text === '') return NOTHING
  const value = /^[[{"]/.test(text) ? parsed(text) : undefined
  if (isPlainObject(value)) return hasOurKeys(value) ? ofBeat(value, monitor, problems) : ofAnybody(value)
  if (Array.isArray(value)) problems.push('body: is a list; send one object, a text, or nothing')
  else if (value === undefined && text.startsWith('{'))
    problems.push('body: begins like JSON and is none; send {"status": "ok", "message": "…"}, a text, or nothing')
  else if (isForm(text)) problems.push('body: is a form; send {"status": "ok", "message": "…"}, a text, or nothing')
  else return ofText(shortened(clean(typeof value === 'string' ? value : text)))
  return null
}

/** `status=failed&message=…`, which is no message: whoever sends it tells of more than that it lives. */
function isForm(text: string): boolean {
  return /^\w+=\S*$/.test(text) && hasOurKeys(Object.fromEntries(new URLSearchParams(text)))
}

/** A message; of a kind where its words are beyond doubt. */
function ofText(message: string): Said {
  const statusKind = plainKindOf(message)
  if (statusKind === null) return { ...NOTHING, fields: { message } }
  const fields = { message: statusIn(message).words, statusKind }
  return { at: null, state: statusKind === 'error' ? 'failed' : null, fields }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The document of a beat as `write` stores it, or a part of one. A status may be any word that is understood. */
function ofBeat(values: Record<string, unknown>, monitor: string, problems: string[]): Said | null {
  const word = typeof values['status'] === 'string' ? stateOfWord(values['status']) : null
  const plain = word === null ? values : { ...values, status: word }
  const mistakes = beatProblems(plain)
  const named = values['monitor']
  if (typeof named === 'string' && named !== monitor)
    mistakes.push(`monitor: the address says ${monitor}; leave it out, or post to the other one`)
  problems.push(...mistakes)
  if (mistakes.length > 0) return null
  const at = typeof values['last_run'] === 'string' ? ownInstant(values['last_run']) : null
  const text = typeof values['status'] === 'string' ? { stateText: values['status'] } : {}
  return { at, state: word, ...text, fields: writerFields(unaddressed(values)) }
}

/** Any other object: its status by the words that everybody uses, and the rest of it as it is. Only its receipt is sure. */
function ofAnybody(values: Record<string, unknown>): Said {
  const status = statusNear(values, '')
  const fields = fieldsOf(unaddressed(values), { time: null, status: status?.field ?? null })
  // Whatever else it says, it says that it is not well.
  if (DENIALS.some((key) => values[key] === false)) return { at: null, state: 'failed', fields }
  if (status === null) return { ...NOTHING, fields }
  return { at: null, state: stateOfClass(status.class), stateText: String(status.value), fields }
}

/** Null for a word that nobody knows. */
function stateOfWord(word: string): BeatState | null {
  if (word === 'running' || word === 'unknown') return word
  const found = classOfText(word)
  return found === 'unknown' ? null : stateOfClass(found)
}

function stateOfClass(found: StatusClass): BeatState {
  switch (found) {
    case 'fail':
      return 'failed'
    case 'started':
      return 'running'
    case 'ok':
    case 'stopped':
    case 'unknown':
      return found
  }
}

/** The address says whose beat it is. */
function unaddressed(values: Record<string, unknown>): Record<string, unknown> {
  return { ...values, monitor: undefined }
}
