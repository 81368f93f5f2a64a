import type { StatusKind } from '../status-kind.js'
import { statusLine } from '../status-message.js'
import type { Instant } from '../time.js'

/** Two lines: a message of one kind, then the time in UTC. */
export function formatStatusText(kind: StatusKind | null, message: string, at: Instant): string {
  const line = statusLine(kind ?? 'custom', message)
  return `${line === '' ? 'OK' : line}\n${new Date(at).toISOString()}\n`
}
