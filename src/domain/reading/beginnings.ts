import { createBoundedCache } from '../bounded-cache.js'
import type { JsonObject } from './candidate.js'
import { wordsOf } from './key-words.js'
import { pointerTo } from './object-times.js'
import type { WrittenStatus } from './status.js'

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/))
}

/** What began, was put off or is tried once more has not ended. */
const BEGINNINGS = words(
  `start started starts starting begin began begins beginning begun launch launched launching initializing initialising initiated kickoff
  triggered dispatched invoking invoked spawned spawning booting restarting attempting trying skip skipped skipping skips retry retrying
  retries queued queueing enqueued queuing scheduled scheduling pending deferred postponed delayed locked requested submitted
  iniciado iniciada iniciando inicio comenzando omitido gestartet beginnt beginn starte startet ubersprungen demarre demarrage commence ignore
  avviato iniziato rozpoczeto saltado reintentando`,
)
const ENDS = words(
  `complete completed completes completion finish finished finishes done success successful successfully succeeded end ended ends exited exit
  passed finalizado finalizada terminado terminada completado completada beendet abgeschlossen fertig erfolgreich termine terminee reussi finito
  completato zakonczono concluido concluida`,
)
/** Words of an end that count only where they stand before what began. */
const WEAK_ENDS = words(
  'ok failed failure error tick beat heartbeat alive processed synced saved sent pushed uploaded wrote written',
)
const NOT_YET = words('not never no without before until un previous last prior after since if unless when to')
const SIGNS = /开始|開始|启动|起動|시작|跳过|スキップ|重试|начал|старт|запущен|пропущ|شروع/
const END_SIGNS = /完成|完了|成功|终了|終了|완료|성공|заверш|законч|успе/
const LOCK =
  /\bwaiting (?:for|on) (?:the |a )?lock\b|\b(?:attempt|try) #?\d+ ?(?:of|\/) ?\d|\block (?:is )?held\b|\bheld by pid\b|\balready running\b|\banother instance\b/i
/** `skipped=2`, `0 skipped`: counts, not what happened. */
const COUNTS = /\b[a-z_]{2,20}\s?[=:]\s?\d+\b|(?<=[\s,(])\d+ (?:skipped|retries|queued|pending|delayed)\b/gi
const LONGEST = 300
const MEMORY_LIMIT = 1000

const memory = createBoundedCache<string, boolean>(MEMORY_LIMIT)

/** Whether a line, an event or a status says only that something began, waits or was left out. */
export function isBeginning(text: string): boolean {
  return text.length <= LONGEST ? memory.of(text, classify) : classify(text.slice(0, LONGEST))
}

function classify(text: string): boolean {
  if (LOCK.test(text)) return true
  const told = wordsOf(text.replace(COUNTS, ' '))
  const begin = told.findIndex((word) => BEGINNINGS.has(word))
  if (begin < 0) return SIGNS.test(text) && !END_SIGNS.test(text)
  const isEnd = (word: string, i: number) =>
    ENDS.has(word) && !told.slice(Math.max(0, i - 2), i).some((near) => NOT_YET.has(near))
  if (told.some(isEnd)) return false
  return (
    !told.slice(0, begin).some((word) => WEAK_ENDS.has(word)) || told.includes('retrying') || told.includes('retry')
  )
}

const EVENT_KEYS = [
  'event',
  'last_event',
  'lastEvent',
  'event_type',
  'eventType',
  'event_name',
  'eventName',
  'action',
  'phase',
  'type',
  'kind',
  'stage',
]
const STATUS_KEYS = ['status', 'state', 'conclusion', 'result', 'outcome', 'run_status', 'job_status']
const MESSAGE_KEYS = ['message', 'msg', 'text', 'log']
/** A trigger may be called so: what its status says of an end comes first. */
const SOFT = words('scheduled schedule triggered queued dispatched requested delayed')
const FINISHED = words('completed complete success succeeded finished done failed failure error passed cancelled')
const UNDER_WAY = words('running in_progress inprogress processing executing working active')

/** What an entry of a log says of a beginning, where it tells of no end. */
export function beginningOf(entry: JsonObject, pointer: string): WrittenStatus | null {
  const event = first(entry, EVENT_KEYS)
  const state = first(entry, STATUS_KEYS)
  const saysBegin = event !== null && isBeginning(event.value)
  const ended = state !== null && FINISHED.has(state.value.toLowerCase())
  const isSoft = saysBegin && wordsOf(event.value).every((word) => SOFT.has(word) || !BEGINNINGS.has(word))
  if (saysBegin && !(isSoft && ended)) return started(event, pointer)
  if (state !== null && isBeginning(state.value)) return started(state, pointer)
  if (event !== null || state !== null || entry.exit_code !== undefined) return null
  const message = first(entry, MESSAGE_KEYS)
  return message !== null && isBeginning(message.value) ? started(message, pointer) : null
}

/** The same for the only object of a document, by its event alone. */
export function eventBeginning(entry: JsonObject, pointer: string): WrittenStatus | null {
  const event = first(entry, EVENT_KEYS.slice(0, 9))
  return event !== null && isBeginning(event.value) ? started(event, pointer) : null
}

/** An entry under way, which tells of no end beside entries that do. */
export function underWay(entry: JsonObject, pointer: string): WrittenStatus | null {
  const state = first(entry, STATUS_KEYS)
  return state !== null && UNDER_WAY.has(state.value.toLowerCase()) ? started(state, pointer) : null
}

export function isFinished(entry: JsonObject): boolean {
  const state = first(entry, STATUS_KEYS)
  return state !== null && FINISHED.has(state.value.toLowerCase())
}

interface Said {
  readonly key: string
  readonly value: string
}

function first(entry: JsonObject, keys: readonly string[]): Said | null {
  for (const key of keys) {
    const value = entry[key]
    if (typeof value === 'string' && value !== '') return { key, value }
  }
  return null
}

function started({ key, value }: Said, pointer: string): WrittenStatus {
  return { field: pointerTo(pointer, key), value: value.slice(0, 200), class: 'started' }
}
