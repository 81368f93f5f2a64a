import { severityOf } from '../status.js'
import type { Verdict } from '../verdict.js'
import type { IncidentPolicy } from './incident.js'

const MISSES: readonly Verdict['reason'][] = ['stale', 'missing']

/** Bad enough to open an incident. `unknown` never is. */
export function isTrouble(verdict: Verdict, policy: IncidentPolicy): boolean {
  if (policy.onMiss === false && MISSES.includes(verdict.reason)) return false
  return isJudged(verdict) && severityOf(verdict.status) >= severityOf(policy.openAt)
}

/** A schedule that was just edited has not beaten yet. */
function isJudged({ status, reason }: Verdict): boolean {
  return status !== 'unknown' && status !== 'skipped' && reason !== 'pending'
}
