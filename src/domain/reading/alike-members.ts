import { isPlainObject } from '../plain-object.js'
import type { Instant } from '../time.js'
import type { MemberReading, Reading } from '../what-was-read.js'
import { isTimeKey, stateOf, sureInstant } from './flat-beat.js'

/** What many documents call the map of all that beat, and nothing else. */
const OPENING =
  /"(agents|monitors|services|jobs|bots|workers|nodes|components|instances|hosts|devices|servers|machines|heartbeats)"[ \t\n\r]*:[ \t\n\r]*\{/
/**
 * One member, up to the comma or the brace behind it: its name, and one or two values. A name is what stands there, and stands where
 * it was written: digits alone come first in an object.
 */
const MEMBER =
  /[ \t\n\r]*"(?!\d+")([^"\\/~<\u0000-\u001f]+)"[ \t\n\r]*:[ \t\n\r]*\{[ \t\n\r]*"([a-z_]+)"[ \t\n\r]*:[ \t\n\r]*"([\w:.+-]+)"(?:[ \t\n\r]*,[ \t\n\r]*"([a-z_]+)"[ \t\n\r]*:[ \t\n\r]*"([\w:.+-]+)")?[ \t\n\r]*\}[ \t\n\r]*([,}])/y
/** So much may stand before the map, and behind it. */
const MOST_BESIDE = 2000
const NOTHING: readonly string[] = []

/**
 * The members of the commonest documents of many, `{"agents": {"a": {"last_run": "2026-11-22T12:00:00Z", "status": "ok"}, …}}`, read
 * as all of them are but in a fifth of the time; null for every other text, and where a time lies behind `latest`.
 */
export function readAlikeMembers(text: string, latest: Instant): Extract<Reading, { kind: 'members' }> | null {
  const opening = OPENING.exec(text.slice(0, MOST_BESIDE))
  const map = opening?.[1]
  if (!opening || map === undefined) return null
  const from = opening.index + opening[0].length
  const members: MemberReading[] = []
  const names = new Set<string>()
  MEMBER.lastIndex = from
  let found = MEMBER.exec(text)
  for (; found !== null; found = MEMBER.exec(text)) {
    const member = memberOf(found, map, latest)
    if (member === null) return null
    members.push(member)
    names.add(member.name)
    if (found[6] === '}') break
  }
  const isWhole = found !== null && names.size === members.length
  const isSure = isWhole && standsAlone(map, text.slice(0, from - 1), text.slice(MEMBER.lastIndex))
  return isSure ? { kind: 'members', members } : null
}

/** By the index of each part: to take a match to pieces costs thousands of members twice as much. */
function memberOf(found: RegExpExecArray, map: string, latest: Instant): MemberReading | null {
  const [time, status] = found[2] === 'status' ? [4, 2] : [2, 4]
  const key = found[time] ?? ''
  const at = isTimeKey(key) ? sureInstant(found[time + 1] ?? '') : null
  const stateText = found[status + 1]
  const state = found[status] === undefined ? 'ok' : found[status] === 'status' ? stateOf(stateText) : undefined
  if (at === null || at > latest || state === undefined) return null
  const name = found[1] ?? ''
  const beat = stateText === undefined ? { at, state } : { at, state, stateText }
  const evidence = { field: `/${map}/${name}/${key}`, rule: 'monitor', zone: 'utc' } as const
  return { name, reading: { kind: 'beat', beat, evidence, notes: NOTHING } }
}

/** Beside the map are only plain values, none of which tells of a beat of our own writer. */
function standsAlone(map: string, before: string, after: string): boolean {
  if (after.length > MOST_BESIDE || after.includes(map) || /[\\<]/.test(before + after)) return false
  const root = parsed(`${before}null${after}`)
  return isPlainObject(root) && root[map] === null && !('monitor' in root) && Object.values(root).every(isPlain)
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
