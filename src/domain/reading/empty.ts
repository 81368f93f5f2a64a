import type { JsonObject } from './json-object.js'
import { meaningOf, STRONG_RANK, wordsOf, type KeyMeaning } from './key-words.js'
import { parseAnyTime } from './parse-time.js'

/** Nothing, and what people write for it. */
const NOTHING =
  /^\s*(?:|never(?: run| ran| succeeded| seen)?|none(?: yet)?|not (?:yet(?: run)?|run(?: yet)?|available|set)|no data|null|nil|nan|n\/?a|unknown|undefined|false|[-–—.?]+|0|-1|tbd|pending|nie(?:mals)?|nunca|jamais|mai|nooit|aldrig|nigdy|никогда|从未|從未|なし|없음)\s*$/i

/** The Unix epoch and what databases write for no time at all. */
const LATEST_ZERO = 86_400_000

export function isEmpty(value: unknown): boolean {
  if (value === null || value === 0 || value === -1) return true
  return typeof value === 'string' && value.length <= 40 && NOTHING.test(value)
}

const NEVER = /^\s*(?:never|not yet|nie|nunca|jamais)/i
const OF_A_TIME = new Set(
  'last latest recent at time timestamp ts date datetime utc on when epoch unix heartbeat beat pulse ping'.split(' '),
)
const SAYS_SUCCESS = new Set('last latest success successful succeeded ok good passed'.split(' '))
const AFTER_A_HEARTBEAT = 21

/**
 * How strongly an empty key speaks of the beat that never came; null if it says nothing of it. A counter at zero says
 * nothing, nor does the end of something that the job only does beside its work.
 */
export function emptyRank(key: string, meaning: KeyMeaning, value: unknown, isUnderWay = false): number | null {
  if (meaning.kind !== 'life' || meaning.rank >= STRONG_RANK) return null
  const words = wordsOf(key)
  const never = typeof value === 'string' && NEVER.test(value)
  if (!never && !words.some((word) => OF_A_TIME.has(word))) return null
  if (meaning.strange > 0 && !words.some((word) => word === 'last' || word === 'latest')) return null
  // What runs has no end yet: `finished_at: null` says nothing against a heartbeat beside it.
  const isEnd = meaning.rule === 'success-key' && !words.some((word) => SAYS_SUCCESS.has(word))
  if (isEnd && isUnderWay) return null
  return isEnd ? AFTER_A_HEARTBEAT : meaning.rank
}

/** An object that says it runs. */
export function saysUnderWay({ status, state }: JsonObject): boolean {
  const said = status ?? state
  return typeof said === 'string' && /^(?:running|in[ _-]?progress|active|working|processing|alive|online)$/i.test(said)
}

/** The strongest empty key of an object that names its beat. */
export function strongestEmpty(object: JsonObject): { readonly key: string; readonly rank: number } | null {
  let best: { key: string; rank: number } | null = null
  for (const key in object) {
    const value = object[key]
    if (!isEmpty(value) && !isZeroTime(value)) continue
    const rank = emptyRank(key, meaningOf(key), value, saysUnderWay(object))
    if (rank !== null && (best === null || rank < best.rank)) best = { key, rank }
  }
  return best
}

/** `0001-01-01T00:00:00Z`, `1970-01-01`. */
function isZeroTime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(?:0001|1970)-01-01/.test(value)) return false
  const time = parseAnyTime(value)
  return time !== null && time.at <= LATEST_ZERO
}
