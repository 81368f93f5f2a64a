import type { History, Span, Uptime } from './history.js'
import { added, NO_TIME, uptimeOf } from './sums.js'

/** The uptime of all of these, or of those with a tag: their times are added, so who was watched for longer counts for more. */
export function togetherUptime(history: Pick<History, 'uptime'>, monitors: Iterable<string>, span: Span): Uptime {
  return summed([...new Set(monitors)].map((monitor) => history.uptime(monitor, span)))
}

export function summed(uptimes: readonly Uptime[]): Uptime {
  return uptimeOf(uptimes.map(({ sums }) => sums).reduce(added, NO_TIME))
}
