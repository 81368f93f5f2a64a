import { DAY } from '../time.js'
import { objectionTo, type JsonObject } from './candidate.js'
import type { ContainerKind } from './containers.js'
import { meaningOf, wordsOf } from './key-words.js'
import type { Member } from './member.js'
import { isEmpty } from './empty.js'
import { pointerTo } from './object-times.js'
import { parseAnyTime, parseEpochNumber } from './parse-time.js'
import type { Seen } from './seen.js'
import { inZoneOfDocument } from './zone-beside.js'

/** After so many keys that name no time, none will. */
const SURELY_NAMES = 50

/** `{"backup": 1764607515, "mailer": …}`: every value is a time and no key names one. */
export function nameMap(map: JsonObject, pointer: string, kind: ContainerKind, seen: Seen): Member[] {
  const members: Member[] = []
  for (const key in map) {
    const value = map[key]
    const never = isEmpty(value) && members.length > 0
    const written =
      typeof value === 'string'
        ? parseAnyTime(value, seen.zone)
        : typeof value === 'number'
          ? parseEpochNumber(value)
          : null
    const time = inZoneOfDocument(written, seen.beside)
    if ((!time && !never) || (members.length < SURELY_NAMES && (namesATime(key) || isNumber(key, value)))) return []
    if (time && objectionTo(time, seen.now))
      seen.ignore(pointerTo(pointer, key), value, objectionTo(time, seen.now) ?? '')
    else members.push({ name: key, field: pointerTo(pointer, key), time, status: null, holder: null, notes: [] })
  }
  // Days alone, deep in a document, are as likely the dates of its data.
  if (pointer !== '' && kind === 'plain' && members.some(({ time }) => time && time.precisionMs >= DAY)) return []
  return members.length >= (pointer === '' || kind === 'monitors' ? 1 : 2) ? members : []
}

/** `last_run`, `updated_at`, `timestamp`; not `report`, which may be the name of a job. */
const NAMES_A_TIME = new Set(
  'last latest at time timestamp ts date datetime day utc updated modified epoch unix when now heartbeat heartbeats pulse beat alive ping keepalive checked seen generated finished completed success successful sent stamp stamped'.split(
    ' ',
  ),
)

/** Numbers that are as large as an epoch and are none: `user_id`, `total_bytes`, `block_height`. */
const COUNTS = new Set(
  'id ids pid ppid uid gid number num no seq sequence serial count counter total sum size bytes length offset port phone chat user account revision build hash nonce checksum version seed amount price volume block height balance cap supply followers views rows tokens'.split(
    ' ',
  ),
)

function isNumber(key: string, value: unknown): boolean {
  return typeof value === 'number' && COUNTS.has(wordsOf(key).at(-1) ?? '')
}

function namesATime(key: string): boolean {
  const meaning = meaningOf(key)
  if (meaning.kind === 'other') return true
  return meaning.kind === 'life' && wordsOf(key).some((word) => NAMES_A_TIME.has(word)) && !/[-.]/.test(key)
}
