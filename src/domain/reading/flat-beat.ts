import type { BeatState } from '../heartbeat.js'
import { isPlainObject } from '../plain-object.js'
import type { Instant } from '../time.js'
import type { Reading } from '../what-was-read.js'
import type { RuleName } from './key-words.js'
import { OLDEST, ownInstant } from './own-fields.js'

/** No text of one time and one word is longer. */
const LONGEST = 200
/** What most programs call the time of their last beat, and the rule that knows it. */
const TIMES: ReadonlyMap<string, RuleName> = new Map<string, RuleName>([
  ['last_run', 'last-run-key'],
  ['last_seen', 'last-run-key'],
  ['last_heartbeat', 'heartbeat-key'],
  ['heartbeat', 'heartbeat-key'],
  ['timestamp', 'time-key'],
  ['updated_at', 'time-key'],
])
const WORDS: ReadonlyMap<unknown, BeatState> = new Map<unknown, BeatState>([
  ['ok', 'ok'],
  ['success', 'ok'],
  ['healthy', 'ok'],
  ['alive', 'ok'],
  ['running', 'ok'],
  ['failed', 'failed'],
  ['error', 'failed'],
  ['stopped', 'stopped'],
])

/**
 * The commonest documents of other people, `{"last_run": "2026-11-22T12:00:00Z", "status": "ok"}`, read as all of them are but in
 * a tenth of the time; null for every other text. Whether it lies in the future is for others to say.
 */
export function readFlatBeat(text: string): Extract<Reading, { kind: 'beat' }> | null {
  if (text.length > LONGEST || !text.startsWith('{')) return null
  const [time, second, ...others] = entriesOf(text)
  const rule = time && TIMES.get(time[0])
  if (rule === undefined || time === undefined || others.length > 0 || (second && second[0] !== 'status')) return null
  const at = typeof time[1] === 'string' ? sureInstant(time[1]) : null
  const stateText = second?.[1]
  const state = second ? stateOf(stateText) : 'ok'
  if (at === null || state === undefined) return null
  const beat = { at, state, ...(typeof stateText === 'string' && { stateText }) }
  return { kind: 'beat', beat, evidence: { field: `/${time[0]}`, rule, zone: 'utc' }, notes: [] }
}

/** Whether most programs call the time of their last beat so. */
export function isTimeKey(key: string): boolean {
  return TIMES.has(key)
}

/** What a word says that nobody can misunderstand; undefined for any other. */
export function stateOf(word: unknown): BeatState | undefined {
  return WORDS.get(word)
}

/** A full time in UTC that is no placeholder; null for any other. */
export function sureInstant(text: string): Instant | null {
  const at = ownInstant(text.endsWith('+00:00') ? `${text.slice(0, -6)}Z` : text)
  return at === null || at < OLDEST ? null : at
}

function entriesOf(text: string): [string, unknown][] {
  try {
    const values: unknown = JSON.parse(text)
    return isPlainObject(values) ? Object.entries(values) : []
  } catch {
    return []
  }
}
