import type { Span } from '../../domain/history/history.js'
import type { Delivered } from '../../domain/replay/report.js'
import type { WorkflowEvidence } from '../../domain/workflow-evidence.js'
import { counts } from '../../domain/workflow/runs.js'
import { ConfigError } from '../../errors.js'

/** How many runs of a span came of those that its cron lines declare; null where they declare none. */
export async function deliveredRuns(
  { entries, runs, rules, completeSince }: WorkflowEvidence,
  { from, to }: Span,
): Promise<Delivered | null> {
  if (entries.length === 0) return null
  const { cronUnion } = await import('../../domain/calendar/index.js')
  const since = Math.max(from, completeSince ?? from)
  try {
    const declared = cronUnion(entries, 'github').countBetween(since, to, Infinity)
    const delivered = runs.filter((run) => counts(run, rules) && run.createdAt > since && run.createdAt <= to).length
    return { delivered, declared }
  } catch (error) {
    // What GitHub cannot run is told by its verdict.
    if (error instanceof ConfigError) return null
    throw error
  }
}
