import { DAY } from '../time.js'
import { newest, objectionTo, type Candidate } from './candidate.js'
import type { ContainerKind } from './containers.js'
import type { Member } from './monitors.js'
import { entriesOf, membersOf } from './named-beats.js'
import { pointerTo } from './object-times.js'
import { parseAnyTime, parseEpochNumber } from './parse-time.js'
import type { Seen } from './seen.js'
import type { WrittenTime } from './written-time.js'

/** What a list tells: its newest beat and, if its entries bear names, the newest of each. */
export interface ListReading {
  readonly chosen: Candidate
  readonly members: readonly Member[] | null
}

const BY_SHAPE = 65

export function readList(
  list: readonly unknown[],
  pointer: string,
  kind: ContainerKind,
  seen: Seen,
): ListReading | null {
  const times = timesIn(list, pointer, seen)
  if (times) return times
  const entries = entriesOf(list, pointer, seen)
  const best = newest(
    entries.map(({ chosen }) => chosen),
    seen,
  )
  if (!best) return null
  const members = membersOf(entries, kind)
  return { chosen: { ...best, rule: 'newest-entry' }, members: members.length > 0 ? members : null }
}

/** A list in which everything is a time. */
function timesIn(list: readonly unknown[], pointer: string, seen: Seen): ListReading | null {
  const found: Candidate[] = []
  for (const [index, value] of list.entries()) {
    const time = written(value, seen)
    if (!time) return null
    const field = pointerTo(pointer, index)
    const objection = objectionTo(time, seen.now)
    if (objection) seen.ignore(field, value, objection)
    else found.push({ field, time, rule: 'time-list', rank: BY_SHAPE, strange: 0, holder: null, holderField: pointer })
  }
  const best = newest(found, seen)
  return best && { chosen: best, members: null }
}

function written(value: unknown, seen: Seen): WrittenTime | null {
  if (typeof value === 'number') return parseEpochNumber(value)
  if (typeof value !== 'string') return null
  const time = parseAnyTime(value, seen.zone)
  return time && time.precisionMs <= DAY ? time : null
}
