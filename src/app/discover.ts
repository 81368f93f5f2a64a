import { cronUnion } from '../domain/calendar/cron.js'
import { describeCron } from '../domain/calendar/cron-words.js'
import { formatDuration } from '../domain/duration.js'
import { oneLine } from '../domain/markdown.js'
import type { Monitor } from '../domain/monitor.js'
import type { Reason, Status } from '../domain/status.js'
import { toIso, toText, type Duration, type Instant } from '../domain/time.js'
import { describeDelivery, percent } from '../domain/workflow/delivery.js'
import type { ScheduleEntry } from '../domain/workflow-evidence.js'
import { judgeWorkflow } from '../domain/workflow/judge.js'
import { ConfigError } from '../errors.js'
import type { WatchRequest, WorkflowWatch } from '../sources/watch.js'

/** One scheduled workflow, as `heartbeat discover --json` prints it. */
export interface DiscoveredWorkflow {
  readonly id: string
  readonly name: string
  readonly workflow: string
  readonly schedule: readonly { readonly cron: string; readonly words: string; readonly timezone: string }[]
  /** ISO 8601 in UTC. */
  readonly last_success: string | null
  readonly delivery: {
    readonly delivered: number
    readonly expected: number
    readonly rate: number
    readonly text: string
  } | null
  readonly window_seconds: number | null
  readonly deadline: string | null
  readonly status: Status
  readonly reason: Reason
  readonly message: string
}

/** All that `heartbeat discover` found out, and what it asked for. */
export interface DiscoverResult {
  readonly workflows: readonly DiscoveredWorkflow[]
  readonly notices: readonly string[]
  readonly requests: number
}

/** Looks at every scheduled workflow of a repository and judges it; changes nothing. */
export async function discover(watch: WorkflowWatch, request: WatchRequest, now: Instant): Promise<DiscoverResult> {
  const { monitors, notices } = await watch.discover(request)
  const readings = await watch.read(monitors, now)
  const workflows = monitors.map((monitor): DiscoveredWorkflow => {
    const reading = readings.get(monitor.id)
    if (reading?.kind === 'workflow') return judged(monitor, reading.evidence, now)
    return unread(monitor, reading?.kind === 'unreachable' ? reading.detail : 'the source gave no answer')
  })
  return { workflows, notices, requests: watch.used().requests }
}

function judged(monitor: Monitor, evidence: Parameters<typeof judgeWorkflow>[1], now: Instant): DiscoveredWorkflow {
  const { status, reason, message, beat, delivery, windowMs, deadline } = judgeWorkflow(
    monitor,
    evidence,
    now,
    cronUnion,
  )
  return {
    ...unread(monitor, message),
    workflow: evidence.path,
    schedule: evidence.entries.map((entry) => ({ ...entry, words: wordsOf(entry) })),
    last_success: beat === null ? null : toIso(beat.at),
    delivery: delivery && {
      delivered: delivery.delivered,
      expected: delivery.expected,
      rate: Math.round(delivery.rate * 1000) / 1000,
      text: describeDelivery(delivery),
    },
    window_seconds: windowMs === null ? null : windowMs / 1000,
    deadline: deadline === null ? null : toIso(deadline),
    status,
    reason,
  }
}

function unread(monitor: Monitor, message: string): DiscoveredWorkflow {
  return {
    id: monitor.id,
    name: monitor.name,
    workflow: monitor.workflow ?? '',
    schedule: [],
    last_success: null,
    delivery: null,
    window_seconds: null,
    deadline: null,
    status: 'unknown',
    reason: 'source-unreachable',
    message,
  }
}

/** A line that cannot be read is its own description; the verdict says what is wrong with it. */
function wordsOf({ cron }: ScheduleEntry): string {
  try {
    return describeCron(cron, 'github')
  } catch (error) {
    if (error instanceof ConfigError) return cron
    throw error
  }
}

const HEAD = ['workflow', 'when', 'zone', 'last scheduled success', 'delivered', 'window', 'verdict']
const WIDEST = 48

/** The table for people, one line a workflow and one for each further cron line. */
export function discoverTable({ workflows, notices, requests }: DiscoverResult, now: Instant): string {
  const rows = workflows.flatMap((workflow) => rowsOf(workflow, now))
  const count = `${workflows.length} scheduled workflow${workflows.length === 1 ? '' : 's'}, ${requests} requests.`
  return [columns([HEAD, ...rows]), '', count, ...notices.map((notice) => `Note: ${oneLine(notice)}.`), ''].join('\n')
}

function rowsOf(workflow: DiscoveredWorkflow, now: Instant): string[][] {
  const [first, ...others] = workflow.schedule
  const success = workflow.last_success === null ? null : Date.parse(workflow.last_success)
  const window: Duration | null = workflow.window_seconds === null ? null : workflow.window_seconds * 1000
  const row = [
    workflow.id,
    first?.words ?? '-',
    first?.timezone ?? '-',
    success === null ? 'none' : `${toText(success)} (${formatDuration(now - success)} ago)`,
    workflow.delivery === null ? '-' : percent(workflow.delivery.rate),
    window === null ? '-' : formatDuration(window),
    `${workflow.status}: ${workflow.reason}`,
  ]
  return [row, ...others.map(({ words, timezone }) => ['', words, timezone, '', '', '', ''])]
}

function columns(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => oneLine(cell).slice(0, WIDEST)))
  const widths = HEAD.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
