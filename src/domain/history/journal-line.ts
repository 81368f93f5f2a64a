import { isPlainObject } from '../plain-object.js'
import { cut, oneLine } from '../safe-text.js'
import { REASONS } from '../reasons.js'
import { STATUSES, type Reason, type Status } from '../status.js'
import type { Instant } from '../time.js'
import { REMEMBERED_LOOKS } from './clock-ahead.js'
import { readFilled, storedFilled } from './filled-line.js'
import { isInstant } from './instant.js'
import type { JournalLook, SeenState } from './history.js'

const LONGEST_ID = 200
const LONGEST_MESSAGE = 300
const LONGEST_INCIDENT = 100
/** So many are watched at once nowhere; a line that names more was made to do harm. */
const MOST_MONITORS = 20_000
/** All states of ten thousand are shorter. */
const LONGEST_LINE = 8 * 1024 * 1024

type StoredState = readonly [
  Status,
  Reason,
  since?: Instant | null,
  lastGoodAt?: Instant | null,
  message?: string,
  downSince?: Instant | null,
  incident?: unknown,
]

/**
 * One look as a line of JSON: `{"t":…}` where it changed nothing, `{"t":…,"c":{id: state or null}}` for what it changed, and
 * `{"v":1,"t":…,"all":{id: state}}` at the head of a file, with `"f":{id: [[from, to, "up"], …]}` for what became
 * known of the time before it in which nobody looked, and `"w":[…]` for looks to come that a clock which was ahead told of. A state is `[status, reason, since, last good end, message, down
 * since, incident]`; what is not known at its end is left out. Instants are epoch milliseconds.
 */
export function journalLine({ at, whole, states, gone, filled, wrong = [] }: JournalLook): string {
  const entries = [...states.map((state) => [state.monitor, storedState(state)]), ...gone.map((id) => [id, null])]
  // fromEntries and not assignment: a monitor may be called __proto__.
  const named: unknown = Object.fromEntries(entries)
  const known = {
    ...(filled === undefined || filled.size === 0 ? {} : { f: storedFilled(filled) }),
    ...(wrong.length === 0 ? {} : { w: wrong }),
  }
  if (whole) return JSON.stringify({ v: 1, t: at, all: named, ...known })
  return JSON.stringify(entries.length === 0 ? { t: at, ...known } : { t: at, c: named, ...known })
}

function storedState(state: SeenState): unknown[] {
  const { status, reason, since, lastGoodAt = null, downSince = null, incident = null } = state
  // Of what is well there is nothing to tell.
  const message = status === 'healthy' ? '' : cut(oneLine(state.message), LONGEST_MESSAGE)
  const stored = [status, reason, since, lastGoodAt, message, downSince, incident]
  return stored.slice(0, stored.findLastIndex((value) => value !== null && value !== '') + 1)
}

/** The look that a line tells of; null for a line that is cut, or none of ours. What is wrong in it is left out. */
export function readJournalLine(line: string): JournalLook | null {
  const entry = parsed(line)
  const { t: at, all, c: changed, f: known, w: told } = entry ?? {}
  if (!isInstant(at)) return null
  const named = Object.entries(isPlainObject(all) ? all : isPlainObject(changed) ? changed : {}).slice(0, MOST_MONITORS)
  const filled = readFilled(known, at)
  const wrong = Array.isArray(told)
    ? told
        .slice(0, REMEMBERED_LOOKS)
        .filter(isInstant)
        .filter((one) => one > at)
    : []
  return {
    at,
    whole: isPlainObject(all),
    states: named.flatMap(([id, stored]) => readState(id, stored) ?? []),
    gone: named.flatMap(([id, stored]) => (stored === null ? [id] : [])),
    ...(filled.size === 0 ? {} : { filled }),
    ...(wrong.length === 0 ? {} : { wrong }),
  }
}

function parsed(line: string): Record<string, unknown> | null {
  if (line.length > LONGEST_LINE) return null
  try {
    const entry: unknown = JSON.parse(line)
    return isPlainObject(entry) ? entry : null
  } catch {
    return null
  }
}

function readState(monitor: string, stored: unknown): SeenState | null {
  if (!isStored(stored) || !isName(monitor, LONGEST_ID)) return null
  const [status, reason, since = null, lastGoodAt = null, message = '', downSince = null, incident] = stored
  const state = {
    monitor,
    status,
    reason,
    since,
    lastGoodAt,
    downSince,
    message: cut(oneLine(message), LONGEST_MESSAGE),
  }
  return isName(incident, LONGEST_INCIDENT) ? { ...state, incident } : state
}

function isName(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest && oneLine(value) === value
}

function isStored(value: unknown): value is StoredState {
  if (!Array.isArray(value)) return false
  const [status, reason, since, lastGoodAt, message, downSince] = value as readonly unknown[]
  return (
    STATUSES.some((one) => one === status) &&
    REASONS.some((one) => one === reason) &&
    [since, lastGoodAt, downSince].every((at) => at === undefined || at === null || isInstant(at)) &&
    (message === undefined || typeof message === 'string')
  )
}
