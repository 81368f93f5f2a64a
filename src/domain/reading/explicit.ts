import { isPlainObject } from '../plain-object.js'
import type { ReadingOptions } from '../monitor.js'
import { objectionTo, type Candidate } from './candidate.js'
import { plainTime } from './object-times.js'
import type { Parsed } from './parse-document.js'
import { parseAnyTime, parseEpochNumber } from './parse-time.js'
import type { Found } from './found.js'
import { short, type Seen } from './seen.js'
import { classOfText } from './status-words.js'
import { statusNear, type WrittenStatus } from './status.js'

interface Place {
  readonly value: unknown
  readonly field: string
  readonly holder: unknown
  readonly holderField: string
}

/** Explicit options win over every rule. */
export function applyOptions(found: Found, parsed: Parsed, options: ReadingOptions, seen: Seen): Found {
  const timed = options.timestampField === null ? found : withTimestamp(found, parsed, options.timestampField, seen)
  return options.statusField === null ? timed : withStatus(timed, parsed, options.statusField)
}

function withTimestamp(found: Found, parsed: Parsed, pointer: string, seen: Seen): Found {
  const place = placeAt(parsed, pointer)
  if (!place) return fault(found, `timestamp-field: nothing is at ${pointer} in this document`)
  const value = plainTime(place.value)
  const time =
    typeof value === 'number'
      ? parseEpochNumber(value)
      : typeof value === 'string'
        ? parseAnyTime(value, seen.zone)
        : null
  if (!time) return fault(found, `timestamp-field: ${place.field} holds ${shown(value)}, which is not a time`)
  const objection = objectionTo(time, seen.now)
  if (objection) return fault(found, `timestamp-field: ${place.field} holds ${shown(value)}, which is ${objection}`)
  const holder = isPlainObject(place.holder) ? place.holder : null
  const chosen: Candidate = {
    field: place.field,
    time,
    rule: 'timestamp-field',
    rank: 0,
    strange: 0,
    holder,
    holderField: place.holderField,
  }
  const status = holder ? statusNear(holder, place.holderField) : found.status
  return { ...found, chosen, status }
}

function withStatus(found: Found, parsed: Parsed, pointer: string): Found {
  const place = placeAt(parsed, pointer)
  const status = place && statusAt(place)
  if (!status)
    return fault(
      found,
      `status-field: ${place ? `${place.field} holds no status` : `nothing is at ${pointer} in this document`}`,
    )
  return { ...found, status }
}

function statusAt({ field, value }: Place): WrittenStatus | null {
  if (typeof value === 'boolean') return { field, value, class: value ? 'ok' : 'fail' }
  // A plain number is an exit code: nothing else is chosen as a status by hand.
  if (typeof value === 'number') return { field, value, class: value === 0 ? 'ok' : 'fail' }
  return typeof value === 'string' ? { field, value, class: classOfText(value) } : null
}

function fault(found: Found, text: string): Found {
  return { ...found, chosen: null, fault: found.fault ?? text }
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number'
    ? short(JSON.stringify(value))
    : value === null
      ? 'null'
      : `a ${typeof value}`
}

/** `/data/last_run`, `last_run`, `line:3`. */
function placeAt(parsed: Parsed, pointer: string): Place | null {
  if (parsed.kind === 'text') return lineAt(parsed.text, pointer)
  if (parsed.kind !== 'json') return null
  const field = pointer === '' || pointer.startsWith('/') ? pointer : `/${pointer}`
  const keys = field
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
  let place: Place = { value: parsed.value, field, holder: null, holderField: '' }
  for (const [index, key] of keys.entries()) {
    const holder = place.value
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return null
    place = {
      field,
      value: (holder as Record<string, unknown>)[key],
      holder,
      holderField: `/${keys.slice(0, index).join('/')}`.replace(/^\/$/, ''),
    }
  }
  return place
}

function lineAt(text: string, pointer: string): Place | null {
  const number = /^line:(\d{1,7})$/.exec(pointer)?.[1]
  const line = number === undefined ? undefined : text.split(/\r\n|\n|\r/)[Number(number) - 1]
  return line === undefined ? null : { value: line, field: pointer, holder: null, holderField: '' }
}
