import { cronSchedule } from '../domain/calendar/cron.js'
import { describeCron } from '../domain/calendar/cron-words.js'
import { openDays } from '../domain/calendar/open-days.js'
import { zoneOf, type Zone } from '../domain/calendar/zone.js'
import { formatDuration } from '../domain/duration.js'
import type { Maintenance, Monitor } from '../domain/monitor.js'
import { DAY, toText, type Instant } from '../domain/time.js'
import { inZone, section, wallClock, wallDate } from './zoned-text.js'

const DAYS_SHOWN = 7
const HOLIDAYS_AHEAD = 120 * DAY
const CHANGES_AHEAD = 366 * DAY

/** The windows of the coming days, and what will be different later. */
export function activeSections({ active }: Monitor, now: Instant): string[] {
  if (active === null) return []
  const days = openDays(active)
  const today = Math.floor(days.zone.toWall(now) / DAY)
  const week = Array.from({ length: DAYS_SHOWN }, (_, i) => today + i).map((day) => {
    const windows = days.windowsOn(day)
    const shown = windows.map(
      ({ opensAt, closesAt }) => `${wallClock(days.zone.toWall(opensAt))}-${closing(closesAt, day, days.zone)}`,
    )
    const inUtc = windows.map(({ opensAt, closesAt }) => `${wallClock(opensAt)}-${wallClock(closesAt)} UTC`)
    return [wallDate(day * DAY), shown.join(', ') || 'closed', inUtc.join(', '), days.noteOn(day) ?? '']
  })
  const ahead = Array.from({ length: HOLIDAYS_AHEAD / DAY }, (_, i) => today + i).flatMap((day) => {
    const note = days.noteOn(day)
    if (note === null) return []
    const closesAt = days.windowsOn(day).at(-1)?.closesAt
    return [
      [wallDate(day * DAY), note, closesAt === undefined ? 'closed' : `until ${wallClock(days.zone.toWall(closesAt))}`],
    ]
  })
  return [
    section(`Active hours of the coming days, ${days.zone.name}`, week),
    section('Holidays and early closes ahead', ahead),
  ]
}

/** A day ends at 24:00, not at 00:00. */
function closing(closesAt: Instant, day: number, zone: Zone): string {
  const wall = zone.toWall(closesAt)
  return wall === (day + 1) * DAY ? '24:00' : wallClock(wall)
}

/** One-off windows that are over are left out. */
export function maintenanceRow(span: Maintenance, zone: Zone, now: Instant): string[][] {
  const reason = span.reason ?? ''
  if (span.kind === 'once') {
    return span.until <= now ? [] : [[inZone(span.from, zone), `until ${inZone(span.until, zone)}`, reason]]
  }
  const next = cronSchedule([span.cron], span.timezone).next(now)
  const rule = `${describeCron(span.cron)}, ${span.timezone}, for ${formatDuration(span.durationMs)}`
  return [[next === null ? 'never' : inZone(next, zone), rule, reason]]
}

/** When the clocks of the monitor's zones change, and what becomes of its jobs. */
export function clockChanges({ expectation, active }: Monitor, now: Instant): string[][] {
  const cronZone = expectation.kind === 'cron' ? expectation.timezone : null
  const names = [cronZone, active?.timezone ?? null].filter((name) => name !== null)
  return [...new Set(names)].flatMap((name) =>
    zoneOf(name)
      .transitions(now, now + CHANGES_AHEAD)
      .map(({ at, before, after }) => {
        const [from, to] = [at + before, at + after]
        const what = after > before ? 'is skipped' : 'comes twice'
        const span = `${wallClock(Math.min(from, to))} to ${wallClock(Math.max(from, to))} ${what}`
        const jobs = after > before ? `jobs in it run at ${wallClock(to)}` : 'jobs in it run the first time'
        return [
          `${wallDate(from)} ${wallClock(from)}`,
          name,
          toText(at),
          name === cronZone ? `${span}; fixed-time ${jobs}` : span,
        ]
      }),
  )
}
