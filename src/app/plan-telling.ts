import type { Config } from '../config/config.js'
import type { Effect } from '../domain/incidents/plan.js'
import { presentIn } from '../domain/incidents/standing-key.js'
import { overallStatus } from '../domain/overall-status.js'
import { dueHealed, dueSummary } from '../domain/telling/notification-rules.js'
import { addNotifications } from '../domain/telling/plan-notifications.js'
import type { Verdict } from '../domain/verdict.js'
import type { PlanTelling, Situation } from './plan-run.js'

export const planTelling: PlanTelling = { news: addNotifications, heals: healsToTell, summary: summaryFor }

/** Who was in an incident is told as back; of the others nobody would hear. */
function healsToTell({ heals, verdicts, incidents }: Situation, { channels }: Config): Effect[] {
  const open = (incidents ?? []).filter(({ phase }) => phase === 'open')
  const told = new Set(open.flatMap(({ state }) => presentIn(state)))
  return heals.flatMap(({ monitor }): Effect[] => {
    const verdict = verdicts.find((one) => one.monitor === monitor)
    if (verdict === undefined || told.has(monitor)) return []
    const due = dueHealed(channels, verdict)
    return due.length === 0
      ? []
      : [{ kind: 'notify', event: 'healed', incident: null, verdicts: [verdict], channels: due }]
  })
}

/** Whoever hears of news in this run needs no second message about it; programs take both. */
function summaryFor(verdicts: readonly Verdict[], heard: readonly Effect[], { channels }: Config): Effect[] {
  const told = new Set(heard.flatMap((effect) => (effect.kind === 'notify' ? effect.channels : [])))
  const asked = channels.filter(({ id, forPrograms }) => forPrograms === true || !told.has(id))
  const due = dueSummary(asked, overallStatus(verdicts.map(({ status }) => status)))
  return due.length === 0 ? [] : [{ kind: 'notify', event: 'summary', incident: null, verdicts, channels: due }]
}
