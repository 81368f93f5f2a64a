import type { DiscoveredWorkflow, DiscoverResult } from '../app/discover.js'
import { columns, withoutSpare } from '../domain/columns.js'
import { formatDuration } from '../domain/duration.js'
import { oneLine } from '../domain/safe-text.js'
import { clipped } from '../domain/text-width.js'
import { toText, type Duration, type Instant } from '../domain/time.js'
import { foundText } from '../domain/watched.js'
import { percent } from '../domain/workflow/delivery.js'

const HEAD = ['workflow', 'when', 'zone', 'last good run', 'delivered', 'window', 'verdict']
const WIDEST = 48
/** Left out where the terminal is too narrow, in this order: zone, window, delivery, last good run, when. */
const SPARE = [2, 5, 4, 3, 1]

/** The table for people, one line a workflow and one for each further cron line. */
export function discoverTable(
  { workflows, notices, requests }: DiscoverResult,
  now: Instant,
  width = Infinity,
): string {
  const read = workflows.filter((one) => !standsForAll(one))
  const rows = read.flatMap((workflow) => rowsOf(workflow, now))
  const byEvents = read.filter(({ events }) => events.length > 0).length
  const asked = requests === 0 ? 'nobody was asked how they run' : `${requests} requests`
  const count = `${foundText(read.length - byEvents, byEvents)}, ${asked}.`
  const cells = [HEAD, ...rows].map((row) => row.map((cell) => clipped(oneLine(cell), WIDEST)))
  const table = columns(withoutSpare(cells, SPARE, width))
  const shown = read.length === 0 && workflows.length > 0 ? [] : [...table, '', count]
  return [...shown, ...notices.map((notice) => `Note: ${oneLine(notice)}.`), ''].join('\n')
}

/** A repository that could not be read has one entry, which is no workflow; a note says why. */
export function standsForAll({ workflow, reason }: DiscoveredWorkflow): boolean {
  return reason === 'source-unreachable' && !/\.ya?ml$/.test(workflow)
}

/** One without a schedule runs when something starts it. */
function whenStarted({ events }: DiscoveredWorkflow): string {
  return events.length === 0 ? '-' : `on ${events.join(', ')}`
}

function rowsOf(workflow: DiscoveredWorkflow, now: Instant): string[][] {
  const [first, ...others] = workflow.schedule
  const success = workflow.last_success === null ? null : Date.parse(workflow.last_success)
  const window: Duration | null = workflow.window_seconds === null ? null : workflow.window_seconds * 1000
  const row = [
    workflow.id,
    first?.words ?? whenStarted(workflow),
    first?.timezone ?? '-',
    success === null
      ? workflow.status === null
        ? '-'
        : 'none'
      : `${toText(success)} (${formatDuration(now - success)} ago)`,
    workflow.delivery === null ? '-' : percent(workflow.delivery.rate),
    window === null ? '-' : formatDuration(window),
    workflow.status === null ? 'not asked' : `${workflow.status}: ${workflow.reason}`,
  ]
  return [row, ...others.map(({ words, timezone }) => ['', words, timezone, '', '', '', ''])]
}
