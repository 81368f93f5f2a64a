import { oneLine } from '../domain/safe-text.js'
import { DAY, HOUR, toText, type Duration, type Instant } from '../domain/time.js'
import { inspect } from './inspect.js'

/** A file of a repository that reads like somebody's heartbeat. */
export interface FoundHeartbeat {
  /** Monitor id that its name suggests. */
  readonly id: string
  readonly path: string
  /** The last beat in it. */
  readonly at: Instant
  /** By which field of it. */
  readonly field: string
  /** How long it may be silent, so that it is not late now. */
  readonly thresholdMs: Duration
}

const NAMED_SO = /heart[-_ ]?beat|last[-_]?(run|seen|success|beat)|keep[-_]?alive/i
const DOCUMENT = /\.(json|jsonl|ndjson|txt|ya?ml|toml|csv|log|prom)$|(^|\/)[^./]+$/i
const ELSEWHERE =
  /(^|\/)(\.github|node_modules|vendor|dist|build|docs|examples?|schemas?|fixtures?|__tests__|tests?)\//i
/** More are no heartbeats but a data set. */
const MOST = 20

/** Which of these paths may hold a heartbeat, by their names alone. */
export function likelyHeartbeats(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => NAMED_SO.test(path) && DOCUMENT.test(path) && !ELSEWHERE.test(path)).slice(0, MOST)
}

const THRESHOLDS: readonly Duration[] = [2 * HOUR, 26 * HOUR, 8 * DAY, 32 * DAY]

/** What stands in it, if it is a heartbeat; null where no time is found, or one so old that nothing beats there. */
export function heartbeatIn(path: string, text: string, now: Instant): FoundHeartbeat | null {
  const { timestamp, field } = inspect(text, {
    timestampField: null,
    timezone: null,
    statusField: null,
    format: 'auto',
    now,
  })
  if (timestamp === null || field === null) return null
  const at = Date.parse(timestamp)
  const thresholdMs = THRESHOLDS.find((threshold) => now - at < threshold)
  return thresholdMs === undefined ? null : { id: idOf(path), path, at, field, thresholdMs }
}

/** `data/scheduler_heartbeat.json` is `scheduler`; one that says only "heartbeat" is called after its folder. */
function idOf(path: string): string {
  const [file = '', folder = ''] = path.split('/').reverse()
  const own = wordsOf(file.replace(/\.[^.]+$/, ''))
  return own || wordsOf(folder) || 'heartbeat'
}

function wordsOf(name: string): string {
  return name
    .replace(/heart[-_ ]?beat|last[-_]?(run|seen|success|beat)|keep[-_]?alive|\bstatus\b/gi, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** In one line, for people. */
export function describeHeartbeat({ path, at, field }: FoundHeartbeat): string {
  return oneLine(`${path} (${field} says ${toText(at)})`)
}
