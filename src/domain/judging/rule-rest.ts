import { formatDuration } from '../duration.js'
import type { ActiveTime } from '../monitor.js'
import type { Expected } from './expected.js'

/** What the words of what is expected leave out, to follow them: `, with 1 h of grace, watched mon-fri 09:30-16:00 (UTC)`. */
export function ruleRest(expected: Expected, active: ActiveTime | null): string {
  const grace =
    expected.kind === 'cron' && expected.graceMs > 0 ? `, with ${formatDuration(expected.graceMs)} of grace` : ''
  return `${grace}${active === null ? '' : `, watched ${activeText(active)}`}`
}

function activeText({ hours, timezone, calendar }: ActiveTime): string {
  const named = calendar === null ? null : `calendar ${calendar}`
  if (hours !== null) return `${hours} (${[timezone, named].filter((text) => text !== null).join(', ')})`
  return named === null ? 'on days that are no holidays' : `in the hours of ${named}`
}
