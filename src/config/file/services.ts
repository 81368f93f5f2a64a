import { nearestDuration, parseDuration } from '../../domain/duration.js'
import { monitorIdOf } from '../../domain/monitor-id.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { SECOND, type Duration } from '../../domain/time.js'
import type { FileKind } from '../keys/kind.js'
import { writtenLevels } from '../keys/levels.js'
import { section } from '../keys/file-kinds.js'
import { flag, whole } from '../keys/plain-kinds.js'
import { fileSetting, readKeys, type ValuesOf } from '../keys/setting.js'
import { inside, note, wrong, type FileProblem, type Path, type Where } from '../keys/where.js'
import { SECTIONS } from './sections.js'

const LOG_LEVELS = ['debug', 'info', 'warning', 'warn', 'error', 'critical']

/** Seconds as a number; who writes a unit may have another. */
const seconds: FileKind<Duration> = {
  schema: { anyOf: [{ type: 'number', exclusiveMinimum: 0 }, { type: 'string' }] },
  readValue(value, where) {
    const ms = typeof value === 'number' ? value * SECOND : isWritten(value) ? parseDuration(value) : null
    if (ms !== null && Number.isFinite(ms) && ms > 0) return ms
    const meant = typeof value === 'string' ? nearestDuration(value) : null
    return wrong(where, value, `is no number of seconds; write ${meant === null ? '30' : `"${meant}"`}`)
  },
}

/** Without a unit it would be minutes elsewhere. */
function isWritten(value: unknown): value is string {
  return typeof value === 'string' && /[a-z]/i.test(value)
}

const logLevel: FileKind<string> = {
  schema: { type: 'string' },
  readValue(value, where) {
    const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
    return LOG_LEVELS.includes(word)
      ? word
      : wrong(where, value, `is no level of a log; write one of ${LOG_LEVELS.join(', ')}`)
  },
}

/** The keys of a config of services. */
export const SERVICES_KEYS = {
  enabled: fileSetting(flag(), { description: '`false`: nothing is judged, and that is said.', default: 'true' }),
  default_interval: fileSetting(seconds, { description: 'Seconds between two beats of services that say no other.' }),
  timeout_multiplier: fileSetting(whole(1, 1000), {
    description: 'Missed intervals after which a service is unresponsive, which is critical.',
    default: '5',
  }),
  alert_on_miss: fileSetting(flag(), {
    description: '`false`: beats that do not come open no incident; what services report still does.',
    default: 'true',
  }),
  log_level: fileSetting(logLevel, { description: 'Understood, and left to `--quiet` and `HEARTBEAT_DEBUG`.' }),
  services: fileSetting(section, { description: 'Services by name.' }),
} as const

/** The keys of one service. */
export const SERVICE_KEYS = {
  interval: fileSetting(seconds, { description: 'Seconds between two beats.', default: '`default_interval`' }),
  critical: fileSetting(flag(), {
    description: 'An error that it reports is critical, not a warning.',
    default: 'false',
  }),
} as const

/** Sections in which such a config may stand among others. */
const WITHIN = ['heartbeat', 'monitoring'] as const
/** Degraded from so many missed intervals on, if it is not critical by then. */
const DEGRADED = 3

/** A config of services in the words of a config file. */
export interface Services {
  readonly document: Readonly<Record<string, unknown>>
  readonly notices: readonly string[]
}

/** Null for a document of any other shape. What is wrong with it is added to `problems`. */
export function servicesIn(root: unknown, problems: FileProblem[]): Services | null {
  const found = shapeIn(root)
  if (found === null) return null
  const where: Where = { path: found.path, zone: 'UTC', problems }
  const said = readKeys(SERVICES_KEYS, found.shape, where)
  const place = inside(where, 'services')
  const incidents = isPlainObject(found.beside['incidents']) ? found.beside['incidents'] : {}
  return {
    document: {
      ...found.beside,
      workflows: { discover: false },
      ...(said.alert_on_miss === false && { incidents: { ...incidents, 'on-miss': false } }),
      monitors: monitorsOf(said, place, {
        hasRedis: 'redis' in found.beside,
        isGiven: found.shape['default_interval'] != null,
      }),
    },
    notices: noticesOf(said),
  }
}

interface Shape {
  readonly path: Path
  readonly shape: Readonly<Record<string, unknown>>
  /** Sections of Heartbeat's own that stand beside it. */
  readonly beside: Readonly<Record<string, unknown>>
}

function shapeIn(root: unknown): Shape | null {
  if (!isPlainObject(root) || 'monitors' in root) return null
  const own = Object.entries(root).filter(([key]) => key !== 'monitors' && Object.hasOwn(SECTIONS, key))
  if ('services' in root) {
    const shape = Object.entries(root).filter(([key]) => !Object.hasOwn(SECTIONS, key))
    return { path: [], shape: Object.fromEntries(shape), beside: Object.fromEntries(own) }
  }
  for (const key of WITHIN) {
    const shape = root[key]
    // What else an application keeps in the same file is its own.
    if (isPlainObject(shape) && 'services' in shape) return { path: [key], shape, beside: Object.fromEntries(own) }
  }
  return null
}

type Said = ValuesOf<typeof SERVICES_KEYS>

/** Whence beats come, and whether an interval was given for all. */
interface From {
  readonly hasRedis: boolean
  readonly isGiven: boolean
}

function monitorsOf(said: Said, where: Where, from: From): Record<string, unknown> {
  const levels =
    said.timeout_multiplier === undefined ? {} : { levels: writtenLevels(said.timeout_multiplier, DEGRADED) }
  const monitors = new Map<string, unknown>()
  for (const [name, given] of Object.entries(said.services ?? {})) {
    const place = inside(where, name)
    const own = readKeys(SERVICE_KEYS, typeof given === 'number' ? { interval: given } : (given ?? {}), place)
    const everyMs = own.interval ?? said.default_interval
    const id = monitorIdOf(name) === name.toLowerCase() ? name : monitorIdOf(name)
    if (everyMs === undefined) {
      // One that was wrong was told of.
      if (!hasInterval(given) && !from.isGiven)
        note(place, 'says no "interval", and there is no "default_interval"; write the seconds, like interval: 30')
      continue
    }
    if (id === '' || monitors.has(id)) {
      note(
        place,
        id === ''
          ? 'has no letters to be known by; name it like "api"'
          : `is known as "${id}", and so is another; rename one`,
      )
      continue
    }
    monitors.set(id, {
      name,
      kind: 'service',
      every: `${everyMs / SECOND}s`,
      ...levels,
      ...(own.critical === true && { critical: true }),
      ...(from.hasRedis ? { redis: 'own' } : { push: true }),
      ...(said.enabled === false && { paused: '`enabled` is false in the config of the services' }),
    })
  }
  return Object.fromEntries(monitors)
}

function hasInterval(given: unknown): boolean {
  return typeof given === 'number' || (isPlainObject(given) && 'interval' in given)
}

function noticesOf({ enabled, alert_on_miss: alert, log_level: level }: Said): string[] {
  return [
    ...(enabled === false ? ['enabled is false: no service is judged.'] : []),
    ...(alert === false ? ['alert_on_miss is false: beats that do not come open no incident.'] : []),
    ...(level === undefined || level === 'info'
      ? []
      : [`log_level is ${level}: how much is logged here is said by --quiet and HEARTBEAT_DEBUG=1.`]),
  ]
}
