import { cronUnion } from '../domain/calendar/cron.js'
import { describeCron } from '../domain/calendar/cron-words.js'
import type { Monitor } from '../domain/monitor.js'
import type { Reason, Status } from '../domain/status.js'
import { toIso, type Instant } from '../domain/time.js'
import { describeDelivery } from '../domain/workflow/delivery.js'
import { evidenceIn } from '../domain/what-was-read.js'
import type { ScheduleEntry, WorkflowEvidence } from '../domain/workflow-evidence.js'
import { isJudgedByLastRuns } from '../domain/workflow/red-runs.js'
import { judgeWorkflow } from '../domain/workflow/judge.js'
import { ConfigError } from '../errors.js'
import type { DiscoveryRequest, Source } from '../sources/source.js'

/** One watched workflow, as `heartbeat discover --json` prints it. */
export interface DiscoveredWorkflow {
  readonly id: string
  readonly name: string
  readonly workflow: string
  /** The events by whose last runs it is judged where it has no schedule. */
  readonly events: readonly string[]
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
  /** Null where only its file was read, and nobody was asked how it runs. */
  readonly status: Status | null
  readonly reason: Reason | null
  readonly message: string
}

/** All that `heartbeat discover` found out, and what it asked for. */
export interface DiscoverResult {
  readonly workflows: readonly DiscoveredWorkflow[]
  readonly notices: readonly string[]
  readonly requests: number
}

/** Looks at every workflow of a repository that is asked for and judges it; changes nothing. */
export async function discover(source: Source, request: DiscoveryRequest, now: Instant): Promise<DiscoverResult> {
  const { monitors, notices } = (await source.discover?.(request, now)) ?? { monitors: [], notices: [] }
  const readings = await source.read(monitors, now)
  const workflows = monitors.map((monitor): DiscoveredWorkflow => {
    const reading = readings.get(monitor.id)
    const evidence = evidenceIn(reading)
    if (evidence !== null) return judged(monitor, evidence, now)
    const detail = reading?.kind === 'unreachable' ? reading.detail : 'the source gave no answer'
    return { ...unread(monitor, detail), status: 'unknown', reason: 'source-unreachable' }
  })
  return { workflows, notices, requests: source.used?.().requests ?? 0 }
}

function judged(monitor: Monitor, evidence: WorkflowEvidence, now: Instant): DiscoveredWorkflow {
  const { status, reason, message, beat, delivery, windowMs, deadline } = judgeWorkflow(
    monitor,
    evidence,
    now,
    cronUnion,
  )
  return {
    ...unread(monitor, message),
    workflow: evidence.path,
    events: isJudgedByLastRuns(evidence) ? evidence.rules.events : [],
    schedule: scheduleOf(evidence.entries),
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

/** What is known of a workflow whose runs nobody has looked at. */
export function unread(
  { id, name, workflow }: Pick<Monitor, 'id' | 'name' | 'workflow'>,
  message: string,
): DiscoveredWorkflow {
  return {
    id,
    name,
    workflow: workflow ?? '',
    events: [],
    schedule: [],
    last_success: null,
    delivery: null,
    window_seconds: null,
    deadline: null,
    status: null,
    reason: null,
    message,
  }
}

export function scheduleOf(entries: readonly ScheduleEntry[]): DiscoveredWorkflow['schedule'] {
  return entries.map((entry) => ({ ...entry, words: wordsOf(entry) }))
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
