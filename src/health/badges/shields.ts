import type { Status } from '../../domain/status.js'
import type { Badge } from './badge.js'

/** What shields.io's endpoint badge reads (https://shields.io/badges/endpoint-badge). */
export interface ShieldsBadge {
  readonly schemaVersion: 1
  readonly label: string
  readonly message: string
  readonly color: string
}

export function shieldsOf({ label, message, status }: Badge): ShieldsBadge {
  return { schemaVersion: 1, label, message, color: colorOf(status) }
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
