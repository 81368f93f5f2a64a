import type { Verdict } from '../../domain/verdict.js'
import type { AgentEntry } from './schema.js'

/** Late a little is still there, and so is who says that he fails; who was never heard, or could not be, is not known. */
export function presenceOf({
  status,
  reason,
  beat,
}: Pick<Verdict, 'status' | 'reason' | 'beat'>): AgentEntry['status'] {
  if (beat === null || reason === 'pending') return 'unknown'
  switch (status) {
    case 'healthy':
    case 'warning':
    case 'degraded':
      return 'online'
    case 'critical':
      return reason === 'reported-failure' || reason === 'failing' ? 'online' : 'offline'
    case 'skipped':
    case 'unknown':
      return 'unknown'
  }
}
