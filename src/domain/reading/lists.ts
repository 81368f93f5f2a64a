import { DAY } from '../time.js'
import { isAhead, objectionTo, type Candidate } from './candidate.js'
import type { ContainerKind } from './containers.js'
import type { Member } from './member.js'
import { entriesOf, membersOf } from './named-beats.js'
import { newestEnd } from './newest-end.js'
import { sentencesIn } from './sentences.js'
import { pointerTo } from './object-times.js'
import { parseAnyTime, parseEpochNumber } from './parse-time.js'
import type { Seen } from './seen.js'
import type { WrittenTime } from './written-time.js'
import { inZoneOfDocument } from './zone-beside.js'

/** What a list tells: its newest beat and, if its entries bear names, the newest of each. */
export interface ListReading {
  /** Null: it names monitors of which none has ever beaten. */
  readonly chosen: Candidate | null
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
  const log = sentencesIn(list, pointer, seen)
  if (log) return { chosen: log, members: null }
  const entries = entriesOf(list, pointer, seen)
  const best = newestEnd(
    entries.map(({ chosen }) => chosen),
    seen,
  )
  const members = membersOf(entries, kind, seen, { list, pointer })
  if (!best) return members.length > 0 ? { chosen: null, members } : null
  return { chosen: { ...best, rule: 'newest-entry' }, members: members.length > 0 ? members : null }
}

/** A list in which everything is a time. Only the newest is kept: such lists may be long. */
function timesIn(list: readonly unknown[], pointer: string, seen: Seen): ListReading | null {
  let best: { index: number; time: WrittenTime } | null = null
  for (const [index, value] of list.entries()) {
    const time = written(value, seen)
    if (!time) return null
    const objection = objectionTo(time, seen.now)
    if (objection) seen.ignore(pointerTo(pointer, index), value, objection)
    else if (!best || isNewer(time, best.time, seen)) best = { index, time }
  }
  if (!best) return null
  const field = pointerTo(pointer, best.index)
  const chosen: Candidate = {
    field,
    time: best.time,
    rule: 'time-list',
    rank: BY_SHAPE,
    strange: 0,
    holder: null,
    holderField: pointer,
  }
  return { chosen, members: null }
}

/** A time that has not come yet gives way to any that has. */
function isNewer(a: WrittenTime, b: WrittenTime, { now, skewMs }: Seen): boolean {
  const [aheadA, aheadB] = [isAhead(a, now, skewMs), isAhead(b, now, skewMs)]
  return aheadA === aheadB ? a.at > b.at : aheadB
}

function written(value: unknown, seen: Seen): WrittenTime | null {
  if (typeof value === 'number') return parseEpochNumber(value)
  if (typeof value !== 'string') return null
  const time = inZoneOfDocument(parseAnyTime(value, seen.zone), seen.beside)
  return time && time.precisionMs <= DAY ? time : null
}
