import { createBoundedCache } from '../bounded-cache.js'
import { isPlainObject } from '../plain-object.js'
import type { JsonObject } from './candidate.js'
import { wordsOf } from './key-words.js'
import { pointerTo } from './object-times.js'
import { classOfText, type StatusClass } from './status-words.js'
import type { WrittenStatus } from './written-status.js'

export type { WrittenStatus } from './written-status.js'

type Kind = 'word' | 'flag' | 'exit' | 'error' | 'count'

// GitHub's `status: completed` says nothing; its conclusion does.
const NOUNS = [
  'conclusion',
  'status',
  'state',
  'health',
  'outcome',
  'result',
  'verdict',
  'estado',
  'statut',
  'stato',
  '状态',
  '状態',
  '상태',
  'وضعیت',
]
const OF_THE_JOB = new Set(
  'last current overall final attempt job run service system bot agent worker monitor health scheduler workflow heartbeat task process execution exec sync build check server app backup'.split(
    ' ',
  ),
)
const FLAGS = new Set([
  'ok',
  'success',
  'succeeded',
  'healthy',
  'alive',
  'online',
  'up',
  'running',
  'active',
  'passed',
  'failed',
  'failing',
  'crashed',
  'unhealthy',
  'down',
  'dead',
])
const BAD_FLAGS = new Set(['failed', 'failing', 'crashed', 'unhealthy', 'down', 'dead'])
/** Counted by whoever wrote the file, without a word on how it stands. */
const FAILURES = new Set([
  'consecutive failures',
  'consecutive errors',
  'failures in a row',
  'consecutive fails',
  'fail streak',
])
const EXITS = new Set([
  'exit code', 'exitcode', 'rc', 'returncode', 'return code', 'exit status', 'exitstatus', 'pull rc', 'last exit code', 'last rc',
  'last exit status', 'errorlevel', 'exit',
]) // prettier-ignore
const ERRORS = new Set(['error', 'last error', 'errors', 'error message', 'exception', 'last exception', 'last errors'])
/** Where a time at the top belongs to a status one level below. */
const HOMES = new Set([
  'monitor',
  'heartbeat',
  'health',
  'service',
  'job',
  'run',
  'scheduler',
  'bot',
  'agent',
  'pulse',
  'last run',
])

/** A status stands among few keys; an object of thousands is a map of something. */
const MOST_KEYS = 500

/** What a key says of a status, and how much it counts beside others. */
type Role = { readonly kind: Kind; readonly order: number } | null

const roles = createBoundedCache<string, Role>(5000)

/** The status at the level of the time. */
export function statusOf(object: JsonObject, pointer: string): WrittenStatus | null {
  let best: { status: WrittenStatus; order: number } | null = null
  let keys = 0
  for (const key in object) {
    if (++keys > MOST_KEYS) break
    const role = roleOf(key)
    if (!role || (best && best.order <= role.order)) continue
    const status = written(role.kind, key, object[key], pointer)
    if (status) best = { status, order: role.order }
  }
  return best?.status ?? null
}

/** The same, or that of the one object below that is the monitor itself. */
export function statusNear(object: JsonObject, pointer: string): WrittenStatus | null {
  const own = statusOf(object, pointer)
  if (own) return own
  const inside = Object.keys(object)
    .slice(0, MOST_KEYS)
    .flatMap((key) => {
      const home = HOMES.has(wordsOf(key).join(' ')) ? object[key] : null
      return (isPlainObject(home) && statusOf(home, pointerTo(pointer, key))) || []
    })
  const [found] = inside
  return inside.length === 1 && found && found.class !== 'unknown' ? found : null
}

/** Errors that the document mentions beside its status. */
export function errorsOf(object: JsonObject, pointer: string): WrittenStatus[] {
  const keys = Object.keys(object)
    .slice(0, MOST_KEYS)
    .filter((key) => roleOf(key)?.kind === 'error')
  return keys.flatMap((key) => written('error', key, object[key], pointer) ?? counted(key, object[key], pointer) ?? [])
}

export function roleOf(key: string): Role {
  return roles.of(key, findRole)
}

function findRole(key: string): Role {
  return key.length > 40 ? null : classify(wordsOf(key))
}

function classify(words: readonly string[]): Role {
  const noun = NOUNS.indexOf(words.at(-1) ?? '')
  const phrase = words.join(' ')
  if (EXITS.has(phrase)) return { kind: 'exit', order: 60 }
  if (noun >= 0 && words.length === 1) return { kind: 'word', order: noun }
  if (noun >= 0 && words.slice(0, -1).every((word) => OF_THE_JOB.has(word))) return { kind: 'word', order: 20 + noun }
  if (ERRORS.has(phrase)) return { kind: 'error', order: 70 }
  if (FAILURES.has(phrase)) return { kind: 'count', order: 80 }
  const led = words[0] === 'is' || words[0] === 'last'
  const flag = led ? words.slice(1).join(' ') : phrase
  return FLAGS.has(flag) ? { kind: 'flag', order: led ? 41 : 40 } : null
}

function written(kind: Kind, key: string, value: unknown, pointer: string): WrittenStatus | null {
  const found = classIn(kind, key, value)
  if (!found) return null
  const shown = typeof value === 'object' ? shownOf(value) : (value as WrittenStatus['value'])
  return { field: pointerTo(pointer, key), value: shown, class: found }
}

function classIn(kind: Kind, key: string, value: unknown): StatusClass | null {
  switch (kind) {
    case 'word':
      if (typeof value === 'string') return value.trim() === '' ? null : classOfText(value)
      if (typeof value === 'number')
        return value >= 200 && value < 300 ? 'ok' : value >= 400 && value < 600 ? 'fail' : 'unknown'
      return typeof value === 'boolean' ? classOfFlag('ok', value) : null
    case 'flag':
      return typeof value === 'boolean' ? classOfFlag(wordsOf(key).at(-1) ?? '', value) : null
    case 'exit':
      return exitClass(value)
    case 'error':
      return isError(value) ? 'fail' : null
    case 'count':
      return typeof value === 'number' && value > 0 ? 'fail' : null
  }
}

/** An exit code, also as the text that shells write. */
function exitClass(value: unknown): StatusClass | null {
  const code = typeof value === 'string' && /^\s*-?\d{1,10}\s*$/.test(value) ? Number(value) : value
  return typeof code === 'number' ? (code === 0 ? 'ok' : 'fail') : null
}

/** Switched off is no failure: `active: false` may be wanted. */
function classOfFlag(word: string, value: boolean): StatusClass {
  if (BAD_FLAGS.has(word)) return value ? 'fail' : 'ok'
  if (value) return 'ok'
  return ['active', 'running', 'online', 'up'].includes(word) ? 'unknown' : 'fail'
}

function isError(value: unknown): boolean {
  if (typeof value === 'string') return !/^\s*(?:|none|null|nil|no|n\/?a|ok|0|-+|false|no errors?)\s*$/i.test(value)
  if (isCounters(value)) return false
  if (Array.isArray(value)) return value.length > 0
  return isPlainObject(value) ? Object.keys(value).length > 0 : value === true
}

function counted(key: string, value: unknown, pointer: string): WrittenStatus | null {
  const field = pointerTo(pointer, key)
  if (typeof value === 'number') return value > 0 ? { field, value, class: 'fail' } : null
  const some = isCounters(value) && /[1-9]/.test(JSON.stringify(value).slice(0, 2000))
  return some ? { field, value: shownOf(value), class: 'fail' } : null
}

function shownOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return (typeof first === 'string' ? first : JSON.stringify(first)).slice(0, 200)
}

const COUNTS = new Set('count counts n num number total times occurrences occurrence hits amount'.split(' '))

/** Tallies of what went wrong, by kind: they say how often, not that the job failed. */
function isCounters(value: unknown): boolean {
  if (Array.isArray(value))
    return value.length > 0 && value.slice(0, 50).every((entry) => typeof entry === 'number' || isTally(entry))
  return (
    isPlainObject(value) &&
    Object.keys(value).length > 0 &&
    Object.values(value).every((entry) => typeof entry === 'number')
  )
}

/** `{"category": "timeout", "count": 3}`; one that has a message is an error. */
function isTally(entry: unknown): boolean {
  if (!isPlainObject(entry)) return false
  const keys = Object.keys(entry)
  const counts = keys.some((key) => COUNTS.has(wordsOf(key).at(-1) ?? '') && typeof entry[key] === 'number')
  return counts && keys.every((key) => !/message|msg|error|exception|trace|detail|reason/i.test(key))
}
