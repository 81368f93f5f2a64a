import { isPlainObject } from '../plain-object.js'
import type { Member } from './member.js'
import { strongest, type Candidate, type JsonObject } from './candidate.js'
import { containerKind, type ContainerKind } from './containers.js'
import { GENERAL_RANK, meaningOf, RUN_RANK } from './key-words.js'
import { nameMap } from './name-map.js'
import { beatsByName, sureBeatsByName } from './named-beats.js'
import { emptyField, partKeys, plainTime, pointerTo, timesOf } from './object-times.js'
import { parseAnyTime } from './parse-time.js'
import type { Seen } from './seen.js'
import { statusOf, type WrittenStatus } from './status.js'

/** A time under a weaker key may be that of the member's data. */
const MEMBER_RANK = 70
const SUCCESS_RANK = 10
const WORK_ITEMS = /(?:tasks?|steps?|stages?|queue)$/i
const DEEPEST = 3
const MOST_SECTIONS = 500
const MOST_CONTAINERS = 2000
const MOST_PARTS = 200
/** Sections about the document itself. */
const ABOUT = new Set(['meta', 'metadata', '_meta', 'info', 'config', 'settings', 'data', 'summary', 'stats'])

/** All monitors that a document tells of; none if it tells of one thing. */
export function monitorsOf(root: JsonObject, hasOwnTime: boolean, seen: Seen): Member[] {
  const groups = groupsIn(root, seen)
  const members = groups.length > 0 ? groups : sectionsOf(root, hasOwnTime, seen)
  return withUniqueNames(withoutEchoes(members))
}

/** The groups of a document, shallowest first; what lies within one belongs to its members. */
function groupsIn(root: JsonObject, seen: Seen): Member[] {
  const taken: string[] = []
  return containersIn(root).flatMap(({ key, value, pointer }) => {
    if (taken.some((outer) => pointer.startsWith(outer))) return []
    const members = group(key, value, pointer, seen)
    if (members.length > 0) taken.push(`${pointer}/`)
    return members
  })
}

interface Container {
  readonly key: string
  readonly value: unknown
  readonly pointer: string
}

/** The maps and lists of a document, shallowest first. */
function containersIn(root: JsonObject): Container[] {
  const found: Container[] = []
  let level: readonly Container[] = [{ key: '', value: root, pointer: '' }]
  for (let depth = 0; depth < DEEPEST && found.length < MOST_CONTAINERS; depth++) {
    level = level.flatMap(({ value, pointer }) => (isPlainObject(value) ? childrenOf(value, pointer) : []))
    level = level.slice(0, MOST_CONTAINERS)
    found.push(...level)
  }
  return found
}

function childrenOf(object: JsonObject, pointer: string): Container[] {
  const keys = partKeys(object).filter((key) => isContainer(object[key]))
  // A map of very many is a group itself, not a place of further ones.
  return keys.length > MOST_PARTS
    ? []
    : keys.map((key) => ({ key, value: object[key], pointer: pointerTo(pointer, key) }))
}

/** A time in the wrapper of a database is no place of monitors. */
function isContainer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && plainTime(value) === value
}

function group(key: string, value: unknown, pointer: string, seen: Seen): Member[] {
  const kind = containerKind(key)
  if (kind === 'data' && Array.isArray(value) && !seen.each) return []
  if (Array.isArray(value))
    return kind === 'plain' || kind === 'data'
      ? sureBeatsByName(value, pointer, seen)
      : beatsByName(value, pointer, kind, seen)
  if (!isPlainObject(value)) return []
  const times = kind === 'data' ? [] : nameMap(value, pointer, kind, seen)
  return times.length > 0 ? times : objectMap(value, pointer, kind, seen)
}

/** A map of objects of which each has a time of its own. */
function objectMap(map: JsonObject, pointer: string, kind: ContainerKind, seen: Seen): Member[] {
  const named = kind === 'monitors'
  const keys = Object.keys(map).filter((key) => isPlainObject(map[key]))
  const found = keys.flatMap((key) => memberOf(key, map[key] as JsonObject, pointerTo(pointer, key), seen) ?? [])
  // A task that ends is a piece of work, not a monitor that beats.
  const members = WORK_ITEMS.test(pointer) ? found.filter(({ rank }) => rank !== SUCCESS_RANK) : found
  // A map of data tells of monitors only where its members plainly beat.
  const trusted = (status: WrittenStatus | null) => named || (status !== null && kind !== 'data')
  const alive = members.filter(({ time, rank, status }) => time && rank <= (trusted(status) ? GENERAL_RANK : RUN_RANK))
  const loose = named ? members.filter(({ time, rank }) => time !== null && rank <= MEMBER_RANK) : alive
  if (named && keys.length > 0 && (loose.length >= 1 || members.length >= 2))
    return keys.length === members.length ? members : [...members, ...neverIn(map, pointer, members)]
  if (alive.length >= 2 && members.length >= keys.length * 0.8) return members
  const least = seen.each ? 1 : 2
  const asked = seen.each && members.some(({ rank }) => rank <= RUN_RANK)
  const areEquals = members.length >= least && members.length === keys.length && sameKey(members)
  return areEquals && (asked || (kind !== 'data' && (seen.each || !WORK_ITEMS.test(pointer)))) ? members : []
}

/** Beside members that beat, those that have not even a key for it. */
function neverIn(map: JsonObject, pointer: string, members: readonly Member[]): Member[] {
  const known = new Set(members.map(({ name }) => name))
  const keys = Object.keys(map).filter((key) => isPlainObject(map[key]) && !known.has(key))
  if (keys.length > members.length) return []
  return keys.map((name) => ({
    name,
    field: pointerTo(pointer, name),
    time: null,
    status: null,
    holder: null,
    notes: [],
  }))
}

/** Parts of the document itself that beat, each in its own section. */
function sectionsOf(root: JsonObject, hasOwnTime: boolean, seen: Seen): Member[] {
  if (!partKeys(root).some((key) => isPlainObject(root[key]))) return []
  const keys = Object.keys(root).filter((key) => isPlainObject(root[key]))
  const all = keys.flatMap((key) => memberOf(key, root[key] as JsonObject, pointerTo('', key), seen) ?? [])
  if ((!hasOwnTime || seen.each) && all.length >= 2 && all.length === keys.length && sameKey(all)) return all
  const members = all.slice(0, MOST_SECTIONS).filter(({ name }) => containerKind(name) !== 'data')
  const alive = members.filter(
    ({ time, rank, status }) => time && (rank <= RUN_RANK || rank === MEMBER_RANK || (status && rank <= GENERAL_RANK)),
  )
  if (alive.length >= 2 && (!hasOwnTime || alive.some(({ rank }) => rank <= RUN_RANK))) return withNever(alive, members)
  const asked = seen.each && !hasOwnTime ? alive.filter(({ rank, name }) => rank <= RUN_RANK && !ABOUT.has(name)) : []
  return asked
}

/** Sections of the same document that name a beat and hold none, beside those that beat. */
function withNever(alive: readonly RankedMember[], members: readonly RankedMember[]): Member[] {
  return members.filter((member) => alive.includes(member) || (member.time === null && member.rank <= RUN_RANK))
}

/** All of one shape: a map of equals, whatever they are called. */
function sameKey(members: readonly RankedMember[]): boolean {
  const last = members.map(({ field }) => field.slice(field.lastIndexOf('/')))
  return (
    members.some(({ time }) => time) && members.every(({ rank }) => rank <= GENERAL_RANK) && new Set(last).size === 1
  )
}

interface RankedMember extends Member {
  readonly rank: number
}

function memberOf(name: string, object: JsonObject, pointer: string, seen: Seen): RankedMember | null {
  const times = timesOf(object, pointer, seen)
  const usable = times.filter(({ rank }) => rank <= MEMBER_RANK)
  const chosen = strongest(usable, seen)
  const field = chosen?.field ?? emptyField(object, pointer)
  if (field === null) return null
  return {
    name,
    field,
    time: chosen?.time ?? null,
    rank: chosen?.rank ?? RUN_RANK,
    status: statusOf(object, pointer),
    holder: object,
    notes: chosen ? [...seedNote(object, chosen), ...assumedNote(chosen)] : [],
  }
}

function assumedNote({ field, time }: Candidate): string[] {
  return time.assumed === undefined ? [] : [`${field}: ${time.assumed}`]
}

/** A first time that was written at registration is no sign of life yet. */
function seedNote(object: JsonObject, chosen: Candidate): string[] {
  const same = Object.keys(object).find((key) => {
    const value = object[key]
    return typeof value === 'string' && meaningOf(key).kind === 'other' && parseAnyTime(value)?.at === chosen.time.at
  })
  return same === undefined ? [] : [`its time equals ${same}: it may never have beaten since`]
}

/** A log beside a map of the same names tells of the same monitors: each once, at the older of its two times. */
function withoutEchoes(members: readonly Member[]): readonly Member[] {
  const listOf = ({ field }: Member) => /\/([^/]*)\/\d+\/[^/]*$/.exec(field)?.[1]
  if (members.every((member) => listOf(member) === undefined)) return members
  const isLog = (member: Member) => containerKind(listOf(member) ?? '') === 'history'
  const inList = members.some(isLog) ? isLog : (member: Member) => listOf(member) !== undefined
  const listed = new Map(members.filter(inList).map((member) => [member.name, member]))
  const mapped = new Set(members.filter((member) => !inList(member)).map(({ name }) => name))
  if (listed.size === 0 || ![...listed.keys()].some((name) => mapped.has(name))) return members
  return members.flatMap((member) => {
    const echo = listed.get(member.name)
    if (!mapped.has(member.name) || !echo) return [member]
    if (inList(member)) return []
    return [olderOf(member, echo)]
  })
}

function olderOf(member: Member, echo: Member): Member {
  if (!member.time || !echo.time || echo.time.at >= member.time.at) return member
  const note = `${member.field} is newer than ${echo.field}, and the older counts`
  return { ...echo, notes: [...echo.notes, note] }
}

function withUniqueNames(members: readonly Member[]): Member[] {
  const used = new Set<string>()
  return members.map((member) => {
    const path = used.has(member.name) ? member.field.split('/').slice(1, -1).join('/') : member.name
    const name = used.has(path) ? `${path}#${used.size}` : path
    used.add(name)
    return name === member.name ? member : { ...member, name }
  })
}
