import { isBeginning } from './beginnings.js'
import { objectionTo, type Candidate } from './candidate.js'
import { findTimes } from './find-times.js'
import { labelMeaning } from './labels.js'
import { newestEnd } from './newest-end.js'
import { pointerTo } from './object-times.js'
import { statusInLine } from './said-beside.js'
import type { Seen } from './seen.js'
import { inZoneOfDocument } from './zone-beside.js'

const LONGEST = 300
const MOST = 5000
/** As strong as a general time key: a log tells of the job, and its time is written in full. */
const SENTENCE_RANK = 45

/** The newest of a list of log lines, each a sentence with its time at the head; null for any other list. */
export function sentencesIn(list: readonly unknown[], pointer: string, seen: Seen): Candidate | null {
  const from = Math.max(0, list.length - MOST)
  const recent = [...list.slice(0, from > 0 ? MOST : 0), ...list.slice(from)]
  if (!recent.some((line) => typeof line === 'string') || !recent.every((line) => typeof line === 'string')) return null
  const found = list.flatMap((line, index) => {
    if (index < from && index >= MOST) return []
    return sentenceOf(String(line).slice(0, LONGEST), pointer, index, seen) ?? []
  })
  return found.length >= Math.min(recent.length, list.length) / 2 ? newestEnd(found, seen) : null
}

function sentenceOf(line: string, pointer: string, index: number, seen: Seen): Candidate | null {
  const [found] = findTimes(line, seen.zone)
  const time = found && { ...found, time: inZoneOfDocument(found.time, seen.beside) }
  if (!time || line.slice(0, time.start).trim().length > 12 || labelMeaning(time.label).kind === 'other') return null
  const field = pointerTo(pointer, index)
  const objection = objectionTo(time.time, seen.now)
  if (objection) {
    seen.ignore(field, line, objection)
    return null
  }
  const status = { field, value: line.slice(0, 200), class: 'started' as const }
  const said = statusInLine(line, field, seen.zone)
  return {
    field,
    time: time.time,
    rule: 'newest-entry',
    rank: SENTENCE_RANK,
    strange: 0,
    holder: null,
    holderField: pointer,
    ...(said && { said }),
    ...(isBeginning(line) && { beginning: { status, since: time.time.at } }),
  }
}
