import { cronSchedule } from '../domain/calendar/cron.js'
import { describeCron } from '../domain/calendar/cron-words.js'
import { zoneOf, type Zone } from '../domain/calendar/zone.js'
import { formatDuration } from '../domain/duration.js'
import type { Levels, Monitor } from '../domain/monitor.js'
import type { MonitorTimes } from '../domain/schedule.js'
import { toIso, type Duration, type Instant } from '../domain/time.js'
import { gradeDeadlines, questionOf } from '../domain/judging/deadlines.js'
import { expectedBeats, type ExpectedBeat } from '../domain/judging/expected-beats.js'
import { expectedOf, maxRuntimeOf, type Occasion } from '../domain/judging/expected.js'
import { activeSections, clockChanges, maintenanceRow } from './explain-calendar.js'
import { bothClocks, inZone, section } from './zoned-text.js'

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

/** How a monitor is to be shown. */
interface MonitorView {
  /** Dates its deadlines. */
  readonly lastBeatAt?: Instant | null
  /** So many expected beats. */
  readonly count?: number
  /** Whose clock is shown beside UTC; that of the monitor where none is named. */
  readonly timezone?: string | undefined
}

const BEATS_SHOWN = 5

/** What Heartbeat expects of one monitor from now on, as plain text for people. */
export function explainMonitor(
  monitor: Monitor,
  times: MonitorTimes,
  now: Instant,
  { lastBeatAt = null, count = BEATS_SHOWN, timezone }: MonitorView = {},
): string {
  const zone = zoneOf(timezone ?? timezoneOf(monitor))
  const expected = expectedOf(monitor, occasionOf(lastBeatAt ?? now, times))
  const sections = [
    overview(monitor, times, zone, now),
    section('Next expected beats', beatRows(expectedBeats(expected, times, now, count), zone)),
    section(
      lastBeatAt === null ? 'Deadlines of a beat now' : `Deadlines of the beat of ${inZone(lastBeatAt, zone)}`,
      [...gradeDeadlines(questionOf(expected, lastBeatAt ?? now, times))].map(({ status, at }) => [
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

/** The same for programs, keyed by the id of the monitor. */
export function monitorData(
  monitor: Monitor,
  times: MonitorTimes,
  now: Instant,
  count: number,
): Readonly<Record<string, unknown>> {
  const expected = expectedOf(monitor, occasionOf(now, times))
  const deadlines = [...gradeDeadlines(questionOf(expected, now, times))]
  const beats = expectedBeats(expected, times, now, count)
  return {
    name: monitor.name,
    kind: expected.kind,
    expected: expectationText(monitor, times, now),
    cron: expected.kind === 'cron' ? expected.crons : null,
    timezone: timezoneOf(monitor),
    due: beats.map(({ at }) => toIso(at)),
    late_after: beats.map(({ lateAfter }) => toIso(lateAfter)),
    deadlines: Object.fromEntries(deadlines.map(({ status, at }) => [status, Number.isFinite(at) ? toIso(at) : null])),
  }
}

/** Cron speaks the time of its own zone; else the zone of the active hours is where people are, or the one that is set. */
function timezoneOf({ expectation, active, reading }: Monitor): string {
  return expectation.kind === 'cron' ? expectation.timezone : (active?.timezone ?? reading.timezone ?? 'UTC')
}

function overview(monitor: Monitor, times: MonitorTimes, zone: Zone, now: Instant): string {
  const title = monitor.name === monitor.id ? monitor.id : `${monitor.name} (${monitor.id})`
  const rows = [
    ['expected', expectationText(monitor, times, now)],
    ...gradesRow(monitor, times, now),
    runtimeRow(monitor, times, now),
    ...activeRow(monitor),
    ['now', ...[nowText(monitor, times, zone, now)]],
  ]
  return section(title, rows)
}

/** What is expected where nobody knows yet what will start the job. */
function occasionOf(from: Instant, { cron }: MonitorTimes): Occasion {
  return { from, startedByGitHub: false, cron }
}

function expectationText(monitor: Monitor, times: MonitorTimes, now: Instant): string {
  const expected = expectedOf(monitor, occasionOf(now, times))
  switch (expected.kind) {
    case 'threshold':
      return `a beat at least every ${formatDuration(expected.thresholdMs)}${openingText(expected.openingGraceMs ?? null)}`
    case 'interval':
      return `every ${formatDuration(expected.everyMs)}${graceText(monitor, expected.graceMs)}`
    case 'cron':
      return `${expected.crons.map(cronText).join('; ')}, ${expected.timezone}${graceText(monitor, expected.graceMs)}`
  }
}

function openingText(openingGraceMs: Duration | null): string {
  return openingGraceMs === null ? '' : `, a first one within ${formatDuration(openingGraceMs)} after an opening`
}

/** How bad a late beat is, and why: `critical at the first missed beat (kind job)`. */
function gradesRow(monitor: Monitor, times: MonitorTimes, now: Instant): string[][] {
  const expected = expectedOf(monitor, occasionOf(now, times))
  if (expected.kind === 'threshold') return []
  const set = monitor.expectation.kind !== 'threshold' && monitor.expectation.levels !== null
  return [['when late', `${levelsText(expected.levels)} (${set ? 'levels' : `default of a ${monitor.kind}`})`]]
}

function levelsText(levels: Levels): string {
  const said = (level: number): string =>
    levels.by === 'age' ? `an age of ${formatDuration(level)}` : level === 1 ? 'the first missed' : `${level} missed`
  const { warning, degraded, critical } = levels
  return [
    ...(warning < degraded ? [`warning at ${said(warning)}`] : []),
    ...(degraded < critical ? [`degraded at ${said(degraded)}`] : []),
    `critical at ${said(critical)}`,
  ].join(', ')
}

function runtimeRow(monitor: Monitor, times: MonitorTimes, now: Instant): string[] {
  if (monitor.kind === 'service') return ['max-runtime', 'none: what a service says is running is alive']
  const occasion = occasionOf(now, times)
  const longest = maxRuntimeOf(monitor.maxRuntimeMs, expectedOf(monitor, occasion), occasion)
  return ['max-runtime', `${formatDuration(longest)}${monitor.maxRuntimeMs === null ? ' (default)' : ''}`]
}

function cronText(line: string): string {
  const words = describeCron(line)
  return words === line ? line : `${words} (${line})`
}

function graceText({ kind, expectation, source }: Monitor, graceMs: Duration): string {
  if (expectation.kind === 'threshold') return ''
  if (expectation.graceMs !== null || kind === 'service')
    return graceMs === 0 ? '' : `, ${formatDuration(graceMs)} of grace`
  if (source.kind === 'workflow') return `, ${formatDuration(graceMs)} of grace (default)`
  return `, ${formatDuration(graceMs)} of grace (default; longer for runs that GitHub's schedule starts)`
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

function beatRows(beats: readonly ExpectedBeat[], zone: Zone): string[][] {
  return beats.map(({ at, lateAfter }) => [...bothClocks(at, zone), `late after ${inZone(lateAfter, zone)}`])
}
