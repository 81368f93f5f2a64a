import { cronSchedule } from '../domain/calendar/cron.js'
import { describeCron } from '../domain/calendar/cron-words.js'
import { zoneOf, type Zone } from '../domain/calendar/zone.js'
import { formatDuration } from '../domain/duration.js'
import type { Monitor } from '../domain/monitor.js'
import type { MonitorTimes } from '../domain/schedule.js'
import { toIso, type Instant } from '../domain/time.js'
import { gradeDeadlines, questionOf } from '../domain/judging/deadlines.js'
import { expectedBeats } from '../domain/judging/expected-beats.js'
import { activeSections, clockChanges, maintenanceRow } from './explain-calendar.js'
import { bothClocks, inZone, section } from './zoned-text.js'

const BEATS_SHOWN = 5

/** The next instants of cron lines as ISO UTC: `2026-11-22T09:30:00Z`. Throws ConfigError. */
export function upcoming(lines: readonly string[], timezone: string, from: Instant, count: number): string[] {
  return cronSchedule(lines, timezone).upcoming(from, count).map(toIso)
}

/** The same for people, in the zone's time and in UTC. Throws ConfigError. */
export function explainCron(lines: readonly string[], timezone: string, from: Instant, count: number): string {
  const zone = zoneOf(timezone)
  const rows = cronSchedule(lines, timezone)
    .upcoming(from, count)
    .map((at) => bothClocks(at, zone))
  return `${section(`${lines.map(cronText).join('; ')}, ${timezone}`, rows)}\n`
}

/** What Heartbeat expects of one monitor from now on, as plain text for people. `lastBeatAt` dates its deadlines. */
export function explainMonitor(
  monitor: Monitor,
  times: MonitorTimes,
  now: Instant,
  lastBeatAt: Instant | null = null,
): string {
  const zone = zoneOf(timezoneOf(monitor))
  const sections = [
    overview(monitor, times, zone, now),
    section('Next expected beats', beatRows(monitor, times, zone, now)),
    section(
      lastBeatAt === null ? 'Deadlines of a beat now' : `Deadlines of the beat of ${inZone(lastBeatAt, zone)}`,
      [...gradeDeadlines(questionOf(monitor.expectation, lastBeatAt ?? now, times))].map(({ status, at }) => [
        status,
        ...bothClocks(at, zone),
      ]),
    ),
    ...activeSections(monitor, now),
    section(
      'Maintenance',
      monitor.maintenance.flatMap((span) => maintenanceRow(span, zone, now)),
    ),
    section('Clock changes ahead', clockChanges(monitor, now)),
  ]
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`
}

/** Cron speaks the time of its own zone; else the zone of the active hours is where people are. */
function timezoneOf({ expectation, active }: Monitor): string {
  return expectation.kind === 'cron' ? expectation.timezone : (active?.timezone ?? 'UTC')
}

function overview(monitor: Monitor, times: MonitorTimes, zone: Zone, now: Instant): string {
  const title = monitor.name === monitor.id ? monitor.id : `${monitor.name} (${monitor.id})`
  const rows = [
    ['expected', expectationText(monitor)],
    ...activeRow(monitor),
    ['now', ...[nowText(monitor, times, zone, now)]],
  ]
  return section(title, rows)
}

function expectationText({ expectation }: Monitor): string {
  switch (expectation.kind) {
    case 'threshold':
      return `a beat at least every ${formatDuration(expectation.thresholdMs)}`
    case 'interval':
      return `every ${formatDuration(expectation.everyMs)}${graceText(expectation.graceMs)}`
    case 'cron':
      return `${expectation.crons.map(cronText).join('; ')}, ${expectation.timezone}${graceText(expectation.graceMs)}`
  }
}

function cronText(line: string): string {
  const words = describeCron(line)
  return words === line ? line : `${words} (${line})`
}

function graceText(graceMs: number): string {
  return graceMs === 0 ? '' : `, ${formatDuration(graceMs)} of grace`
}

function activeRow({ active }: Monitor): string[][] {
  if (active === null) return []
  const calendar = active.calendar === null ? '' : `, calendar ${active.calendar}`
  return [['active', `${active.hours ?? 'all hours'}, ${active.timezone}${calendar}`]]
}

function nowText(monitor: Monitor, times: MonitorTimes, zone: Zone, now: Instant): string {
  return [bothClocks(now, zone).join(' = '), ...skippedText(monitor, times, zone, now)].join(', ')
}

function skippedText({ paused }: Monitor, times: MonitorTimes, zone: Zone, now: Instant): string[] {
  if (paused && (paused.until === null || now < paused.until)) return [`paused: ${paused.reason}`]
  const maintenance = times.maintenanceAt(now)
  if (maintenance) return [`in maintenance until ${inZone(maintenance.until, zone)}`]
  if (times.hours === null || times.hours.isActive(now)) return []
  const opening = times.hours.nextOpening(now)
  return [opening === null ? 'outside active hours' : `outside active hours until ${inZone(opening, zone)}`]
}

function beatRows(monitor: Monitor, times: MonitorTimes, zone: Zone, now: Instant): string[][] {
  return expectedBeats(monitor.expectation, times, now, BEATS_SHOWN).map(({ at, lateAfter }) => [
    ...bothClocks(at, zone),
    `late after ${inZone(lateAfter, zone)}`,
  ])
}
