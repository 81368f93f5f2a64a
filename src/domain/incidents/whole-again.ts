import type { Incident } from './incident.js'
import type { Verdict } from '../verdict.js'

/**
 * A document of many that nobody could understand is an incident of the whole. Once its members are judged it has no verdict of its
 * own any more, so they speak for it: that they were found is its good end. Verdicts by monitor, with those.
 */
export function withWholes(verdicts: readonly Verdict[], open: readonly Incident[]): ReadonlyMap<string, Verdict> {
  const byMonitor = new Map(verdicts.map((verdict) => [verdict.monitor, verdict]))
  for (const { state } of open) {
    for (const [id, { name }] of Object.entries(state.members)) {
      const members = byMonitor.has(id)
        ? []
        : verdicts.filter((one) => one.monitor.startsWith(`${id}/`) && isJudged(one))
      const newest = members.reduce<Verdict | null>(laterOf, null)
      if (newest !== null) byMonitor.set(id, wholeOf(newest, id, name))
    }
  }
  return byMonitor
}

function isJudged({ status }: Verdict): boolean {
  return status !== 'unknown' && status !== 'skipped'
}

function laterOf(one: Verdict | null, other: Verdict): Verdict {
  return one !== null && (one.lastEndAt ?? 0) >= (other.lastEndAt ?? 0) ? one : other
}

function wholeOf(member: Verdict, monitor: string, name: string): Verdict {
  const message = 'Its members can be read again.'
  const well = { status: 'healthy', reason: 'ok', since: null, goodEnd: true, byHand: null } as const
  return { ...member, ...well, monitor, name, message, missed: null, notes: [], diagnosis: [], remedy: [] }
}
