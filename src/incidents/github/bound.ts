import { MINUTE } from '../../domain/time.js'
import type { Issue } from './issue.js'
import { isMarkerLine, type Memory } from './marker.js'

/** A marker is written into an issue as it is made; one that was copied later, or from an older issue, is not of this time. */
const MADE_WITH_IT = 15 * MINUTE

/** True for a marker that belongs to this issue: its last line, and as old as the issue itself. */
export function isBound({ state }: Pick<Memory, 'state'>, issue: Pick<Issue, 'body' | 'created_at'>): boolean {
  const lastLine = (issue.body ?? '').trimEnd().split('\n').at(-1) ?? ''
  const createdAt = Date.parse(issue.created_at ?? '')
  return isMarkerLine(lastLine) && Math.abs(createdAt - state.openedAt) <= MADE_WITH_IT
}
