import { zoneOf } from '../../domain/calendar/zone.js'
import { inlineCode, plain, table } from '../../domain/markdown.js'
import { expectedBeats } from '../../domain/judging/expected-beats.js'
import { expectedOf } from '../../domain/judging/expected.js'
import { expectedWords } from '../../domain/judging/lateness.js'
import type { Monitor } from '../../domain/monitor.js'
import type { MonitorTimes } from '../../domain/schedule.js'
import type { Instant } from '../../domain/time.js'
import { clockChanges } from '../explain-calendar.js'
import { inZone } from '../zoned-text.js'

const SHOWN = 5
const MOST_ROWS = 100

/** When each monitor is due next, and what the next change of its clock does to that. */
export function dueMarkdown(
  monitors: readonly Monitor[],
  timesOf: (monitor: Monitor) => MonitorTimes,
  now: Instant,
): string {
  if (monitors.length === 0) return ''
  const rows = monitors.slice(0, MOST_ROWS).map((monitor) => rowOf(monitor, timesOf(monitor), now))
  const left = monitors.length - rows.length
  const changes = [
    ...new Set(
      monitors.slice(0, MOST_ROWS).flatMap((monitor) => clockChanges(monitor, now).slice(0, 1).map(changeText)),
    ),
  ]
  return [
    '### Next due',
    table(['monitor', 'expected', `next ${SHOWN}`], rows),
    ...(left > 0 ? [`And ${left} more.`] : []),
    ...(changes.length > 0 ? ['**The clocks change:**', changes.join('\n')] : []),
  ].join('\n\n')
}

function rowOf(monitor: Monitor, times: MonitorTimes, now: Instant): string[] {
  const expected = expectedOf(monitor, { from: now, startedByGitHub: false, cron: times.cron })
  const zone = zoneOf(
    monitor.expectation.kind === 'cron' ? monitor.expectation.timezone : (monitor.active?.timezone ?? 'UTC'),
  )
  const dues = expectedBeats(expected, times, now, SHOWN).map(({ at }) => inZone(at, zone))
  const words = expectedWords(expected, times.hours !== null, times)
  const said = monitor.source.kind === 'workflow' ? 'by its own cron lines' : words
  return [inlineCode(monitor.id), plain(said), dues.length === 0 ? 'at any time' : dues.map(plain).join('<br>')]
}

/** `Sun 2027-03-28 03:00, Europe/Riga: 03:00 to 04:00 is skipped; …` */
function changeText([local = '', zone = '', , what = '']: readonly string[]): string {
  return `- ${plain(local)}, ${plain(zone)}: ${plain(what)}.`
}
