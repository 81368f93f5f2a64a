import { cut, oneLine } from '../domain/safe-text.js'
import type { Verdict } from '../domain/verdict.js'
import { isBad } from './standing.js'

const LONGEST_NAME = 100

/**
 * What changed with one monitor, word for word as supervisors of services log it, so that searches and alarms on these lines
 * keep working. Empty where they have no words for it.
 */
export function serviceWords(before: Verdict | undefined, after: Verdict): readonly string[] {
  const service = `Service ${serviceName(after)}`
  if (after.reason === 'ok') return before !== undefined && isBad(before) ? [`${service} heartbeat: healthy`] : []
  const missed = missesOf(after)
  if (missed === 0 || missed === missesOf(before)) return []
  if (after.status !== 'critical')
    return [`${service} missed heartbeat (attempt ${missed}/${after.criticalAfter ?? '?'})`]
  // Once it is critical no miss more is news.
  if (before?.status === 'critical' && missesOf(before) > 0) return []
  return [
    `${service} missing heartbeat (${missed} consecutive misses)`,
    `${service} is unresponsive - marking as critical`,
  ]
}

/** Whether it is late by counting missed beats, and by how many. */
function missesOf(verdict: Verdict | undefined): number {
  const counts = verdict?.reason === 'stale' && (verdict.criticalAfter ?? null) !== null
  return counts ? (verdict.missed ?? 0) : 0
}

/** As a log has it: names are what a beat says, and anybody may write one. */
export function serviceName({ name, monitor }: Pick<Verdict, 'name' | 'monitor'>): string {
  return cut(oneLine(name) || oneLine(monitor) || 'monitor', LONGEST_NAME)
}
