import { LONGEST_INTERVAL } from '../domain/beat/longest-interval.js'
import { parseDuration } from '../domain/duration.js'
import { isMonitorId, monitorIdOf } from '../domain/monitor-id.js'
import { DEFAULT_REDIS } from '../domain/redis-settings.js'
import { SECOND, type Duration } from '../domain/time.js'
import { whereOf, type Where } from './where.js'
import type { HeartbeatOptions, RedisClient } from './types.js'

const DEFAULT_EVERY: Duration = 30 * SECOND
const LEAST_EVERY: Duration = SECOND

export type Environment = Readonly<Record<string, string | undefined>>

export interface Settings {
  readonly tag: string
  readonly everyMs: Duration
  readonly critical: boolean
  readonly alive: boolean
  readonly message: string
  readonly where: Where
  /** What must not be shown. */
  readonly secrets: readonly string[]
}

/** What the library does, by name: a test holds the page of it to this list. */
export const OPTIONS = {
  tag: true,
  every: true,
  critical: true,
  url: true,
  token: true,
  ca: true,
  redis: true,
  prefix: true,
  mode: true,
  enabled: true,
  message: true,
} as const satisfies Record<keyof HeartbeatOptions, true>

type Raw = Readonly<Record<string, unknown>>

/** Null when nothing is to be beaten, or nothing can be. Every mistake goes to `problems` with key, value and remedy. */
export function readOptions(options: unknown, env: Environment, problems: string[]): Settings | null {
  const raw: Raw = typeof options === 'object' && options !== null ? (options as Raw) : {}
  if (!isEnabled(raw['enabled'], env['HEARTBEAT_ENABLED'], problems)) return null
  const url = textOf(raw, 'url', problems) ?? env['HEARTBEAT_URL']?.trim() ?? ''
  // Without an address it is off, as in the tests of a program; mistakes matter where it is on.
  if (url === '' && raw['redis'] === undefined) return null
  for (const name of Object.keys(raw))
    if (!Object.hasOwn(OPTIONS, name))
      problems.push(`${name}: is no option; known are ${Object.keys(OPTIONS).join(', ')}`)
  const token = textOf(raw, 'token', problems) ?? env['HEARTBEAT_TOKEN']?.trim() ?? ''
  const tag = tagOf(raw['tag'], problems)
  const where = whereOf(
    {
      url,
      tag: tag ?? '',
      token: token === '' ? null : token,
      caPath: textOf(raw, 'ca', problems),
      client: (raw['redis'] as RedisClient | undefined) ?? null,
      prefix: textOf(raw, 'prefix', problems) ?? DEFAULT_REDIS.prefix,
    },
    problems,
  )
  const rest = {
    everyMs: everyOf(raw['every'], problems),
    critical: flagOf(raw, 'critical', problems),
    alive: modeOf(raw['mode'], problems) === 'alive',
    message: textOf(raw, 'message', problems) ?? '',
  }
  if (tag === null || where === null) return null
  return { tag, where, ...rest, secrets: [url, token].filter((secret) => secret !== '') }
}

function isEnabled(option: unknown, variable: string | undefined, problems: string[]): boolean {
  const word = variable?.trim().toLowerCase() ?? ''
  if (/^(false|0|no|off)$/.test(word)) return false
  if (!/^(true|1|yes|on|)$/.test(word))
    problems.push(`HEARTBEAT_ENABLED: ${shown(variable)} is neither true nor false; it counts as true`)
  if (option !== undefined && typeof option !== 'boolean')
    problems.push(`enabled: ${shown(option)} is neither true nor false; it counts as true`)
  return option !== false
}

function tagOf(tag: unknown, problems: string[]): string | null {
  if (typeof tag === 'string' && isMonitorId(tag)) return tag
  const nearest = typeof tag === 'string' ? monitorIdOf(tag) : ''
  const remedy = nearest === '' ? 'write one like "save_worker"' : `write "${nearest}"`
  problems.push(`tag: ${shown(tag)} is no id of letters, digits, ".", "_" and "-"; ${remedy}. Nothing is beaten`)
  return null
}

function everyOf(every: unknown, problems: string[]): Duration {
  if (every === undefined) return DEFAULT_EVERY
  const ms = durationOf(every)
  if (ms !== null && ms >= LEAST_EVERY && ms <= LONGEST_INTERVAL) return ms
  const seconds = isUnitless(every) ? every.trim() : ''
  const remedy = seconds === '' ? 'write one from "1s" to "1d", or a number of seconds' : `write "${seconds}s"`
  problems.push(`every: ${shown(every)} is no such duration; ${remedy}. It beats every 30 s`)
  return DEFAULT_EVERY
}

function durationOf(every: unknown): Duration | null {
  if (typeof every === 'number') return every * SECOND
  return typeof every === 'string' && !isUnitless(every) ? parseDuration(every) : null
}

/** Minutes elsewhere, and seconds here as a number: as a text it could be either. */
function isUnitless(every: unknown): every is string {
  return typeof every === 'string' && /^[\d.\s]*$/.test(every)
}

function modeOf(mode: unknown, problems: string[]): 'progress' | 'alive' {
  if (mode === undefined || mode === 'progress' || mode === 'alive') return mode ?? 'progress'
  problems.push(`mode: ${shown(mode)} is not known; write "progress" or "alive". It beats on progress`)
  return 'progress'
}

function flagOf(raw: Raw, name: string, problems: string[]): boolean {
  const value = raw[name]
  if (value !== undefined && typeof value !== 'boolean')
    problems.push(`${name}: ${shown(value)} is neither true nor false; it counts as false`)
  return value === true
}

function textOf(raw: Raw, name: string, problems: string[]): string | null {
  const value = raw[name]
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'string' && !value.includes('\0')) return value.trim()
  problems.push(`${name}: is no text; leave it out, or write one`)
  return null
}

function shown(value: unknown): string {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 60)
  } catch {
    return `something of type ${typeof value}`
  }
}
