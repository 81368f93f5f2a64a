import type { Incident } from '../../domain/incidents/incident.js'
import { withClosers } from './closers.js'
import { incidentFrom, type IssueContext } from './issue-context.js'
import type { Issue } from './issue.js'
import { sortOut } from './own.js'

/** What a list holds of ours, as incidents; of all that are not open any more also who closed them. */
export async function knownIncidents(
  context: IssueContext,
  issues: readonly Issue[],
  scope: 'open' | 'all',
): Promise<readonly Incident[]> {
  const own = await sortOut(issues, context.github, context.log, context)
  const told = scope === 'all' ? await withClosers(context.github, own) : own
  return told.map((marked) => incidentFrom(context, marked))
}
