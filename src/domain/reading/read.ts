import type { Found } from './found.js'
import { isPlainObject } from '../plain-object.js'
import type { ReadingOptions } from '../monitor.js'
import { MINUTE, toIso, type Duration, type Instant } from '../time.js'
import { agentsIn, isAgentsMap } from './agents-map.js'
import { isAhead, onlyAhead, type Candidate, type JsonObject } from './candidate.js'
import { declaredIn } from './declared.js'
import { eventBeginning } from './beginnings.js'
import type { DocumentReading, MonitorReading } from './document-reading.js'
import { errorText, shapeOf } from './error-text.js'
import { applyOptions } from './explicit.js'
import { parseDocument, type Parsed } from './parse-document.js'
import { isOurs, newestMember, readJson, type Finding } from './read-json.js'
import { readJsonLines } from './read-lines.js'
import { readText } from './read-text.js'
import { inLines, seenByLines, structureOf, withRemarks } from './structured-text.js'
import { createSeen, type Seen } from './seen.js'
import { errorsOf, statusNear, statusOf, type WrittenStatus } from './status.js'
import { isOwn } from './own-fields.js'
import { fieldsOf } from './writer-fields.js'
import type { ZoneFunction } from '../wall-time.js'

export type { DocumentReading, MonitorReading } from './document-reading.js'

/** How and when a document is read. */
export interface DocumentOptions extends ReadingOptions {
  readonly now: Instant
  /** How far a beat may lie in the future. Default 5 minutes. */
  readonly skewMs?: Duration
  readonly zoned?: ZoneFunction
  /** Members are asked for, so that what would be one thing may be one of several. */
  readonly each?: boolean
}

const SKEW: Duration = 5 * MINUTE

/** Finds the last beat in a document of any of the known layouts. Never throws for what the document holds. */
export function readDocument(text: string, options: DocumentOptions): DocumentReading {
  const { now, skewMs = SKEW, timezone, zoned } = options
  const seen = createSeen(now, skewMs, { zone: { timezone, ...(zoned && { zoned }) }, each: options.each ?? false })
  const parsed = parseDocument(text, options.format)
  if (parsed.kind === 'malformed') return readBroken(parsed.error, parsed.text, seen)
  if (parsed.kind === 'json')
    return finish(applyOptions(fromValue(parsed.value, seen), parsed, options, seen), parsed, seen)
  const structured = readStructured(parsed.text, options, seen)
  if (structured) return { ...finish(structured.found, parsed, seen), value: structured.value }
  return finish(applyOptions({ ...readText(parsed.text, seen), fault: null }, parsed, options, seen), parsed, seen)
}

function fromValue(value: unknown, seen: Seen): Found {
  const finding = isAgentsMap(value) ? readAgents(value, seen) : readJson(value, seen)
  return { ...finding, status: statusBeside(finding, value), said: null, fault: null }
}

/** The map's own time is a beat of who keeps it; one without is as new as its newest agent. */
function readAgents(map: JsonObject & { readonly agents: JsonObject }, seen: Seen): Finding {
  const { timestamp } = map
  const members = agentsIn(map, seen)
  return { chosen: readJson({ timestamp }, seen).chosen ?? newestMember(members, seen), members }
}

/** A text of names and values, read as the value it stands for; null if it is no such text or says nothing as one. */
function readStructured(
  text: string,
  options: DocumentOptions,
  seen: Seen,
): { readonly found: Found; readonly value: unknown } | null {
  if (options.timestampField?.startsWith('line:') || options.statusField?.startsWith('line:')) return null
  const structure = structureOf(text, seen.zone)
  if (!structure) return null
  const byLines = seenByLines(structure, seen)
  const read = fromValue(structure.value, byLines)
  const [only] = read.members ?? []
  // Rows that all tell of one thing are its log.
  const status = read.members?.length === 1 && only ? only.status : read.status
  const members = seen.each || (read.members?.length ?? 0) > 1 ? read.members : null
  const found = applyOptions(
    { ...read, members, status },
    { kind: 'json', value: structure.value, text },
    options,
    byLines,
  )
  const saysNothing = !found.chosen && !found.members && found.fault === null && seen.empty.length === 0
  if (saysNothing) return null
  const told = inLines(found, structure)
  // Rows of a table have cells for what they say.
  return { found: isPlainObject(structure.value) ? withRemarks(told, text, seen.zone) : told, value: structure.value }
}

/** The status of the newest of many monitors says nothing of the document. */
function statusBeside({ chosen, members }: Finding, root: unknown): WrittenStatus | null {
  if (chosen?.beginning) return chosen.beginning.status
  if (chosen?.holder && !isMembers(chosen, members)) {
    const begun = isOwn(chosen.holder) ? null : eventBeginning(chosen.holder, chosen.holderField)
    return begun ?? statusNear(chosen.holder, chosen.holderField)
  }
  const said = chosen?.said ?? null
  if (!isPlainObject(root) || said?.class === 'fail') return said
  return (members ? statusOf(root, '') : statusNear(root, '')) ?? said
}

function isMembers(chosen: Candidate, members: Finding['members']): boolean {
  return members !== null && members.some(({ field }) => field === chosen.field)
}

/** JSON that does not parse may still be a log of JSON lines; nothing else is fished out of it. */
function readBroken(error: string, text: string, seen: Seen): DocumentReading {
  const lines = readJsonLines(text, seen)
  if (!lines) return empty(seen, 'malformed', error)
  const { chosen } = lines
  const status =
    chosen?.beginning?.status ??
    (chosen?.holder && !isMembers(chosen, lines.members) ? statusNear(chosen.holder, chosen.holderField) : null)
  return finish(
    { ...lines, status: status && chosen && { ...status, field: chosen.field }, said: null, fault: null },
    null,
    seen,
  )
}

function finish(found: Found, parsed: Parsed | null, seen: Seen): DocumentReading {
  const root = parsed?.kind === 'json' && isPlainObject(parsed.value) ? parsed.value : null
  const holder = found.chosen && !isMembers(found.chosen, found.members) ? found.chosen.holder : root
  const read = { time: found.chosen?.field ?? null, status: found.status?.field ?? null }
  const fields = holder ? fieldsOf(holder, read) : (found.said ?? {})
  const monitors = found.members?.map((member) => monitorReading(member, seen)) ?? null
  const base = {
    ...empty(seen, 'no-timestamp', ''),
    ...(parsed?.kind === 'json' && { value: parsed.value }),
    // Of lines of JSON it is the newest that counts.
    ...(parsed === null && found.chosen?.holder && { value: found.chosen.holder }),
    status: found.status,
    monitors: monitors?.length ? monitors : null,
    noMembers: seen.each && !monitors?.length ? shapeOf({ ...found, status: null }, parsed) : null,
    declared: root ? declaredIn(root) : [],
    fields,
    ours: root !== null && isOurs(root),
    own: root !== null && isOwn(root),
    ...(isAgentsMap(root) && { agents: true as const }),
  }
  const { chosen } = found
  if (found.fault !== null) return { ...base, error: found.fault }
  if (!chosen) {
    const error = errorText(found, parsed, seen)
    return { ...base, error, problem: onlyAhead(seen) ? 'future' : 'no-timestamp' }
  }
  if (isAhead(chosen.time, seen.now, seen.skewMs)) return { ...base, ...inFuture(chosen) }
  const notes = [...notesOf(chosen, seen), ...(chosen.holder ? errorNotes(found, chosen) : [])]
  const since = unfinishedSince(found)
  return { ...base, ...written(chosen), ...since, error: null, problem: null, notes }
}

/** Of a start alone: since itself, or since the first of them. */
function unfinishedSince({ chosen, status }: Found): Pick<DocumentReading, 'unfinishedSince'> {
  if (!chosen || status?.class !== 'started') return {}
  return { unfinishedSince: chosen.beginning?.since ?? chosen.time.at }
}

function written({
  field,
  rule,
  time,
}: Candidate): Pick<DocumentReading, 'at' | 'field' | 'rule' | 'zone' | 'precisionMs'> {
  return { at: time.at, field, rule, zone: time.zone, precisionMs: time.precisionMs }
}

function inFuture({ field, time }: Candidate): Pick<DocumentReading, 'error' | 'problem'> {
  const hint = time.zone === 'naive' ? '; it is written without a zone: set `timezone` if it is not UTC' : ''
  return { problem: 'future', error: `the time in ${field}, ${toIso(time.at)}, lies in the future${hint}` }
}

function notesOf({ field, time }: Candidate, seen: Seen): string[] {
  const naive =
    time.zone === 'naive' && seen.zone.timezone === null
      ? [`${field} is written without a zone and was read as UTC; set \`timezone\` if it is not`]
      : []
  return time.assumed === undefined ? naive : [...naive, `${field}: ${time.assumed}`]
}

/** Errors beside a status that says nothing of them; our own writer only counts how many there were. */
function errorNotes(found: Found, chosen: Candidate): string[] {
  const errors = chosen.holder && !isOwn(chosen.holder) ? errorsOf(chosen.holder, chosen.holderField) : []
  return errors
    .filter(({ field }) => field !== found.status?.field)
    .map(({ field, value }) => `${field} is not empty: ${String(value).slice(0, 100)}`)
}

function monitorReading(member: NonNullable<Finding['members']>[number], seen: Seen): MonitorReading {
  const { name, label, field, time, status, holder, notes, beginning } = member
  return {
    name,
    label,
    field,
    at: time?.at ?? null,
    zone: time?.zone ?? null,
    precisionMs: time?.precisionMs ?? 0,
    ahead: time !== null && isAhead(time, seen.now, seen.skewMs),
    status,
    holder,
    notes,
    unfinishedSince: beginning?.since,
  }
}

function empty(seen: Seen, problem: DocumentReading['problem'], error: string): DocumentReading {
  return {
    at: null, field: null, rule: null, zone: null, precisionMs: 0, status: null, monitors: null, ignored: seen.ignored, error, problem,
    declared: [], notes: [], fields: {}, ours: false, own: false,
    noMembers: seen.each ? error : null,
  } // prettier-ignore
}
