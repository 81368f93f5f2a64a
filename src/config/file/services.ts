import { nearestDuration, parseDuration } from '../../domain/duration.js'
import { monitorIdOf } from '../../domain/monitor-id.js'
import { isPlainObject } from '../../domain/plain-object.js'
import { DAY, MINUTE, SECOND, type Duration } from '../../domain/time.js'
import type { FileKind } from '../keys/kind.js'
import { writtenLevels } from '../keys/levels.js'
import { section } from '../keys/file-kinds.js'
import { flag, whole } from '../keys/plain-kinds.js'
import { readKeys } from '../keys/read-keys.js'
import { fileSetting, type ValuesOf } from '../keys/file-setting.js'
import { inside, note, wrong, type FileProblem, type Path, type Where } from '../keys/where.js'
import { isUsableId } from './file-config.js'
import { SECTIONS } from './sections.js'

const LOG_LEVELS = ['debug', 'info', 'warning', 'warn', 'error', 'critical']

const LEAST: Duration = SECOND
const MOST: Duration = 365 * DAY

/** Seconds as a number; who writes a unit may have another. */
const seconds: FileKind<Duration> = {
  schema: { anyOf: [{ type: 'number', minimum: LEAST / SECOND, maximum: MOST / SECOND }, { type: 'string' }] },
  readValue(value, where) {
    const ms = typeof value === 'number' ? value * SECOND : isWritten(value) ? parseDuration(value) : null
    if (ms === null || !(ms > 0)) return wrong(where, value, `is no number of seconds; write ${meantBy(value)}`)
    if (ms < LEAST) return wrong(where, value, 'is less than a second; write 1 or more')
    return ms <= MOST ? ms : wrong(where, value, `is more than a year; write ${MOST / SECOND} or less`)
  },
}

function meantBy(value: unknown): string {
  if (typeof value !== 'string') return '30'
  const meant = nearestDuration(value)
  return meant === null ? (/^\s*([1-9]\d{0,7})\s*$/.exec(value)?.[1] ?? '30') : `"${meant}"`
}

/** In minutes, for a duration with a unit has no fractions. */
function everyText(ms: Duration): string {
  return ms % SECOND === 0 ? `${ms / SECOND}s` : (ms / MINUTE).toFixed(6)
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
  enabled: fileSetting(flag(), { description: '`false`: nothing is judged, and a run says so.', default: 'true' }),
  default_interval: fileSetting(seconds, { description: 'Seconds between two beats of services that set none.' }),
  timeout_multiplier: fileSetting(whole(1, 1000), {
    description: 'Missed intervals after which a service is unresponsive, which is critical.',
    default: '5',
  }),
  alert_on_miss: fileSetting(flag(), {
    description: '`false`: beats that do not come open no incident; what services report still does.',
    default: 'true',
  }),
  log_level: fileSetting(logLevel, { description: 'Understood, and left to `--quiet` and `--verbose`.' }),
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
  const [found, rival] = shapesIn(root)
  if (found === undefined) return null
  const where: Where = { path: found.path, zone: 'UTC', problems }
  const said = readKeys(SERVICES_KEYS, found.shape, where)
  const place = inside(where, 'services')
  if (!('services' in found.shape))
    note(where, 'names no "services"; write them, like services: { api: { interval: 10 } }')
  // One that is left out would be watched by nobody.
  if (rival !== undefined)
    note({ ...where, path: rival.path }, `has services, and so has "${found.path[0] ?? 'services'}"; keep one of them`)
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

/** Keys by which such a config is known, though it may have forgotten its services. */
const TELLING = ['services', 'default_interval', 'timeout_multiplier', 'alert_on_miss']

function shapesIn(root: unknown): readonly Shape[] {
  if (!isPlainObject(root) || 'monitors' in root) return []
  const beside = Object.fromEntries(Object.entries(root).filter(([key]) => Object.hasOwn(SECTIONS, key)))
  // What else an application keeps in the same file is its own.
  const nested = WITHIN.flatMap((key): Shape[] => {
    const shape = root[key]
    return isServices(shape) ? [{ path: [key], shape, beside }] : []
  })
  if (nested.length > 0 && !isServices(root, TELLING.slice(1))) return nested
  if (!isServices(root)) return nested
  const own = Object.entries(root).filter(
    ([key]) => !Object.hasOwn(SECTIONS, key) && !nested.some(({ path }) => path[0] === key),
  )
  return [{ path: [], shape: Object.fromEntries(own), beside }, ...nested]
}

function isServices(value: unknown, keys = TELLING): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value) && keys.some((key) => key in value)
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
  const names = new Map<string, string>()
  for (const [name, given] of Object.entries(said.services ?? {})) {
    const place = inside(where, name)
    const own = readKeys(SERVICE_KEYS, typeof given === 'number' ? { interval: given } : (given ?? {}), place)
    const everyMs = own.interval ?? said.default_interval
    const id = idOf(name)
    if (everyMs === undefined) {
      // One that was wrong was told of.
      if (!hasInterval(given) && !from.isGiven)
        note(place, 'says no "interval", and there is no "default_interval"; write the seconds, like interval: 30')
      continue
    }
    const other = id === null ? undefined : names.get(id)
    if (id === null || other !== undefined) {
      note(
        place,
        id === null
          ? 'has no letters to be known by, or means something else to programs; name it like "api"'
          : `is known as "${id}", and so is "${other}"; rename one`,
      )
      continue
    }
    names.set(id, name)
    monitors.set(id, {
      name,
      kind: 'service',
      every: everyText(everyMs),
      ...levels,
      ...(own.critical === true && { critical: true }),
      ...(from.hasRedis ? { redis: 'own' } : { push: true }),
      ...(said.enabled === false && { paused: '`enabled` is false in the config of the services' }),
    })
  }
  return Object.fromEntries(monitors)
}

/** The id that a service is known by; null where there is none. */
function idOf(name: string): string | null {
  if (isUsableId(name)) return name
  const nearest = monitorIdOf(name).replace(/^[._-]+/, '')
  return isUsableId(nearest) && !name.startsWith('__') ? nearest : null
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
      : [`log_level is ${level}: how much is logged here is said by --quiet and --verbose.`]),
  ]
}
