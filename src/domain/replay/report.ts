import type { Span } from '../history/history.js'
import type { Duration } from '../time.js'
import type { Alert } from './alert-book.js'
import type { Cost } from './cost.js'
import type { Difference } from './difference.js'
import type { QuietSetting } from './quiet-setting.js'
import type { RealIncident } from './real-incidents.js'
import type { Silence } from './silence.js'

/** What a replay found out about one monitor. */
export interface MonitorReplay {
  readonly monitor: string
  readonly name: string
  /** Where its past was found; null where nowhere, and `note` says why. */
  readonly by: 'commits' | 'checkout' | 'redis' | 'runs' | 'journal' | null
  /** Why there is nothing, or why there may be more; null for neither. */
  readonly note: string | null
  readonly beats: number
  readonly silence: Silence | null
  readonly alerts: readonly Alert[]
  /** Incidents there really were, and of which these rules would have told nobody. */
  readonly missed: readonly RealIncident[]
  /** What would have opened nothing for silence but real incidents; null where no setting decides. */
  readonly quiet: QuietSetting | null
  /** Runs of a workflow against what its cron lines declare; null where there is nothing to count. */
  readonly delivered: Delivered | null
}

export interface Delivered {
  readonly delivered: number
  readonly declared: number
}

export interface ReplayReport extends Span {
  /** How many looks were replayed, and how often; null where they are those that really were. */
  readonly ticks: number
  readonly every: Duration | null
  readonly monitors: readonly MonitorReplay[]
  /** Alerts of no monitor of the configuration: of sources. */
  readonly others: readonly Alert[]
  /** Looks that really were, against those that the watching workflow declares; null where nobody knows. */
  readonly looks: Delivered | null
  readonly cost: Cost
  /** Against another state of the configuration; null where none was asked for. */
  readonly against: Against | null
  readonly notices: readonly string[]
}

export interface Against {
  /** As it was asked for. */
  readonly ref: string
  readonly differences: readonly Difference[]
  readonly alerts: number
  readonly cost: Cost
}

export function alertsOf({ monitors, others }: Pick<ReplayReport, 'monitors' | 'others'>): readonly Alert[] {
  return [...monitors.flatMap(({ alerts }) => alerts), ...others]
}
