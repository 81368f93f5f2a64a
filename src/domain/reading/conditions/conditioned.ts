import type { Conditions } from '../../conditions.js'
import { formatDuration } from '../../duration.js'
import type { Heartbeat } from '../../heartbeat.js'
import type { Monitor } from '../../monitor.js'
import type { Reading } from '../../what-was-read.js'
import type { DocumentReading, MonitorReading } from '../document-reading.js'
import { classOfText } from '../status-words.js'
import { membersReading, toReading } from '../to-reading.js'
import { datedBy, malformed, type Arrival, type Dated } from './instant.js'
import { membersBy, pointersOf } from './members.js'
import { limitAt } from './spans.js'
import { isWell, weighStatus, type Weighed } from './status.js'
import { unmetBy } from './unmet.js'

/** Whose document it is, as it was written, and how it came. */
export interface Question extends Arrival {
  readonly monitor: Pick<Monitor, 'reading' | 'member' | 'each'>
  readonly conditions: Conditions
  readonly text: string
}

/** What nobody but the service itself answers, though it says neither that it works nor that it failed. */
const UNWELL = ['degraded', 'partial', 'warning', 'warn', 'stale', 'maintenance', 'unavailable', 'paused', 'yellow']

/** What is told of the conditions that do not hold, at most. */
const MOST_TOLD = 5

/** What a document says to a monitor that asks more of it than a time. The document was read without its status field. */
export function conditionedReading(document: DocumentReading, question: Question): Reading {
  const { each, member } = question.monitor
  if (document.problem === 'malformed') return toReading(document, null)
  return each || member !== null ? readMembers(document, question) : readWhole(document, question)
}

function readWhole(document: DocumentReading, question: Question): Reading {
  const { conditions, monitor } = question
  const holder = document.value
  if (isWordsForData(holder, question)) return NO_DATA
  const subject = { at: document.at, precisionMs: document.precisionMs, holder }
  const named = holder === undefined ? saidByWord(document, question) : document
  const { status, unmet } = weigh(named, question)
  const dated = datedBy(subject, document, { conditions, ...monitor.reading }, question)
  if (dated !== null && 'kind' in dated) return dated
  const reading = toReading({ ...named, status, ...(dated && instantOf(dated)) }, null)
  return weighed(reading, holder, unmet, conditions)
}

const NO_DATA: Reading = {
  kind: 'invalid',
  problem: 'malformed',
  detail: 'it is text, and data was asked for',
}

/** A service that was asked for fields of its data answers with data; words are those of whoever stands before it. */
function isWordsForData(holder: unknown, { isLive, conditions, monitor: { reading } }: Question): boolean {
  if (!isLive || (typeof holder === 'object' && holder !== null)) return false
  return pointersOf(conditions, reading.statusField).some((field) => !field.startsWith('line:'))
}

/** In our own documents `running` tells that a run has begun, and nothing of how it stands. */
function weigh(document: DocumentReading, { conditions, monitor, text }: Question): Weighed {
  const { ours, status, value: holder } = document
  if (ours && status?.value === 'running' && monitor.reading.statusField === null) return { status, unmet: [] }
  return weighStatus(status, { holder, text }, monitor.reading.statusField, conditions)
}

/** An answer of one or two words is the status itself. */
function saidByWord(document: DocumentReading, { text, now, isLive, conditions, monitor }: Question): DocumentReading {
  const word = text.trim().replace(/^"(.*)"$/, '$1')
  const isWord = /^[\p{L}\p{N}][^\n<>{}]{0,40}$/u.test(word) && monitor.reading.statusField === null
  if (!isLive || !isWord || document.at !== null || conditions.okValues.length === 0) return document
  const isKnown =
    isWell(word, conditions.okValues) || classOfText(word) !== 'unknown' || UNWELL.includes(word.toLowerCase())
  if (!isKnown) return document
  const dated = instantOf({ at: now, rule: 'answer', field: 'answer', precisionMs: 0 })
  return { ...document, ...dated, status: { field: 'answer', value: word, class: classOfText(word) } }
}

function instantOf({ at, rule, field, precisionMs }: Exclude<Dated, Reading>): Partial<DocumentReading> {
  return { at, rule, field, zone: 'utc', precisionMs, error: null, problem: null }
}

function readMembers(document: DocumentReading, question: Question): Reading {
  const { monitor, conditions } = question
  const members = document.monitors ?? foundBy(document, question)
  const read = new Map(members.map((one) => [one.name, readMember(one, document, question)]))
  const monitors = members.map((one) => read.get(one.name)?.member ?? one)
  const dated = { ...document, monitors: monitors.length > 0 ? monitors : null }
  if (monitor.member !== null) {
    const own = read.get(monitor.member)
    return own?.reading(dated) ?? toReading(dated, monitor.member)
  }
  const all = membersReading(dated)
  if (all.kind !== 'members') return all
  return {
    ...all,
    members: all.members.map((one) => ({ ...one, reading: read.get(one.name)?.reading(dated) ?? one.reading })),
  }

  function foundBy({ value }: DocumentReading, { isLive }: Question): readonly MonitorReading[] {
    if (!isLive && conditions.age === null) return []
    return membersBy(pointersOf(conditions, monitor.reading.statusField), value)
  }
}

/** One member with its status and instant as the conditions have them, and how it reads in its document. */
function readMember(
  member: MonitorReading,
  document: DocumentReading,
  question: Question,
): { readonly member: MonitorReading; readonly reading: (dated: DocumentReading) => Reading } {
  const { conditions, monitor } = question
  const { holder, at, precisionMs, name } = member
  // Named and without a key of its own: it has never beaten.
  if (holder === null) return { member, reading: (dated) => toReading(dated, name) }
  const { status, unmet } = weighStatus(member.status, { holder, text: '' }, monitor.reading.statusField, conditions)
  const dated = datedBy({ at, precisionMs, holder }, document, { conditions, ...monitor.reading }, question)
  if (dated !== null && 'kind' in dated) return { member, reading: () => dated }
  const instant = dated && { at: dated.at, field: fieldIn(member, dated), zone: 'utc' as const, ahead: false }
  return {
    member: { ...member, status, ...instant },
    reading: (whole) => weighed(toReading(whole, name), holder, unmet, conditions),
  }
}

function fieldIn({ field }: MonitorReading, dated: Exclude<Dated, Reading>): string {
  return dated.rule === 'answer' ? field : dated.field
}

/** A beat with what it fails to say, and with its own limit. */
function weighed(reading: Reading, holder: unknown, unmet: readonly string[], conditions: Conditions): Reading {
  if (reading.kind !== 'beat') return reading
  const { expect, staleAfter, hasOwnLimit } = conditions
  const all = [...unmet, ...expect.flatMap((line) => unmetBy(holder, line) ?? [])]
  const limit = staleAfter === null ? null : limitAt(holder, staleAfter)
  if (limit !== null && 'problem' in limit && !hasOwnLimit)
    return malformed(`stale-after-field: ${limit.problem}, and the monitor sets no "threshold" for that case`)
  const notes = limit === null || staleAfter === null ? [] : [limitNote(limit, staleAfter.pointer)]
  const beat: Heartbeat = {
    ...reading.beat,
    ...(all.length > 0 && { unmet: told(all) }),
    ...(limit !== null && 'ms' in limit && { staleAfterMs: limit.ms }),
  }
  return { ...reading, beat, notes: [...reading.notes, ...notes] }
}

function limitNote(limit: ReturnType<typeof limitAt>, pointer: string): string {
  return 'ms' in limit
    ? `its limit, ${formatDuration(limit.ms)}, stands in ${pointer}`
    : `stale-after-field: ${limit.problem}; the limit of the monitor counts`
}

function told(unmet: readonly string[]): readonly string[] {
  const rest = unmet.length - MOST_TOLD
  return rest > 0 ? [...unmet.slice(0, MOST_TOLD), `and ${rest} more`] : unmet
}
