import type { Reason, Status } from '../status.js'
import type { Counted } from './history.js'

/** From which status on a monitor is down. */
export type DownFrom = 'critical' | 'degraded'

/** How uptime counts the time in which a monitor is judged so. */
export function countedAs({ status, reason }: { status: Status; reason: Reason }, downFrom: DownFrom): Counted {
  // Before its first beat there is nothing that could be up.
  if (reason === 'pending') return 'excluded'
  switch (status) {
    case 'skipped':
      return 'excluded'
    case 'unknown':
      return 'blind'
    case 'critical':
      return 'down'
    case 'degraded':
      return downFrom === 'degraded' ? 'down' : 'up'
    case 'healthy':
    case 'warning':
      return 'up'
  }
}
