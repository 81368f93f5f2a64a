import type { Declaration } from '../declaration.js'
import type { ActiveWindows, MonitorTimes } from '../schedule.js'
import type { Instant } from '../time.js'
import type { Judgement } from './finding.js'

/** One look at a monitor that is neither paused nor in maintenance. */
export interface Looking {
  readonly now: Instant
  /** What age and grace are measured by: any hour, when forced. */
  readonly times: MonitorTimes
  /** The monitor's own hours, forced or not. */
  readonly hours: ActiveWindows | null
  /** Whether the hours are open, or a forced look does not ask. */
  readonly isOpen: boolean
  /** The judgement of closed hours. */
  closed(): Judgement
  /** Null where nobody asked. */
  readonly declaration: Declaration | null
  readonly onGitHub: boolean
}
