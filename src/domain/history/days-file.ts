import { isZone } from '../calendar/zone.js'
import { isPlainObject } from '../plain-object.js'
import { STATUSES, type Status } from '../status.js'
import { DAY, SECOND } from '../time.js'
import { KEPT_DAYS } from './closed-days.js'
import type { ClosedDays, DayRun } from './history.js'
import { isInstant } from './instant.js'

export const DAYS_FILE = 'days.json'

/** Nothing is closed. */
export const NO_DAYS: ClosedDays = { firstLookAt: null, until: null, runs: new Map() }

/**
 * Closed days as JSON: `monitors` has for each a list of `[date, days, up, down, blind, excluded, worst]`, where so many days
 * from that date on were alike; the sums are seconds of one of them.
 */
export function daysText({ firstLookAt, until, zone, runs }: ClosedDays): string {
  const monitors = Object.fromEntries([...runs].map(([monitor, days]) => [monitor, days.map(storedRun)]))
  return `${JSON.stringify({ version: 1, firstLookAt, until, zone, monitors })}\n`
}

function storedRun({ day, count, up, down, blind, excluded, worst }: DayRun): unknown[] {
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  return [date, count, ...[up, down, blind, excluded].map((ms) => ms / SECOND), worst]
}

/** What such a file tells; null where it is none. Entries that are wrong are left out. */
export function readDays(text: string): ClosedDays | null {
  const document = parsed(text)
  if (!isPlainObject(document) || document['version'] !== 1 || !isPlainObject(document['monitors'])) return null
  const { firstLookAt, until, zone, monitors } = document
  if (!isInstant(until)) return null
  const runs = Object.entries(monitors).map(([monitor, days]): [string, DayRun[]] => [
    monitor,
    Array.isArray(days) ? days.flatMap((run) => readRun(run) ?? []) : [],
  ])
  const first = isInstant(firstLookAt) ? firstLookAt : null
  const named = zone === null || (typeof zone === 'string' && isZone(zone)) ? { zone } : {}
  return { firstLookAt: first, until, ...named, runs: new Map(runs) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readRun(value: unknown): DayRun | null {
  if (!Array.isArray(value)) return null
  const [date, count, up, down, blind, excluded, worst] = value as readonly unknown[]
  const day = typeof date === 'string' ? Date.parse(`${date}T00:00:00Z`) / DAY : NaN
  if (!Number.isInteger(day) || !isCount(count) || !isWorst(worst)) return null
  if (!isSeconds(up) || !isSeconds(down) || !isSeconds(blind) || !isSeconds(excluded)) return null
  const ms = (seconds: number): number => Math.round(seconds * SECOND)
  return { day, count, up: ms(up), down: ms(down), blind: ms(blind), excluded: ms(excluded), worst }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= KEPT_DAYS + 1
}

function isSeconds(value: unknown): value is number {
  // A day of a zone that changes its side of the date line has up to two.
  return typeof value === 'number' && value >= 0 && value <= (3 * DAY) / SECOND
}

function isWorst(value: unknown): value is Status | null {
  return value === null || STATUSES.some((status) => status === value)
}
