import { isPlainObject } from '../plain-object.js'
import { DAY } from '../time.js'
import { isAhead, newest, objectionTo, strongest, type Candidate, type JsonObject, type Rule } from './candidate.js'
import { containerKind } from './containers.js'
import { strongestEmpty } from './empty.js'
import { findTimes } from './find-times.js'
import { meaningOf, STRONG_RANK } from './key-words.js'
import { readList } from './lists.js'
import { newestEnd } from './newest-end.js'
import { sentencesIn } from './sentences.js'
import { monitorsOf } from './monitors.js'
import type { Member } from './member.js'
import { nameMap } from './name-map.js'
import { partKeys, pointerTo, timesOf } from './object-times.js'
import { labelMeaning } from './labels.js'
import type { Seen } from './seen.js'
import { isOwn } from './own-fields.js'
import { zoneOfDocument } from './zone-beside.js'

/** What was chosen as the last beat, and the monitors the document tells of. */
export interface Finding {
  readonly chosen: Candidate | null
  readonly members: readonly Member[] | null
}

const NOTHING: Finding = { chosen: null, members: null }
const SPECIFIC_RANK = 75
const FILE_MADE_RANK = 44
const DATE_RANK = 40
const LIST_RANK = 45
const DEEPEST = 6
const MOST_NODES = 20_000
const MOST_PARTS = 500
const SENTENCES = new Set(['message', 'text', 'msg', 'status', 'value', 'summary', 'description', 'note'])

/** The last beat that a JSON value tells of. */
export function readJson(value: unknown, seen: Seen): Finding {
  if (Array.isArray(value)) return readList(value, '', 'plain', seen) ?? NOTHING
  if (!isPlainObject(value)) return NOTHING
  return readRoot(
    value,
    isOurs(value) || seen.zone.timezone !== null ? seen : { ...seen, beside: zoneOfDocument(value) },
  )
}

function readRoot(root: JsonObject, seen: Seen): Finding {
  const names = nameMap(root, '', 'plain', seen)
  if (names.length > 0) return { chosen: newestMember(names, seen), members: names }
  const times = lifeIn(root, seen)
  const named = strongest(times, seen)
  const log =
    isOurs(root) || (named && named.time.precisionMs < DAY && named.rank < STRONG_RANK) ? null : logIn(root, seen)
  const own = log && saysMore(log, named) ? log : named
  const strong = own !== null && own.rank < STRONG_RANK && !isAhead(own.time, seen.now, seen.skewMs) ? own : null
  const members = isOurs(root) ? [] : monitorsOf(root, own !== null && own.rank < STRONG_RANK, seen)
  const monitors = members.length > 0 ? members : null
  const pulse = strong && strong.rank >= FILE_MADE_RANK ? pulseOf(root, seen) : null
  if (pulse) return { chosen: pulse, members: monitors }
  if (strong) return tellRest(strong, times, monitors, seen)
  const found = byShape(root, own, members, seen)
  const chosen = found?.chosen && own === null ? notBesideNever(root, found.chosen, seen) : (found?.chosen ?? null)
  return { chosen, members: monitors ?? found?.members ?? null }
}

/** The newest line of the logs that a document keeps. */
function logIn(root: JsonObject, seen: Seen): Candidate | null {
  return newestEnd(
    [...logsIn(root, '', seen), ...partsOf(root, '').flatMap(([part, at]) => logsIn(part, at, seen))],
    seen,
  )
}

function logsIn(object: JsonObject, pointer: string, seen: Seen): Candidate[] {
  const keys = partKeys(object).filter((key) => Array.isArray(object[key]) && containerKind(key) !== 'data')
  return keys.flatMap((key) => sentencesIn(object[key] as unknown[], pointerTo(pointer, key), seen) ?? [])
}

/** A line with its time in full against a day: of the job itself only of the same day, of anything else always. */
function saysMore(log: Candidate, named: Candidate | null): boolean {
  if (!named || named.rank >= DATE_RANK) return true
  return Math.abs(log.time.at - named.time.at - DAY / 2) <= DAY / 2
}

/** A document that names its beat and holds none has never beaten, whatever time a part of it bears. */
function notBesideNever(root: JsonObject, chosen: Candidate, seen: Seen): Candidate | null {
  const never = strongestEmpty(root)
  if (!never || chosen.rank <= never.rank) return chosen
  const why = `is weaker than ${pointerTo('', never.key)}, which is empty`
  seen.ignore(chosen.field, new Date(chosen.time.at).toISOString(), why)
  return null
}

/** Our writer keeps its last good end beside its beat: there the beat is `last_run`, whatever is stronger elsewhere. */
function lifeIn(root: JsonObject, seen: Seen): readonly Candidate[] {
  const times = timesOf(root, '', seen)
  return isOwn(root) ? times.filter(({ field }) => field === '/last_run') : times
}

/** The document names no time of its own: its monitors, lists and parts do. */
function byShape(root: JsonObject, own: Candidate | null, members: readonly Member[], seen: Seen): Finding | null {
  if (own && own.rank < STRONG_RANK) return { chosen: own, members: null }
  const ofMembers = newestMember(members, seen)
  if (ofMembers) return { chosen: ofMembers, members: null }
  if (own && own.rank <= SPECIFIC_RANK) return { chosen: own, members: null }
  const list = listIn(root, '', seen)
  if (list) return list
  const nested = nestedTime(root, seen)
  if (nested && (!own || nested.rank < own.rank)) return { chosen: nested, members: null }
  const last = own ?? nested ?? sentence(root, seen)
  return last && { chosen: last, members: null }
}

/** Written by Heartbeat itself: checks and metrics in it are no monitors. */
export function isOurs(root: JsonObject): boolean {
  return typeof root.monitor === 'string' && typeof root.last_run === 'string'
}

function tellRest(
  chosen: Candidate,
  times: readonly Candidate[],
  members: readonly Member[] | null,
  seen: Seen,
): Finding {
  for (const other of times) {
    if (other.field !== chosen.field)
      seen.ignore(other.field, new Date(other.time.at).toISOString(), `${chosen.field} is the stronger field`)
  }
  return { chosen, members }
}

export function newestMember(members: readonly Member[], seen: Seen): Candidate | null {
  const alive = members.flatMap(({ time, field, holder, beginning }) =>
    time ? [{ ...shaped(field, { time, holder }, 'newest-monitor'), ...(beginning && { beginning }) }] : [],
  )
  return newestEnd(alive, seen)
}

function shaped(
  field: string,
  { time, holder }: { time: Candidate['time']; holder: JsonObject | null },
  rule: Rule,
): Candidate {
  return {
    field,
    time,
    rule,
    rank: STRONG_RANK,
    strange: 0,
    holder,
    holderField: field.slice(0, field.lastIndexOf('/')),
  }
}

/** The pulse inside a file whose own time only tells when it was exported. */
function pulseOf(root: JsonObject, seen: Seen): Candidate | null {
  const key = partKeys(root).find((name) => isPlainObject(root[name]) && isPulse(name))
  if (key === undefined) return null
  const found = strongest(timesOf(root[key] as JsonObject, pointerTo('', key), seen), seen)
  return found && found.rank < FILE_MADE_RANK && !isAhead(found.time, seen.now, seen.skewMs) ? found : null
}

function isPulse(key: string): boolean {
  const meaning = meaningOf(key)
  return meaning.kind === 'life' && meaning.rule === 'heartbeat-key'
}

function listIn(object: JsonObject, pointer: string, seen: Seen): Finding | null {
  const keys = partKeys(object).filter((key) => Array.isArray(object[key]) && containerKind(key) !== 'data')
  const readings = keys.flatMap((key) => {
    const reading = readList(object[key] as unknown[], pointerTo(pointer, key), containerKind(key), seen)
    const chosen = reading?.chosen
    if (!chosen) return []
    const counts = chosen.rank <= LIST_RANK || chosen.rule === 'time-list' || containerKind(key) !== 'plain'
    return counts ? [{ chosen, members: reading.members }] : []
  })
  const best = newest(
    readings.map((reading) => ({ ...reading, time: reading.chosen.time })),
    seen,
  )
  return best && { chosen: best.chosen, members: best.members }
}

/** A time in the parts of a document, the shallowest first. */
function nestedTime(root: JsonObject, seen: Seen): Candidate | null {
  let level: [JsonObject, string][] = [[root, '']]
  let nodes = 0
  for (let depth = 0; depth < DEEPEST && level.length > 0 && nodes < MOST_NODES; depth++) {
    level = level.flatMap(([object, pointer]) => partsOf(object, pointer)).slice(0, MOST_NODES - nodes)
    nodes += level.length
    const found = level.flatMap(([part, pointer]) => strongest(timesOf(part, pointer, seen), seen) ?? [])
    const best = strongest(found, seen)
    if (best && best.rank < STRONG_RANK) return amongEquals(best, found, seen)
    const list = level.map(([part, pointer]) => listIn(part, pointer, seen)).find((reading) => reading !== null)
    if (list?.chosen) return list.chosen
    if (best) return amongEquals(best, found, seen)
  }
  return null
}

function partsOf(object: JsonObject, pointer: string): [JsonObject, string][] {
  const keys = partKeys(object).filter((key) => isPlainObject(object[key]))
  return keys.slice(0, MOST_PARTS).flatMap((key): [JsonObject, string][] => {
    const part = object[key]
    return isPlainObject(part) && containerKind(key) !== 'data' ? [[part, pointerTo(pointer, key)]] : []
  })
}

/** Of several parts that speak as strongly, the newest: a last resort, because it hides the silence of the others. */
function amongEquals(best: Candidate, found: readonly Candidate[], seen: Seen): Candidate {
  const equals = found.filter(({ rank }) => rank === best.rank)
  if (equals.length < 2) return { ...best, rule: 'nested-time' }
  return { ...(newest(equals, seen) ?? best), rule: 'newest-nested-time' }
}

/** `"message": "last check 2026-09-16 10:00"`. */
function sentence(root: JsonObject, seen: Seen): Candidate | null {
  for (const key of partKeys(root)) {
    const text = root[key]
    if (typeof text !== 'string' || !SENTENCES.has(key.toLowerCase())) continue
    const found = findTimes(text.slice(0, 300), seen.zone).find(({ label, time }) => {
      const meaning = labelMeaning(label)
      return meaning.kind === 'life' && meaning.rank < FILE_MADE_RANK && !objectionTo(time, seen.now)
    })
    if (!found) continue
    return { ...shaped(pointerTo('', key), { time: found.time, holder: root }, 'time-in-sentence'), holderField: '' }
  }
  return null
}
