import { formatDuration } from '../duration.js'
import type { BeatState, Evidence, Heartbeat } from '../heartbeat.js'
import type { StatusKind } from '../status-kind.js'
import type { Reading } from '../what-was-read.js'
import { DAY, MINUTE, type Instant } from '../time.js'
import type { DocumentReading, MonitorReading } from './read.js'
import type { WrittenStatus } from './status.js'
import { plainKindOf } from './plain-kind.js'
import { fieldsOf } from './writer-fields.js'

/** A member this far behind the document's own time is worth a word. */
const FAR_BEHIND = DAY

const indexes = new WeakMap<readonly MonitorReading[], ReadonlyMap<string, MonitorReading>>()

/** The beat of a document, or of one of its monitors, as the judge takes it. */
export function toReading(document: DocumentReading, member: string | null): Reading {
  if (member !== null) return ofMember(document, member)
  if (document.at === null || document.field === null) return invalid(document)
  const evidence = evidenceOf(document.field, document.rule ?? 'only-time', document)
  const beat = { ...beatOf(document.at, document.status, document), ...(document.own && { own: true as const }) }
  return { kind: 'beat', beat, evidence, notes: [...document.notes, ...stalest(document, document.at)] }
}

/** The beats of all members of a document; a document without members is told so, and is never healthy. */
export function membersReading(document: DocumentReading): Reading {
  if (document.monitors?.length) {
    const members = document.monitors.map(({ name, label }) => ({ name, label, reading: toReading(document, name) }))
    return { kind: 'members', members, ...(document.agents && { ownNames: true as const }) }
  }
  if (document.at === null) return invalid(document)
  const seen = document.noMembers ? `: ${document.noMembers}` : ''
  const detail = `\`monitors: each\` finds no members in this document${seen}; name one with \`member\`, or leave \`each\` out to judge the document as one`
  return { kind: 'invalid', problem: 'no-timestamp', detail }
}

function invalid(document: DocumentReading): Reading {
  return {
    kind: 'invalid',
    problem: document.problem ?? 'no-timestamp',
    detail: document.error ?? 'no time of a last beat was found',
  }
}

function ofMember(document: DocumentReading, name: string): Reading {
  if (!document.monitors) return document.at === null ? invalid(document) : missing(document, name)
  const found = indexOf(document.monitors).get(name)
  if (!found) return missing(document, name)
  if (found.at === null && document.agents)
    return { kind: 'missing', detail: `the map of agents has never heard ${name}` }
  if (found.at === null)
    return { kind: 'invalid', problem: 'no-timestamp', detail: `${found.field} is empty: ${name} has never beaten` }
  if (found.ahead)
    return { kind: 'invalid', problem: 'future', detail: `the time in ${found.field} lies in the future` }
  const evidence = evidenceOf(found.field, 'monitor', found)
  return {
    kind: 'beat',
    beat: beatOf(found.at, found.status, {
      fields: found.holder ? fieldsOf(found.holder, { time: found.field, status: found.status?.field ?? null }) : {},
      ours: false,
      own: false,
      unfinishedSince: found.unfinishedSince,
    }),
    evidence,
    notes: found.notes,
  }
}

function indexOf(monitors: readonly MonitorReading[]): ReadonlyMap<string, MonitorReading> {
  const known = indexes.get(monitors) ?? new Map(monitors.map((monitor) => [monitor.name, monitor]))
  indexes.set(monitors, known)
  return known
}

function missing(document: DocumentReading, name: string): Reading {
  const names = (document.monitors ?? []).slice(0, 5).map((monitor) => monitor.name)
  const seen = names.length > 0 ? `it holds ${names.join(', ')}` : 'it tells of one thing only'
  return { kind: 'missing', detail: `the document holds no monitor called ${name}; ${seen}` }
}

function evidenceOf(
  field: string,
  rule: string,
  { zone, precisionMs }: Pick<MonitorReading, 'zone' | 'precisionMs'>,
): Evidence {
  return { field, rule, zone: zone ?? 'utc', ...(precisionMs >= MINUTE && { precisionMs }) }
}

type Said = Pick<DocumentReading, 'fields' | 'ours' | 'own' | 'unfinishedSince'>

function beatOf(at: Instant, status: WrittenStatus | null, said: Said): Heartbeat {
  const { monitor, ...rest } = said.fields
  const statusKind = rest.statusKind ?? plainKind(status, rest.message)
  const known = statusKind === null ? status : understood(status, statusKind)
  const state = stateOf(known, said.own || (said.ours && monitor !== undefined && rest.startedAt !== undefined))
  const since = said.unfinishedSince === undefined ? {} : { unfinishedSince: said.unfinishedSince }
  return {
    at,
    state,
    ...(status && { stateText: String(status.value) }),
    ...understanding(known),
    ...rest,
    ...(statusKind && { statusKind }),
    ...since,
  }
}

/** What other people's documents say in the words of a status message. */
function plainKind(status: WrittenStatus | null, message: string | undefined): StatusKind | null {
  const byStatus = typeof status?.value === 'string' ? plainKindOf(status.value) : null
  return byStatus ?? (message === undefined ? null : plainKindOf(message))
}

/** A message of a known kind is a word that is known, and no failure unless it is an error. */
function understood(status: WrittenStatus | null, kind: StatusKind): WrittenStatus | null {
  if (status?.class !== 'unknown') return status
  return { ...status, class: kind === 'error' ? 'fail' : 'ok' }
}

/** An explicit status field needs a word that is known. */
function understanding(status: WrittenStatus | null): Pick<Heartbeat, 'statusUnderstood' | 'statusField'> {
  return status?.explicit && status.class === 'unknown' ? { statusUnderstood: false, statusField: status.field } : {}
}

/** `running` is life in other people's files; in ours it says that a run has begun and not ended. */
function stateOf(status: WrittenStatus | null, ours: boolean): BeatState {
  if (!status) return 'ok'
  if (ours && String(status.value).toLowerCase() === 'running') return 'running'
  switch (status.class) {
    case 'ok':
      return 'ok'
    case 'fail':
      return 'failed'
    case 'stopped':
      return 'stopped'
    case 'started':
      return 'running'
    case 'unknown':
      return 'unknown'
  }
}

/** A fresh file over a dead job: said, not judged, unless each monitor is judged by itself. */
function stalest(document: DocumentReading, at: Instant): string[] {
  const alive = (document.monitors ?? []).filter((monitor) => monitor.at !== null)
  const oldest = alive.reduce<MonitorReading | null>((a, b) => (a === null || (b.at ?? 0) < (a.at ?? 0) ? b : a), null)
  if (oldest?.at == null || at - oldest.at <= FAR_BEHIND) return []
  return [
    `${oldest.name} is ${formatDuration(at - oldest.at)} behind; set \`monitors: each\` to judge each monitor by itself`,
  ]
}
