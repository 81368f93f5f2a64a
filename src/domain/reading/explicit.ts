import { isPlainObject } from '../plain-object.js'
import type { ReadingOptions } from '../monitor.js'
import { objectionTo, type Candidate } from './candidate.js'
import { plainTime } from './object-times.js'
import type { Parsed } from './parse-document.js'
import { parseAnyTime, parseEpochNumber } from './parse-time.js'
import type { Found } from './found.js'
import { short, type Seen } from './seen.js'
import { wordsOf } from './key-words.js'
import type { Member } from './member.js'
import { classOfText, type StatusClass } from './status-words.js'
import type { WrittenTime } from './written-time.js'
import { statusNear, type WrittenStatus } from './status.js'

/** What stands at a pointer, and in what. */
export interface Place {
  readonly value: unknown
  readonly field: string
  readonly holder: unknown
  readonly holderField: string
}

/** Explicit options win over every rule. */
export function applyOptions(found: Found, parsed: Parsed, options: ReadingOptions, seen: Seen): Found {
  const timed = options.timestampField === null ? found : withTimestamp(found, parsed, options.timestampField, seen)
  return options.statusField === null ? timed : withStatus(timed, parsed, options.statusField, seen)
}

function withTimestamp(found: Found, parsed: Parsed, pointer: string, seen: Seen): Found {
  const place = placeAt(parsed, pointer)
  const meant = membersMeant(found, pointer, { place, seen })
  if (meant) return { ...found, members: withTimes(meant, pointer, seen) }
  if (!place) return fault(found, `timestamp-field: nothing is at ${pointer} in this document`)
  const value = plainTime(place.value)
  const time = timeAt(value, seen)
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

function timeAt(value: unknown, seen: Seen): WrittenTime | null {
  if (typeof value === 'number') return parseEpochNumber(value)
  return typeof value === 'string' ? parseAnyTime(value, seen.zone) : null
}

/** The members, for a pointer of which the document itself knows nothing, or that leads into them; null for any other. */
function membersMeant(
  { members }: Found,
  pointer: string,
  { place, seen }: { readonly place: Place | null; readonly seen: Seen },
): readonly Member[] | null {
  if (!seen.each || !members) return null
  const isInside = members.some(({ holder }) => holder !== null && placeIn(holder, pointer) !== null)
  return place === null || isInside ? members : null
}

/** A field that stands in each member is meant for each member; one that lacks it has never beaten. */
function withTimes(members: readonly Member[], pointer: string, seen: Seen): Member[] {
  return members.map((member) => {
    const time = member.holder ? timeAt(plainTime(placeIn(member.holder, pointer)?.value), seen) : null
    const sure = time && !objectionTo(time, seen.now) ? time : null
    return { ...member, time: sure, field: `${parentOf(member)}${slashed(pointer)}` }
  })
}

function withStatuses(members: readonly Member[], pointer: string): Member[] {
  return members.map((member) => {
    const field = `${parentOf(member)}${slashed(pointer)}`
    const place = member.holder ? placeIn(member.holder, pointer) : null
    const none: WrittenStatus = { field, value: 'nothing', class: 'unknown', explicit: true }
    return { ...member, status: (place && statusAt({ ...place, field })) ?? none }
  })
}

function parentOf({ field }: Member): string {
  return field.slice(0, field.lastIndexOf('/'))
}

function withStatus(found: Found, parsed: Parsed, pointer: string, seen: Seen): Found {
  const place = placeAt(parsed, pointer)
  const meant = membersMeant(found, pointer, { place, seen })
  if (meant) return { ...found, members: withStatuses(meant, pointer) }
  const status = place && statusAt(place)
  if (!status)
    return fault(
      found,
      `status-field: ${place ? `${place.field} holds no status` : `nothing is at ${pointer} in this document`}`,
    )
  return { ...found, status }
}

/** The status that stands where somebody said; null for what can be none. */
export function statusAt({ field, value }: Pick<Place, 'field' | 'value'>): WrittenStatus | null {
  const explicit = true
  if (typeof value === 'boolean') return { field, value, class: classOfBoolean(field, value), explicit }
  if (typeof value === 'number') return { field, value, class: classOfNumber(field, value), explicit }
  return typeof value === 'string' ? { field, value, class: classOfText(value), explicit } : null
}

const GOOD = new Set(
  'ok okay healthy success successful succeeded alive up online running active passed good ready live enabled status state health available fresh valid synced connected'.split(
    ' ',
  ),
)
const BAD = new Set(
  'alert alerting alarm failed failing fail failure failures error errors errored down dead stale crashed unhealthy broken offline incident outage late overdue degraded problem critical warning blocked missing'.split(
    ' ',
  ),
)

/** A boolean says what its key asks: `is_alert`, `healthy`; under any other key nobody knows. */
function classOfBoolean(field: string, value: boolean): StatusClass {
  const words = wordsOf(field.slice(field.lastIndexOf('/') + 1))
  const isBad = words.some((word) => BAD.has(word))
  const isGood = words.some((word) => GOOD.has(word)) && !isBad
  if (isBad === isGood || words.some((word) => word === 'not' || word === 'no')) return 'unknown'
  return value === isGood ? 'ok' : 'fail'
}

/** An exit code, or the status of an HTTP answer where the key or its size says so. */
function classOfNumber(field: string, value: number): StatusClass {
  const isHttp = value >= 200 && value < 300 && /http|status/i.test(field)
  return value === 0 || isHttp ? 'ok' : 'fail'
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
  return placeIn(parsed.value, pointer)
}

function slashed(pointer: string): string {
  return pointer === '' || pointer.startsWith('/') ? pointer : `/${pointer}`
}

/** What a JSON Pointer leads to in a value; null where nothing stands. */
export function placeIn(root: unknown, pointer: string): Place | null {
  const field = slashed(pointer)
  const keys = field
    .split('/')
    .slice(1)
    .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'))
  let place: Place = { value: root, field, holder: null, holderField: '' }
  for (const [index, key] of keys.entries()) {
    const holder = place.value
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return null
    if (Array.isArray(holder) && key === 'length') return null
    place = {
      field,
      value: (holder as Record<string, unknown>)[key],
      holder,
      holderField: `/${keys.slice(0, index).join('/')}`.replace(/^\/$/, ''),
    }
  }
  return place
}

/** A line by its number: `line:3`; null for any other pointer. */
export function lineAt(text: string, pointer: string): Place | null {
  const number = /^line:(\d{1,7})$/.exec(pointer)?.[1]
  const line = number === undefined ? undefined : text.split(/\r\n|\n|\r/)[Number(number) - 1]
  return line === undefined ? null : { value: line, field: pointer, holder: null, holderField: '' }
}
