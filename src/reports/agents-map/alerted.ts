import type { IncidentState, NotificationEvent } from '../../domain/incidents/incident.js'
import type { Effect } from '../../domain/incidents/plan.js'
import type { RunReport } from '../report.js'

const BAD_NEWS: ReadonlySet<NotificationEvent> = new Set(['opened', 'escalated', 'reminder', 'recovery-exhausted'])

/** Whether this run told people that a monitor is in trouble: once for each cooldown, incident or reminder, not at each look. */
export function alertedIn(run: RunReport): (monitor: string) => boolean {
  const planned = new Set(run.plan.flatMap(notified))
  const told = new Set([
    ...run.plan.flatMap(opened),
    ...(run.dryRun ? planned : run.deliveries.flatMap(({ event, monitors }) => (BAD_NEWS.has(event) ? monitors : []))),
  ])
  // Where no incident is kept and no channel is due, nothing remembers that it was ever told.
  const forgotten = (monitor: string): boolean => !run.incidents.get(monitor) && !planned.has(monitor)
  return (monitor) => told.has(monitor) || forgotten(monitor)
}

function opened(effect: Effect): string[] {
  switch (effect.kind) {
    case 'open-incident':
      return effect.draft.verdicts.map(({ monitor }) => monitor)
    case 'reopen-incident':
      return effect.change.verdicts.map(({ monitor }) => monitor)
    case 'update-incident': {
      const { comment, state, verdicts } = effect.change
      if (comment === 'reminder') return verdicts.map(({ monitor }) => monitor)
      // Who joins what stands for all is told like what opens.
      return comment === 'members' ? Object.keys(state.members).filter((id) => isNew(state, id)) : []
    }
    case 'close-incident':
    case 'close-gone':
    case 'close-duplicate':
    case 'notify':
    case 'recover':
      return []
  }
}

function notified(effect: Effect): string[] {
  return effect.kind === 'notify' && BAD_NEWS.has(effect.event) ? effect.verdicts.map(({ monitor }) => monitor) : []
}

function isNew({ members, toldAt }: IncidentState, id: string): boolean {
  return members[id]?.joinedAt === toldAt || members[id]?.worseAt === toldAt
}
