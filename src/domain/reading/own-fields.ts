import { isOurs } from '../beat/beat-sources.js'
import { LONGEST_INTERVAL } from '../beat/longest-interval.js'
import { durationsIn } from '../beat/recent-durations.js'
import type { Heartbeat } from '../heartbeat.js'
import { isPlainObject } from '../plain-object.js'
import { isStatusKind } from '../status-kind.js'
import { SECOND, toIso, type Instant } from '../time.js'
import type { JsonObject } from './json-object.js'

/** What a document says under the keys that Heartbeat's own writer uses. */
export type WriterFields = Partial<Omit<Heartbeat, 'at' | 'state' | 'stateText'>> & { readonly monitor?: string }

const LONGEST = 500
/** Times before this are placeholders such as 1970-01-01 and 0001-01-01. */
export const OLDEST: Instant = Date.UTC(2000, 0, 1)

type Read = (value: unknown) => unknown

export type FieldReaders = ReadonlyMap<string, readonly [keyof WriterFields, Read]>

/** By the key in the document; a map, for an object would answer to `constructor` as well. `instant` reads the times. */
export function fieldReaders(instant: Read): FieldReaders {
  return new Map<string, readonly [keyof WriterFields, Read]>([
    ['monitor', ['monitor', text]],
    ['message', ['message', text]],
    ['status_kind', ['statusKind', (value) => (isStatusKind(value) ? value : undefined)]],
    ['started_at', ['startedAt', instant]],
    ['unfinished_since', ['unfinishedSince', instant]],
    ['finished_at', ['finishedAt', instant]],
    ['last_scheduled', ['lastScheduledAt', instant]],
    ['last_success', ['lastSuccessAt', instant]],
    ['duration_seconds', ['durationSeconds', amount]],
    ['recent_durations', ['recentDurations', durations]],
    ['exit_code', ['exitCode', (value) => (Number.isInteger(value) ? value : undefined)]],
    ['consecutive_failures', ['consecutiveFailures', count]],
    ['pulses', ['pulses', count]],
    ['errors', ['errors', count]],
    ['run_id', ['runId', (value) => (Number.isSafeInteger(value) ? String(value) : text(value))]],
    ['run_attempt', ['runAttempt', count]],
    ['run_url', ['runUrl', webAddress]],
    ['workflow', ['workflow', text]],
    ['event', ['event', text]],
    ['runner', ['runner', text]],
    ['source', ['source', text]],
    ['critical', ['critical', (value) => (value === true ? value : undefined)]],
    ['checks', ['checks', (value) => (isPlainObject(value) ? value : undefined)]],
    ['metrics', ['metrics', (value) => (isPlainObject(value) ? value : undefined)]],
  ])
}

/** The writer's fields of an object; what has another type is left out. */
export function fieldsBy(readers: FieldReaders, object: JsonObject): WriterFields {
  const fields: Record<string, unknown> = {}
  // By the keys there are: most of ten thousand members have none of these.
  for (const key in object) {
    const [name, read] = readers.get(key) ?? []
    const value = read?.(object[key])
    if (name !== undefined && value !== undefined) fields[name] = value
  }
  const { interval, source } = object
  // In the words of others an interval may be that of anything.
  const ms = source === 'library' && typeof interval === 'number' ? interval * SECOND : 0
  if (ms >= SECOND && ms <= LONGEST_INTERVAL) fields['intervalMs'] = ms
  return fields
}

const OUR_WORDS = new Set(['ok', 'failed', 'running', 'stopped', 'unknown'])
const OUR_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/

/** Whether Heartbeat's own writer wrote this: another program may use one of its keys, not all of them in its words. */
export function isOwn(object: JsonObject): boolean {
  const { last_run: at, monitor, status, source } = object
  return (
    typeof at === 'string' &&
    OUR_TIME.test(at) &&
    typeof monitor === 'string' &&
    monitor !== '' &&
    typeof status === 'string' &&
    OUR_WORDS.has(status) &&
    isOurs(source)
  )
}

/** A time as our writer has it, read the short way; null for any other text, and for days that there are not. */
export function ownInstant(text: string): Instant | null {
  if (!OUR_TIME.test(text)) return null
  const at = Date.parse(text)
  if (!Number.isFinite(at)) return null
  // Only a late day of a month, or the end of a day, can be one that there is not.
  const isSure = text.slice(8, 10) <= '28' && text.slice(11, 13) <= '23'
  return isSure || toIso(at).startsWith(text.slice(0, 19)) ? at : null
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, LONGEST) : undefined
}

function durations(value: unknown): readonly number[] | undefined {
  const known = durationsIn(value)
  return known.length > 0 ? known : undefined
}

function amount(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined
}

function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 ? number : undefined
}

function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 2000 && /^https?:\/\/[^\s<>"']+$/.test(value) ? value : undefined
}
