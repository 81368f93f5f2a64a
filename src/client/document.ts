import { beatJson } from '../domain/beat/beat-document.js'
import type { BeatState } from '../domain/heartbeat.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { isPlainObject } from '../domain/plain-object.js'
import type { Duration, Instant } from '../domain/time.js'
import { shortName, type Said } from './said.js'
import type { Beater } from './sink.js'

/** What is told in this beat, beside what the program said. */
export interface Told {
  readonly at: Instant
  readonly state: BeatState
  /** Since the last beat that was written. */
  readonly pulses: number
  readonly errors: number
  readonly lagMs: Duration
}

export const LONGEST_MESSAGE = 300
const LONGEST_VALUE = 100
/** Of the JSON of all named values of one sort: a beat stays within 4 KiB. */
const MOST_BYTES = 1000

/** The beat as JSON. Whatever the program handed over is bounded and on one line; `hide` takes secrets out of it. */
export function documentOf(
  said: Said,
  { tag, everyMs, critical, instance, message }: Beater,
  { at, state, pulses, errors, lagMs }: Told,
  hide: (text: string) => string,
): string {
  const told = state === 'failed' ? said.error : said.text || message
  return beatJson(tag, {
    at,
    state,
    source: 'library',
    runner: instance,
    pulses,
    errors,
    intervalMs: everyMs,
    ...(critical && { critical }),
    ...(said.kind !== null && { statusKind: state === 'failed' ? 'error' : said.kind }),
    ...(told !== '' && { message: cut(oneLine(hide(told)), LONGEST_MESSAGE) }),
    ...(said.checks.size > 0 && { checks: bounded([...said.checks], hide) }),
    metrics: { ...bounded(entriesOf(said.metrics), hide), event_loop_lag_ms: Math.round(lagMs) },
  })
}

/** What the program handed over may be anything, also something that throws when it is looked at. */
function entriesOf(metrics: unknown): [string, unknown][] {
  try {
    return isPlainObject(metrics) ? Object.entries(metrics) : []
  } catch {
    return []
  }
}

function bounded(entries: readonly [string, unknown][], hide: (text: string) => string): Record<string, unknown> {
  const kept: [string, unknown][] = []
  let left = MOST_BYTES
  for (const [name, value] of entries) {
    const plain = plainValue(value, hide)
    if (plain === undefined) continue
    const entry: [string, unknown] = [shortName(hide(name)), plain]
    left -= Buffer.byteLength(JSON.stringify(entry))
    if (left < 0) break
    kept.push(entry)
  }
  // fromEntries defines each name as its own property: `__proto__` is a name like any other.
  return Object.fromEntries(kept)
}

function plainValue(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'boolean') return value
  if (typeof value === 'bigint') return Number(value)
  return typeof value === 'string' ? cut(oneLine(hide(value)), LONGEST_VALUE) : undefined
}
