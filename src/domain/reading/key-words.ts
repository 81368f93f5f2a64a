import { createBoundedCache } from '../bounded-cache.js'
import { translate } from './key-translations.js'

/** What a key says its time is. Lower ranks are stronger; `other` never counts as life. */
export type KeyMeaning =
  | { readonly kind: 'life'; readonly rule: RuleName; readonly rank: number; readonly strange: number }
  | { readonly kind: 'other' }
  /** A name or an amount, whatever its digits look like. */
  | { readonly kind: 'amount' }
  | { readonly kind: 'none' }

export type RuleName =
  'success-key' | 'heartbeat-key' | 'last-run-key' | 'time-key' | 'date-key' | 'last-something-key' | 'data-date-key'

/** Below this rank a key speaks of the job itself, not of something it does or holds. */
export const STRONG_RANK = 60
export const RUN_RANK = 39
/** Up to here a key speaks of the time of whatever it stands in. */
export const GENERAL_RANK = 45

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

const OTHER = words(
  `next upcoming expire expires expired expiry expiration exp due deadline schedule scheduled scheduling planned plan expected eta
  estimated target start started starts starting begin began begun boot booted launch launched create created creation ctime born birth
  birthday birthdate join joined joining first since until till from through thru valid validity gte gt lte lt registered registration
  installed enrolled signup initial initialized initialised seeded previous prev prior oldest earliest baseline inception founded cooldown
  snooze snoozed mute muted locked lock lease retry failed failure failures fail failing error errors errored crash crashed alert alerted
  alerts incident outage down downtime offline dead holiday holidays before after opened closed closes opens reset stopped stop
  restart restarted restarts detect detected resolve resolved acknowledged acked escalated raised occurred happened breached
  recovered recovery mitigated triaged paused disabled bootstrapped deadletter max maximum min minimum timeout eol`,
)
/** A number under such a key is a name or an amount. */
const NOT_A_TIME = words(
  `id ids pid ppid uid gid count counter total totals number num size bytes seq sequence version hash sha port code by user users chat nonce
  block slot height index idx url uri path host name limit price amount value percent pct ratio score`,
)
const SUCCESS = words(
  'success successful successfully succeeded ok complete completed completion finish finished done ended passed good',
)
const HEARTBEAT = words('heartbeat heartbeats beat pulse pulses alive ping pinged pong keepalive hb liveness checkin')
const RUN = words('run runs ran execution executed exec cycle loop tick iteration invoked invocation')
const CHECK = words(
  'seen check checked checks active activity poll polled polling contact contacted wake woke trigger triggered visit visited',
)
const ACTS = words(
  'sync synced synchronized scan scanned fetch fetched refresh refreshed crawl crawled scrape scraped collected processed attempt attempted pulled monitored observed',
)
const GENERAL = words(
  `timestamp ts time datetime now current when at utc update updated updates modified mtime generated written wrote saved recorded logged
  captured pushed push sent stamped stamp posted reported report emitted published exported produced measured changed received touched
  heard unix epoch instant moment iso asof`,
)
const DATE = words('date day')
const NEUTRAL = words(
  `last latest recent most at time timestamp ts date datetime utc gmt iso iso8601 local epoch unix ms s sec secs second seconds millis milliseconds
  on the of my current now day z tz jst kst ist est edt pst pdt cet cest bst msk wib ict sgt hkt cst aest str string human readable
  job service system bot agent server worker process scheduler workflow cron app script daemon runner status state info`,
)
/** An idle job completes no task and is alive: such times are the work's, not the job's. */
const WORKPIECE = words(
  'task tasks trade trades order orders tweet post message email mail article item game match signal deal candle bar price payment command request response event commit deploy deployment release build login',
)
const FILE_MADE = words('published exported generated')

const meanings = createBoundedCache<string, KeyMeaning>(5000)

/** Says what the time under a key would mean. */
export function meaningOf(key: string): KeyMeaning {
  return meanings.of(key, findMeaning)
}

function findMeaning(key: string): KeyMeaning {
  return key.length > 80 ? { kind: 'none' } : classify(wordsOf(key))
}

const knownWords = createBoundedCache<string, readonly string[]>(5000)
const LONGEST_KNOWN = 80

/** `lastRunAt`, `LAST_RUN_AT` and `última-ejecución` as words. */
export function wordsOf(key: string): readonly string[] {
  return key.length > LONGEST_KNOWN ? findWords(key) : knownWords.of(key, findWords)
}

function findWords(key: string): readonly string[] {
  const parts = /^[\x20-\x7e]*$/.test(key) ? asciiParts(key) : partsOf(key)
  return parts
    .filter((word) => word !== '')
    .flatMap((word) => translate(word))
    .flatMap((word) => split(word))
}

// Apart, because patterns of all the world's letters take longer to build than a whole file to read.
function asciiParts(key: string): string[] {
  const plain = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
  return plain.toLowerCase().split(/[^a-z\d]+/)
}

function partsOf(key: string): string[] {
  const plain = key.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
  return withoutMarks(plain)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/ı/g, 'i')
    .normalize('NFC')
}

/** `lastrun`, `updatedat`, `nextrun`: words that were written as one. */
function split(word: string): string[] {
  if (isKnown(word)) return [word]
  const glued = /^(last|latest|next|first)(.{2,})$/.exec(word) ?? /^(.{2,})(at|time|date|utc|ts|timestamp)$/.exec(word)
  if (!glued) return [word]
  const [, head = '', tail = ''] = glued
  const rest = head === 'last' || head === 'latest' || head === 'next' || head === 'first' ? tail : head
  const parts = split(rest)
  if (!parts.every(isKnown)) return [word]
  return rest === tail ? [head, ...parts] : [...parts, tail]
}

const ALL = new Set(
  [OTHER, NOT_A_TIME, SUCCESS, HEARTBEAT, RUN, CHECK, ACTS, GENERAL, DATE, NEUTRAL].flatMap((set) => [...set]),
)

function isKnown(word: string): boolean {
  return ALL.has(word)
}

function classify(key: readonly string[]): KeyMeaning {
  if (key.length > 8) return { kind: 'none' }
  if (key.some((word) => OTHER.has(word)) || (key.length > 1 && key.at(-1) === 'to')) return { kind: 'other' }
  if (key.some((word) => NOT_A_TIME.has(word))) return { kind: 'amount' }
  return life(key) ?? { kind: 'none' }
}

function life(key: readonly string[]): KeyMeaning | null {
  const has = (set: ReadonlySet<string>) => key.some((word) => set.has(word))
  const isLast = key.some((word) => word === 'last' || word === 'latest' || word === 'recent')
  const strange = key.filter((word) => !isKnown(word)).length
  const workpiece = has(WORKPIECE)
  const rank = (rule: RuleName, value: number): KeyMeaning => ({ kind: 'life', rule, rank: value, strange })
  // That something else finished is less than the job's own heartbeat.
  if (!workpiece && (has(SUCCESS) || isEnd(key))) return rank('success-key', strange > 0 && !isLast ? 25 : 10)
  if (has(HEARTBEAT)) return rank('heartbeat-key', 20)
  if (!workpiece && has(RUN)) return strange > 0 && !isLast ? rank('last-run-key', 38) : rank('last-run-key', 30)
  if (!workpiece && has(CHECK)) return rank('last-run-key', strange > 0 ? 38 : 32)
  if (!workpiece && has(ACTS))
    return has(DATE) ? rank('data-date-key', 78) : rank('last-run-key', strange > 0 ? 38 : 34)
  if (/^as of$/.test(key.join(' ')) || key[0] === 'asof') return rank('data-date-key', 78)
  if (strange === 0 && !workpiece && has(GENERAL)) return rank('time-key', has(FILE_MADE) ? 44 : 40)
  if (strange === 0 && !workpiece && has(DATE)) return rank('date-key', 50)
  if (has(DATE)) return rank('data-date-key', 78)
  return isLast || has(GENERAL) ? rank('last-something-key', 70) : null
}

/** `end_time`, `ended_at`, `run_end`; not `period_end`. */
function isEnd(key: readonly string[]): boolean {
  return key.includes('end') && key.every((word) => word === 'end' || NEUTRAL.has(word) || RUN.has(word))
}
