import { formatDuration } from '../domain/duration.js'
import { readDocument } from '../domain/reading/read.js'
import { toReading } from '../domain/reading/to-reading.js'
import { oneLine } from '../domain/safe-text.js'
import type { StatusKind } from '../domain/status-kind.js'
import { statusLine } from '../domain/status-message.js'
import { SECOND, toIso, toText, type Instant } from '../domain/time.js'

/** The message that a status file holds, as data. */
export interface StatusShown {
  readonly message: string | null
  readonly kind: StatusKind | null
  readonly state: string | null
  /** Null where the file tells no time. */
  readonly timestamp: string | null
  readonly age_seconds: number | null
  /** Why there is no time; null if there is one. */
  readonly problem: string | null
}

const READING = { timestampField: null, timezone: null, statusField: null, format: 'auto' } as const
const NOTHING = { message: null, kind: null, state: null, timestamp: null, age_seconds: null } as const

/** What a status file of any kind says now. */
export function statusShown(text: string, now: Instant): StatusShown {
  const reading = toReading(readDocument(text, { ...READING, now }), null)
  if (reading.kind !== 'beat') return { ...NOTHING, problem: 'detail' in reading ? reading.detail : 'it is no beat' }
  const { at, message = null, statusKind = null, state } = reading.beat
  const age = Math.max(0, Math.floor((now - at) / SECOND))
  return { message, kind: statusKind, state, timestamp: toIso(at), age_seconds: age, problem: null }
}

/** For people, in two lines: the message with its sign, then its kind, its time and its age. */
export function statusText(shown: StatusShown, file: string): string {
  const { message, kind, state, timestamp, age_seconds: age, problem } = shown
  if (timestamp === null || age === null) return `${file}: ${oneLine(problem ?? '')}`
  const words = kind === null ? (message ?? state ?? '') : statusLine(kind, message ?? '')
  const at = Date.parse(timestamp)
  return `${oneLine(words)}\n${kind ?? 'no kind'} · ${toText(at)}, ${formatDuration(age * SECOND)} ago · ${file}`
}
