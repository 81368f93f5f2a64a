import type { Incident, Trouble } from '../incidents/incident.js'
import type { Outcome } from '../incidents/plan.js'
import { presentIn } from '../incidents/present-members.js'
import type { Reason, Status } from '../status.js'
import type { Instant } from '../time.js'

/** One time that people would have been alarmed about one monitor. */
export interface Alert {
  readonly monitor: string
  readonly name: string
  /** The incident it would have stood in; several monitors may share one. */
  readonly incident: string
  readonly reason: Reason
  readonly worst: Status
  /** The deadline that passed. */
  readonly since: Instant
  /** The look that opened it. */
  readonly openedAt: Instant
  /** The beat that ended it, and the look that closed it; null while it lasts. */
  readonly endedAt: Instant | null
  readonly closedAt: Instant | null
  /** Looks that reminded people of it. */
  readonly reminders: readonly Instant[]
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }
type OpenAlert = Writable<Alert> & { reminders: Instant[] }

/** Turns what looks did to incidents into alerts, one monitor each. */
export interface AlertBook {
  /** Takes in what one look did. */
  take(outcomes: readonly Outcome[], now: Instant): void
  /** In the order in which they opened. */
  readonly alerts: readonly Alert[]
}

export function openAlertBook(): AlertBook {
  const alerts: OpenAlert[] = []
  const open = new Map<string, OpenAlert>()

  function takeIn(incident: Incident, isReminder: boolean, now: Instant): void {
    const { ref, phase, state } = incident
    const present = phase === 'open' ? presentIn(state) : []
    for (const [id, trouble] of Object.entries(state.members)) {
      const key = `${ref} ${id}`
      const known = open.get(key)
      if (present.includes(id)) {
        const alert = known ?? opened(id, ref, trouble, now)
        if (known === undefined) alerts.push(alert)
        open.set(key, alert)
        alert.worst = trouble.worst ?? (known === undefined ? trouble.status : state.worst)
        if (isReminder) alert.reminders.push(now)
      } else if (known !== undefined) {
        known.closedAt = now
        known.endedAt = trouble.recoveredAt
        open.delete(key)
      }
    }
  }

  return {
    alerts,
    take(outcomes, now) {
      for (const { effect, ok, incident } of outcomes)
        if (ok && incident !== null) {
          const isReminder = effect.kind === 'update-incident' && effect.change.comment === 'reminder'
          takeIn(incident, isReminder, now)
        }
    },
  }
}

function opened(monitor: string, incident: string, { name, reason, since, status }: Trouble, now: Instant): OpenAlert {
  return {
    monitor,
    name,
    incident,
    reason,
    worst: status,
    since,
    openedAt: now,
    endedAt: null,
    closedAt: null,
    reminders: [],
  }
}
