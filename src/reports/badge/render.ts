import type { Status } from '../../domain/status.js'
import type { RunReport } from '../report.js'
import { countsOf, overallOf } from '../standing.js'

/** What shields.io's endpoint badge reads (https://shields.io/badges/endpoint-badge). */
export interface Badge {
  readonly schemaVersion: 1
  readonly label: string
  readonly message: string
  readonly color: string
}

export function badgeOf({ verdicts }: Pick<RunReport, 'verdicts'>): Badge {
  const status = overallOf(verdicts)
  return { schemaVersion: 1, label: 'heartbeat', message: messageOf(status, verdicts), color: colorOf(status) }
}

/** `healthy` when all are alike; `2 of 12 critical` otherwise. */
function messageOf(status: Status, verdicts: RunReport['verdicts']): string {
  const count = countsOf(verdicts)[status]
  return count === verdicts.length ? status : `${count} of ${verdicts.length} ${status}`
}

function colorOf(status: Status): string {
  switch (status) {
    case 'healthy':
      return 'brightgreen'
    case 'skipped':
    case 'unknown':
      return 'lightgrey'
    case 'warning':
      return 'yellow'
    case 'degraded':
      return 'orange'
    case 'critical':
      return 'red'
  }
}
