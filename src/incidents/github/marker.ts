import type { IncidentState } from '../../domain/incidents/incident.js'
import { cut } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import { readIncidentState } from '../../domain/incidents/stored-incident.js'
import { isAskedLabel, type AskedLabel } from '../../domain/commands/labels.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { ExternalError } from '../../errors.js'
import type { Heard } from './heard.js'
import { MARKER_SIGN } from './marker-sign.js'

/** What an issue remembers, hidden in its body. */
export interface Memory {
  readonly key: string
  readonly state: IncidentState
  /** The issue of the same key before this one. */
  readonly previous: string | null
  /** The number of the issue it stands in, from its first edit on: nobody knows it before the issue is there. */
  readonly issue?: string
  /** Comments the issue had when this was written; more than that, and somebody spoke since. */
  readonly comments?: number | null
  readonly writtenAt?: Instant | null
  /** How far its comments were read, for what people ask for. */
  readonly heard?: Heard
  /** Labels it had then by which people ask for something. */
  readonly labels?: readonly AskedLabel[]
  /** `owner/repo` that watches, where that is another one than the issue stands in. */
  readonly by?: string
}

export type Marker =
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown-version'; readonly version: number }
  | { readonly kind: 'broken' }
  | { readonly kind: 'found'; readonly memory: Memory }

const VERSION = 1
/** Leaves a quarter of GitHub's 65,536 characters to what people read. */
const MAX_MARKER = 49_000
const PLAIN_UP_TO = 12_000
const SLIM_TEXT = 40
// The number that recovery counts up to is far smaller.
const SLIM_ATTEMPTS = 10
const MAX_INFLATED = 4 * 1024 * 1024
const LINE = new RegExp(`^${MARKER_SIGN}(\\d{1,6}) ([0-9a-f]{16}) ([jz])\\.([A-Za-z0-9_-]+) -->\\s*$`)
// When first used: most runs find no incident, and both cost a check a tenth of its time.
const cryptoModule = () => process.getBuiltinModule('node:crypto')
const zlibModule = () => process.getBuiltinModule('node:zlib')
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/

/** One line of letters and digits, whatever the state holds: nothing in it can end the comment. */
export function writeMarker(memory: Memory): string {
  const marker = markerOf(memory)
  if (marker.length <= MAX_MARKER) return marker
  const shorter = markerOf({ ...memory, state: slim(memory.state) })
  if (shorter.length <= MAX_MARKER) return shorter
  throw new ExternalError('github', `the incident ${memory.key} has too many members for one issue`, {
    permanent: true,
    remedy: 'watch fewer monitors with one configuration',
  })
}

function markerOf(memory: Memory): string {
  const json = JSON.stringify(memory)
  const packed = json.length > PLAIN_UP_TO
  const bytes = packed ? zlibModule().deflateRawSync(json) : Buffer.from(json)
  return `${MARKER_SIGN}${VERSION} ${hashOf(memory.key)} ${packed ? 'z' : 'j'}.${bytes.toString('base64url')} -->`
}

/**
 * The last line that looks like a marker counts. We write ours after everything that others said, so no text in the body
 * can stand in its place; what a maintainer adds below does not hide it. One that is shown as code, indented or quoted is a
 * copy that somebody talks about.
 */
export function readMarker(body: string): Marker {
  const lines = body.split(/\r?\n/)
  const isFenced = body.includes('```') || body.includes('~~~')
  const line = (isFenced ? outsideOfCode(lines) : lines).findLast((text) => LINE.test(text))
  const [, version, hash, form, payload] = LINE.exec(line ?? '') ?? []
  if (version === undefined) return { kind: 'none' }
  if (Number(version) !== VERSION) return { kind: 'unknown-version', version: Number(version) }
  const memory = unpack(form === 'z', payload ?? '')
  return memory !== null && hashOf(memory.key) === hash ? { kind: 'found', memory } : { kind: 'broken' }
}

/** True where nothing follows the marker, as in all that we write. */
export function endsInMarker(body: string): boolean {
  return LINE.test(body.trimEnd().split(/\r?\n/).at(-1) ?? '')
}

export function isMarkerLine(line: string): boolean {
  return LINE.test(line.trim())
}

/** The lines that no fence of code holds. One that is never closed holds nothing: somebody forgot it above our card. */
function outsideOfCode(lines: readonly string[]): string[] {
  let outside: string[] = []
  let fence: { readonly marks: string; readonly before: string[] } | null = null
  for (const line of lines) {
    const [, marks = '', rest = ''] = FENCE.exec(line) ?? []
    const closes = fence !== null && marks.startsWith(fence.marks) && rest.trim() === ''
    if (closes && fence !== null) outside = fence.before
    if (closes) fence = null
    else if (marks !== '' && fence === null) fence = { marks, before: [...outside] }
    else outside.push(line)
  }
  return outside
}

function unpack(packed: boolean, payload: string): Memory | null {
  try {
    const bytes = Buffer.from(payload, 'base64url')
    const json = packed ? zlibModule().inflateRawSync(bytes, { maxOutputLength: MAX_INFLATED }) : bytes
    return readMemory(JSON.parse(json.toString('utf8')))
  } catch {
    return null
  }
}

function readMemory(value: unknown): Memory | null {
  const { key, state, previous, issue, comments, writtenAt, heard, labels, by } = (value ?? {}) as Record<
    string,
    unknown
  >
  const read = readIncidentState(state)
  if (typeof key !== 'string' || read === null) return null
  return {
    key,
    state: read,
    previous: typeof previous === 'string' ? previous : null,
    ...(typeof issue === 'string' ? { issue } : {}),
    ...(Number.isSafeInteger(comments) ? { comments: comments as number } : {}),
    ...(Number.isFinite(writtenAt) ? { writtenAt: writtenAt as number } : {}),
    ...heardIn(heard),
    ...(Array.isArray(labels) ? { labels: labels.filter(isAskedLabel) } : {}),
    ...(typeof by === 'string' ? { by } : {}),
  }
}

function heardIn(value: unknown): Pick<Memory, 'heard'> {
  if (!isPlainObject(value)) return {}
  const { comments, id, at } = value
  const isRead = [comments, id, at].every((number) => Number.isSafeInteger(number) && Number(number) >= 0)
  return isRead ? { heard: { comments: Number(comments), id: Number(id), at: Number(at) } } : {}
}

function hashOf(key: string): string {
  return cryptoModule().createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** The same without what only people read: long names, and all but the last attempts to heal. */
function slim(state: IncidentState): IncidentState {
  const members = Object.entries(state.members).map(([id, trouble]) => {
    const recovery = trouble.recovery && {
      ...trouble.recovery,
      attempts: trouble.recovery.attempts
        .slice(-SLIM_ATTEMPTS)
        .map((attempt) => ({ ...attempt, step: cut(attempt.step, SLIM_TEXT), detail: cut(attempt.detail, SLIM_TEXT) })),
    }
    return [id, { ...trouble, name: cut(trouble.name, SLIM_TEXT), recovery }] as const
  })
  return { ...state, members: Object.fromEntries(members) }
}
