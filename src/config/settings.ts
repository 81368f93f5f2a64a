import type { Duration } from '../domain/time.js'
import type { Levels, Maintenance, Monitor } from '../domain/monitor.js'

/** What a person may say of one monitor, understood but not yet completed; whatever is absent comes from defaults. */
export interface MonitorSettings {
  readonly name?: string
  readonly file?: string
  readonly branch?: string
  readonly repository?: string
  readonly readFrom?: 'api' | 'workspace'
  readonly member?: string
  readonly each?: boolean
  readonly threshold?: Duration
  readonly every?: Duration
  readonly grace?: Duration
  readonly crons?: readonly string[]
  readonly timezone?: string
  readonly levels?: Levels
  readonly activeHours?: string
  readonly calendar?: string
  readonly holidays?: readonly string[]
  readonly marketHours?: boolean
  readonly maintenance?: readonly Maintenance[]
  readonly paused?: Monitor['paused']
  readonly missing?: Monitor['missing']
  readonly critical?: boolean
  readonly maxRuntime?: Duration
  readonly failureTolerance?: number
  readonly timestampField?: string
  readonly statusField?: string
  readonly format?: 'auto' | 'json' | 'text'
  readonly tags?: readonly string[]
  readonly workflow?: string
  /** Options of the workflow source: `window`, `require`, `events`. */
  readonly workflowOptions?: Readonly<Record<string, unknown>>
  readonly recovery?: readonly unknown[]
}
