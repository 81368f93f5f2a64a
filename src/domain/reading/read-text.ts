import { DAY } from '../time.js'
import { isAhead, objectionTo, strongest, type Candidate, type Rule } from './candidate.js'
import { isBeginning } from './beginnings.js'
import { findEpoch, findTimes, type FoundTime } from './find-times.js'
import type { Member } from './member.js'
import { membersOfLines, type LabelledLine } from './named-lines.js'
import { emptyRank, isEmpty } from './empty.js'
import { meaningOf, type KeyMeaning } from './key-words.js'
import { labelMeaning } from './labels.js'
import { parseAnyTime, parseEpoch } from './parse-time.js'
import { TELLS_OF_NO_END } from './newest-end.js'
import { LONGEST_BESIDE, statusInLine } from './said-beside.js'
import type { Seen } from './seen.js'
import { readStatusText } from './status-text.js'
import type { WrittenStatus } from './status.js'
import { classOfText } from './status-words.js'
import type { WriterFields } from './own-fields.js'

/** What a text tells: its last beat and what is said beside it. */
export interface TextFinding {
  readonly chosen: Candidate | null
  readonly status: WrittenStatus | null
  readonly said: WriterFields | null
  /** The monitors of a text that has a line for each. */
  readonly members: readonly Member[] | null
}

interface Line {
  readonly text: string
  /** From 1. */
  readonly number: number
}

const LONGEST_LINE = 4096
const FIRST_LINES = 200
const MOST_TEXT = 1_000_000
const UNLABELLED_RANK = 55

export function readText(text: string, seen: Seen): TextFinding {
  const lines = linesOf(text)
  const [only] = lines
  const epoch = lines.length === 1 && only ? parseEpoch(only.text) : null
  if (only && epoch) return plain(acceptable(candidate(only, epoch, 'epoch-text', 0), only.text, seen))
  const twoLines = readStatusText(lines, seen)
  if (twoLines) return { ...twoLines, members: null }
  const found = lines.flatMap((line) => wholeLine(line, seen) ?? timesIn(line, seen))
  const candidates = found.map(({ candidate }) => candidate)
  return { ...chosenOf(candidates, lines, seen), members: membersOfLines(found) }
}

/** The lines with something on them. Of a long log the head and the end are enough, and the work stays bounded. */
function linesOf(text: string): Line[] {
  const all = text.split(/\r\n|\n|\r/)
  const lines: Line[] = []
  let size = 0
  for (let index = all.length - 1; index >= 0; index--) {
    if (size > MOST_TEXT && index >= FIRST_LINES) continue
    const cut = (all[index] ?? '').slice(0, LONGEST_LINE)
    size += cut.length
    if (cut.trim() !== '') lines.push({ text: cut, number: index + 1 })
  }
  return lines.reverse()
}

function wholeLine(line: Line, seen: Seen): LabelledLine[] | null {
  const bare = line.text.trim().replace(/^(["'`])(.*)\1$/, '$2')
  const time = parseAnyTime(bare, seen.zone)
  const found = time && acceptable(candidate(line, time, 'time-line', 40), line.text, seen)
  return time && (found ? [{ candidate: found, label: '' }] : [])
}

function timesIn(line: Line, seen: Seen): LabelledLine[] {
  const found = findTimes(line.text, seen.zone)
  const epoch = found.length === 0 ? findEpoch(line.text) : null
  const all = epoch ? [epoch] : found
  return all.flatMap((time) => {
    const found = judged(line, time, epoch !== null, seen)
    return found ? [{ candidate: found, label: time.label }] : []
  })
}

function judged(line: Line, { time, start, end, label }: FoundTime, isEpoch: boolean, seen: Seen): Candidate | null {
  const meaning = labelMeaning(label)
  const field = `line:${line.number}`
  if (meaning.kind === 'other') return refuse(field, line, 'speaks of another time than the last beat', seen)
  if (isEpoch && meaning.kind !== 'life' && start > 0 && !isBesideWord(label, meaning))
    return refuse(field, line, 'a number that nothing calls a time', seen)
  if (meaning.kind !== 'life' && !standsFree(line.text, start, end))
    return refuse(field, line, 'a time within prose', seen)
  const rank = meaning.kind === 'life' ? meaning.rank : UNLABELLED_RANK
  return acceptable(candidate(line, time, 'time-in-line', rank), line.text, seen)
}

/** `ok 1791003365`: one word, and it is no name of a number. */
function isBesideWord(label: string, meaning: KeyMeaning): boolean {
  return meaning.kind === 'none' && /^\s*\p{L}{2,12}[:,]?\s+$/u.test(label)
}

/** At the head of a log line, or with little beside it. */
function standsFree(line: string, start: number, end: number): boolean {
  const before = line.slice(0, start).trim()
  return before.length <= 12 || line.trim().length - (end - start) <= LONGEST_BESIDE
}

function refuse(field: string, line: Line, why: string, seen: Seen): null {
  seen.ignore(field, line.text, why)
  return null
}

function acceptable(candidate: Candidate, text: string, seen: Seen): Candidate | null {
  const objection = objectionTo(candidate.time, seen.now)
  if (objection) seen.ignore(candidate.field, text, objection)
  return objection ? null : candidate
}

function candidate(line: Line, time: Candidate['time'], rule: Rule, rank: number): Candidate {
  return { field: `line:${line.number}`, time, rule, rank, strange: 0, holder: null, holderField: '' }
}

function plain(chosen: Candidate | null): TextFinding {
  return { chosen, status: null, said: null, members: null }
}

/** Labelled lines by their labels; of a log, the newest line. */
function chosenOf(found: readonly Candidate[], lines: readonly Line[], seen: Seen): TextFinding {
  const best = strongest(found, seen)
  if (!best) return plain(null)
  const equals = found.filter(({ rank }) => rank === best.rank || (rank >= 40 && best.rank >= 40 && rank < 60))
  const exact = equals.filter(({ time }) => time.precisionMs < DAY)
  const last = newestLine([...(exact.length > 0 ? exact : equals)].reverse(), lines, seen) ?? best
  const chosen: Candidate = equals.length > 1 ? { ...last, rule: 'newest-line' } : last
  const line = lines.find(({ number }) => `line:${number}` === chosen.field)
  const beside = line ? statusInLine(line.text, `line:${line.number}`, seen.zone) : null
  const never = neverIn(lines, chosen.rank)
  if (never) {
    seen.foundEmpty(never)
    seen.ignore(chosen.field, line?.text, `is weaker than ${never}, which is empty`)
    return plain(null)
  }
  const status = chosen.beginning?.status ?? beside
  return { chosen, status: status ?? (equals.length > 1 ? null : labelledStatus(lines)), said: null, members: null }
}

/** The newest line of a log that tells of an end; where all only began, the newest of them, and since when. */
function newestLine(found: readonly Candidate[], lines: readonly Line[], seen: Seen): Candidate | null {
  const past = found.filter(({ time }) => !isAhead(time, seen.now, seen.skewMs))
  const byNewest = [...(past.length > 0 ? past : found)].sort((a, b) => b.time.at - a.time.at)
  const textOf = new Map(lines.map(({ text, number }) => [number, text]))
  const textAt = ({ field }: Candidate) => textOf.get(Number(field.slice('line:'.length))) ?? ''
  const [best] = byNewest
  const end = byNewest.find((candidate) => !isBeginning(textAt(candidate)))
  if (!best || end === best) return best ?? null
  const value = textAt(best).trim().slice(0, 200)
  if (end) {
    seen.ignore(best.field, value, TELLS_OF_NO_END)
    return end
  }
  const since = byNewest.at(-1)?.time.at ?? best.time.at
  return { ...best, beginning: { status: { field: best.field, value, class: 'started' }, since } }
}

const EMPTY_LINE = /^[\s>*#|-]*(\p{L}[\p{L}\p{N} _()-]{2,40}?)["'`*]*\s*[:=|]["'`*\s]*([^\d:=|]{0,20}?)["'`*|\s]*$/u

/** A line that names a stronger beat than the one that was found, and says that it never came. */
function neverIn(lines: readonly Line[], rank: number): string | null {
  const found = lines.slice(0, FIRST_LINES).find(({ text }) => {
    const [, key = '', value = ''] = text.length <= 200 ? (EMPTY_LINE.exec(text) ?? []) : []
    const never = key !== '' && isEmpty(value) ? emptyRank(key, meaningOf(key), value) : null
    return never !== null && never < rank
  })
  return found ? `line:${found.number}` : null
}

const STATUS_LINE =
  /^[\s>*#-]*(?:last[ _-])?(?:status|state|health|result|outcome|conclusion)["*]*\s*[:=]\s*["*]*\s*(.{1,60}?)["*,]*\s*$/i

const EXIT_LINE =
  /^[\s>*#-]*(?:last[ _-])?(?:exit[ _-]?(?:code|status)?|rc|return[ _-]?code)["*]*\s*[:=]\s*["*]*\s*(-?\d{1,10})["*,]*\s*$/i

/** `status: ok` on a line of its own. */
function labelledStatus(lines: readonly Line[]): WrittenStatus | null {
  for (const { text, number } of lines.slice(0, FIRST_LINES)) {
    const value = text.length <= 200 ? STATUS_LINE.exec(text)?.[1] : undefined
    if (value !== undefined) return { field: `line:${number}`, value, class: classOfText(value) }
    const code = text.length <= 200 ? EXIT_LINE.exec(text)?.[1] : undefined
    if (code !== undefined) return { field: `line:${number}`, value: code, class: Number(code) === 0 ? 'ok' : 'fail' }
  }
  return null
}
