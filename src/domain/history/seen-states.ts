import type { Verdict } from '../verdict.js'
import type { SeenState } from './history.js'

/** What a look saw of each monitor, as the history takes it in. */
export function statesOf({ verdicts }: { readonly verdicts: readonly Verdict[] }): SeenState[] {
  return verdicts.map((verdict) => {
    const { monitor, status, reason, message, since } = verdict
    const lastGoodAt = lastGoodEnd(verdict)
    return { monitor, status, reason, message, since: status === 'healthy' ? lastGoodAt : since, lastGoodAt }
  })
}

function lastGoodEnd({ goodEnd, lastEndAt, beat }: Verdict): number | null {
  return goodEnd ? lastEndAt : (beat?.lastSuccessAt ?? null)
}
