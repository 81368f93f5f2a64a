import { dueTimesOf } from '../../domain/workflow/due-times.js'
import { isDeliveredForSure } from '../../domain/workflow/delivery.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { judged, type Case } from './case.js'
import type { Opened, Sought } from './opened.js'

/** Judged by its own cron lines and its last good run alone; every other rule looks at more than that one. */
export function isPlain({ entries, rules }: WorkflowEvidence): boolean {
  const { events, require, failureTolerance, slot, proof, lastRuns } = rules
  const others = [failureTolerance, slot, proof, lastRuns]
  const isOfSchedule = events.length === 1 && events[0] === 'schedule'
  return entries.length > 0 && isOfSchedule && require === 'success' && others.every((rule) => rule === null)
}

/** A good run in its time is known, and nothing else that could be listed would change its verdict. */
export function isAliveForSure(about: Case, evidence: WorkflowEvidence): boolean {
  if (judged(about, evidence).reason !== 'ok') return false
  const times = dueTimesOf(evidence, about.now, about.makeSchedule)
  return times !== null && isDeliveredForSure(evidence, times, about.now)
}

/** It stands there enabled, and only its runs are wanted to say how it is. */
export function isSought(opened: Opened): opened is Sought {
  const { id, about, start } = opened
  if (id === null || start.state !== 'active' || start.unreadable !== null || !isPlain(start)) return false
  const { status, reason } = judged(about, start)
  return status !== 'skipped' && reason !== 'config-error' && reason !== 'source-unreachable'
}
