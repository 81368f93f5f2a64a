import type { Verdict } from '../verdict.js'
import type { SeenState } from './history.js'

/** What a run tells of its end: what it judged, and by monitor the incident that is open. */
export interface SeenRun {
  readonly verdicts: readonly Verdict[]
  readonly incidents?: ReadonlyMap<string, { readonly ref: string; readonly phase: 'open' | 'closed' } | null>
}

/** What a look saw of each monitor, as the history takes it in. */
export function statesOf({ verdicts, incidents }: SeenRun): SeenState[] {
  return verdicts.map((verdict) => {
    const { monitor, status, reason, message, since } = verdict
    const lastGoodAt = lastGoodEnd(verdict)
    const link = incidents?.get(monitor)
    const told = link?.phase === 'open' ? { incident: link.ref } : {}
    // A failure that is forgiven is a sign of life as well.
    const wellSince = verdict.lastEndAt ?? lastGoodAt
    return { monitor, status, reason, message, since: status === 'healthy' ? wellSince : since, lastGoodAt, ...told }
  })
}

function lastGoodEnd({ goodEnd, lastEndAt, beat }: Verdict): number | null {
  return goodEnd ? lastEndAt : (beat?.lastSuccessAt ?? null)
}
