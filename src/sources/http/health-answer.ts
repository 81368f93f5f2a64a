import type { Heartbeat } from '../../domain/heartbeat.js'
import type { Monitor } from '../../domain/monitor.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { classOfText } from '../../domain/reading/status-words.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import type { Instant } from '../../domain/time.js'
import type { MemberReading, Reading } from '../../domain/what-was-read.js'
import type { ReadingAids } from '../aids.js'
import { readMonitors } from '../document.js'

/** How one service stands by the health API of a server that watches it. */
type Service = Readonly<Record<string, unknown>>

/** An answer of that API: of all services, or of one. */
type Health =
  { readonly kind: 'all'; readonly services: ReadonlyMap<string, Service> } | { readonly kind: 'one'; service: Service }

/** By which clock and as whose words an answer is read. */
export interface Answered {
  readonly host: string
  readonly now: Instant
  readonly aids: ReadingAids
}

const MARKS = /"(overall_status|session_active|last_heartbeat)"/
const LONGEST = 500
/** How a server begins to tell of a failure that a beat reported; what follows are the words of the beat. */
const REPORTED = /^Alive .{1,40}, but it reports a failure: /

/**
 * What an answer of a health API says to the monitors that read it; absent for those who read it as any other document. The
 * instant of the answer is never life: the last beat of each service is, and what that server could not see itself is unknown.
 */
export function healthReadings(text: string, monitors: readonly Monitor[], answered: Answered): Map<string, Reading> {
  const health = MARKS.test(text) ? healthIn(text) : null
  const readings = new Map<string, Reading>()
  if (health === null) return readings
  for (const monitor of monitors) {
    const reading = readsPlainly(monitor) ? readingFor(monitor, health, answered) : null
    if (reading !== null) readings.set(monitor.id, reading)
  }
  return readings
}

/** Whoever says where time and status stand, or what else is to be there, is not contradicted. */
function readsPlainly({ reading }: Monitor): boolean {
  const { timestampField, statusField, format, conditions } = reading
  return timestampField === null && statusField === null && format === 'auto' && conditions === undefined
}

function healthIn(text: string): Health | null {
  const answer = parsed(text)
  if (answer === null) return null
  const { services, overall_status: overall, service, last_heartbeat: last, session_active: active, level } = answer
  if (isPlainObject(services) && typeof overall === 'string') {
    const entries = Object.entries(services).filter((entry): entry is [string, Service] => isPlainObject(entry[1]))
    return { kind: 'all', services: new Map(entries) }
  }
  if (typeof service === 'string' && last !== undefined) return { kind: 'one', service: answer }
  if (typeof active !== 'boolean' || typeof level !== 'string') return null
  return { kind: 'one', service: whatItSays(answer, level) }
}

/** What one says it is doing, as how it stands: its words tell whether it failed, the level only that it is not well. */
function whatItSays({ timestamp, status: words, stale, kind }: Service, level: string): Service {
  const failed = kind === 'error' || (typeof words === 'string' && classOfText(words) === 'fail')
  const reason = failed ? { reason: 'reported-failure' } : {}
  return { last_heartbeat: timestamp, status: level, message: words, stale, kind, ...reason }
}

function parsed(text: string): Service | null {
  try {
    const value = JSON.parse(text) as unknown
    return isPlainObject(value) ? value : null
  } catch {
    return null
  }
}

function readingFor(monitor: Monitor, health: Health, answered: Answered): Reading | null {
  const { each, member } = monitor
  if (health.kind === 'one') return each || member !== null ? null : serviceReading(health.service, monitor, answered)
  if (member !== null) {
    const service = health.services.get(member)
    return service === undefined ? null : serviceReading(service, monitor, answered)
  }
  if (!each || health.services.size === 0) return null
  const members = [...health.services].map(([name, service]): MemberReading => ({
    name,
    ...labelOf(service, name),
    reading: serviceReading(service, monitor, answered),
  }))
  return { kind: 'members', members }
}

function labelOf({ name }: Service, id: string): Pick<MemberReading, 'label'> {
  return typeof name === 'string' && name !== id && name !== '' ? { label: name } : {}
}

function serviceReading(service: Service, monitor: Monitor, { host, now, aids }: Answered): Reading {
  const { status, last_heartbeat: last, stale, reason } = service
  const said = saidIn(service)
  if (status === 'unknown' || stale === true)
    return { kind: 'unreachable', detail: `${host} does not know itself${said === '' ? '' : `: ${said}`}` }
  // Nobody is late there yet; whoever reads it here cannot know better.
  if (!last && reason === 'pending') return { kind: 'unreachable', detail: `${host} still waits for its first beat` }
  if (last === null || last === undefined || last === '')
    return { kind: 'missing', detail: `${host} has never heard it` }
  const one = { ...monitor, each: false, member: null }
  const reading = readMonitors(JSON.stringify(beatOf(service)), [one], now, aids).get(monitor.id)
  if (reading === undefined) return { kind: 'unreachable', detail: `${host} says nothing of it` }
  return reading.kind === 'beat' ? { ...reading, beat: asReported(reading.beat, service) } : reading
}

/** What a beat may hold; everything else is that server's judgement of it. */
function beatOf(service: Service): Record<string, unknown> {
  return {
    last_heartbeat: service['last_heartbeat'],
    status: service['status'],
    message: saidIn(service).replace(REPORTED, '') || undefined,
    status_kind: service['kind'] ?? undefined,
    consecutive_failures: service['consecutive_failures'],
    pulses: service['total_pulses'] ?? undefined,
    errors: service['error_count'] ?? undefined,
  }
}

/** A failure is one whatever it was called there; being late there is judged here by the same beat. */
function asReported(beat: Heartbeat, { reason }: Service): Heartbeat {
  return reason === 'reported-failure' ? { ...beat, state: 'failed' } : beat
}

function saidIn({ message }: Service): string {
  return typeof message === 'string' ? cut(oneLine(message), LONGEST) : ''
}
