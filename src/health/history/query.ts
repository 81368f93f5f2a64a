import { zoneOf } from '../../domain/calendar/zone.js'
import { parseDuration } from '../../domain/duration.js'
import type { Span } from '../../domain/history/history.js'
import { nearestWord } from '../../domain/nearest.js'
import { parseTime } from '../../domain/reading/parse-time.js'
import { DAY, toIso, type Instant } from '../../domain/time.js'
import { monitorNamed, nearestMonitor, quoted, unknownMonitor } from '../monitor-named.js'
import type { KnownBoard } from '../board.js'

export const FORMATS = ['json', 'csv', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

/** What of the past is asked for. */
export interface HistoryQuery {
  readonly span: Span
  /** By id. */
  readonly monitors: readonly string[]
  readonly format: Format
}

const KEYS = ['from', 'to', 'monitor', 'format']
const USUAL_DAYS = 90
const MOST_DAYS = 400
const MOST_NAMES = 100
/** To find who was meant is work, and the first ones are enough to see what is wrong. */
const MOST_GUESSES = 5

/** The query of an export; what is wrong with it goes to `problems`, all of it. */
export function historyQueryOf(
  params: URLSearchParams,
  board: KnownBoard,
  now: Instant,
  problems: string[],
): HistoryQuery | null {
  for (const key of new Set(params.keys())) checkKey(key, params, problems)
  const span = spanOf(params, board, now, problems)
  const monitors = monitorsOf(params.getAll('monitor'), board, problems)
  const format = formatOf(params.get('format'), problems)
  return problems.length > 0 || span === null || format === null ? null : { span, monitors, format }
}

function checkKey(key: string, params: URLSearchParams, problems: string[]): void {
  if (!KEYS.includes(key)) {
    const nearest = nearestWord(key, KEYS)
    problems.push(`${quoted(key)} is not known here; ${nearest ? `write ${nearest}` : `there are ${KEYS.join(', ')}`}`)
  } else if (key !== 'monitor' && params.getAll(key).length > 1) problems.push(`${key}: is given twice; give it once`)
}

function spanOf(params: URLSearchParams, board: KnownBoard, now: Instant, problems: string[]): Span | null {
  const { zone } = board
  const to = params.has('to') ? instantOf('to', params.get('to') ?? '', { zone, now, problems }) : now
  const from = params.has('from') ? instantOf('from', params.get('from') ?? '', { zone, now, problems }) : null
  if (to === null || (from === null && params.has('from'))) return null
  const span = { from: from ?? usualFrom(Math.min(to, now), board), to: Math.min(to, now) }
  if (from !== null && from >= now)
    problems.push(`from: ${toIso(from)} lies in the future; give a time that has passed`)
  else if (span.from >= span.to)
    problems.push(`from: ${toIso(span.from)} is not before ${toIso(span.to)}; turn them round`)
  else if (span.to - span.from > MOST_DAYS * DAY)
    problems.push(`from: more than ${MOST_DAYS} days are asked for at once; ask for them one after the other`)
  return span
}

/** Before the first look there is nothing to tell. */
function usualFrom(to: Instant, { history }: KnownBoard): Instant {
  const from = to - USUAL_DAYS * DAY
  const first = history.firstLookAt
  return first !== null && first < to ? Math.max(from, first) : from
}

interface Asked {
  readonly zone: string | null
  readonly now: Instant
  readonly problems: string[]
}

/** An instant, a day (the end of it for `to`), or a length of time ago. */
function instantOf(key: 'from' | 'to', text: string, { zone, now, problems }: Asked): Instant | null {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isFinite(day) && new Date(day).toISOString().startsWith(text)) {
    const wall = key === 'from' ? day : day + DAY
    return zone === null ? wall : zoneOf(zone).firstAt(wall)
  }
  const ago = /^\d+[a-z]/i.test(text) ? parseDuration(text) : null
  if (ago !== null) return now - ago
  const at = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) ? parseTime(text)?.at : undefined
  if (at !== undefined) return at
  const remedy = 'write a day like 2026-11-01, an instant like 2026-11-01T09:30:00Z, or a length of time ago like 30d'
  problems.push(`${key}: ${quoted(text)} is no time; ${remedy}`)
  return null
}

/** All where nobody is named. */
function monitorsOf(names: readonly string[], board: KnownBoard, problems: string[]): readonly string[] {
  if (names.length === 0) return Object.keys(board.map.monitors)
  if (names.length > MOST_NAMES)
    problems.push(`monitor: more than ${MOST_NAMES} are named; name fewer, or none for all`)
  if (problems.length > 0) return []
  const ids = [...new Set(names)].flatMap((name) => {
    const entry = monitorNamed(board, name)
    if (entry === null && problems.length < MOST_GUESSES)
      problems.push(`monitor: ${unknownMonitor(name, nearestMonitor(board, name))}`)
    return entry === null ? [] : [entry.id]
  })
  return [...new Set(ids)]
}

function formatOf(text: string | null, problems: string[]): Format | null {
  const format = FORMATS.find((one) => one === (text ?? 'json').toLowerCase())
  if (format === undefined) problems.push(`format: ${quoted(text ?? '')} is not known; write ${FORMATS.join(', ')}`)
  return format ?? null
}

/** The last and how many of the days that a span touches, in the zone of the page. */
export function daysOf({ from, to }: Span, zone: string | null): number {
  const dayOf = (at: Instant): number => Math.floor((zone === null ? at : zoneOf(zone).toWall(at)) / DAY)
  return dayOf(to - 1) - dayOf(from) + 1
}
