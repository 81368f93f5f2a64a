import type { IncidentPolicy } from './incident.js'

/** The policy where each monitor has an incident of its own that Heartbeat closes. */
export function singly(policy: IncidentPolicy): IncidentPolicy {
  const { oneIssue, keepOpen, ...single } = policy
  return oneIssue === undefined && keepOpen === undefined ? policy : single
}
