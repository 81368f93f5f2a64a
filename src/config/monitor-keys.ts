import type { Share } from '../domain/at-most.js'
import type { Conditions } from '../domain/conditions.js'
import type { SourceSpec } from '../domain/monitor.js'
import type { ValuesOf } from './keys/file-setting.js'
import { COMMITS_KEY } from './monitor-keys/commits.js'
import { CONDITION_KEYS } from './monitor-keys/conditions.js'
import { FILE_ONLY_KEYS } from './monitor-keys/file-only.js'
import { FURTHER_SOURCE_KEYS } from './monitor-keys/further-source.js'
import { MONITOR_INPUTS } from './monitor-keys/inputs.js'
import { REQUEST_KEYS } from './monitor-keys/request.js'
import { WORKFLOW_RULE_KEYS } from './monitor-keys/workflow-rules.js'

/**
 * Every setting of a monitor, each one row: its description, its kind of value (how it is parsed and what an editor knows
 * of it) and its default. Inputs, flags, the reader of the config file, its JSON Schema, the tables of the docs and
 * MonitorSettings come from here. The rows stand by subject in `monitor-keys/`.
 */
export const MONITOR_KEYS = {
  ...FURTHER_SOURCE_KEYS,
  ...COMMITS_KEY,
  ...REQUEST_KEYS,
  ...MONITOR_INPUTS,
  ...CONDITION_KEYS,
  ...FILE_ONLY_KEYS,
  ...WORKFLOW_RULE_KEYS,
} as const

/** What a person may say of one monitor, understood but not yet completed; whatever is absent comes from defaults. */
export type MonitorSettings = ValuesOf<typeof MONITOR_KEYS>

/** What a config file alone says of a monitor, as the monitor has it. */
export interface MadeInFile {
  /** Absent for the places that inputs name too. */
  readonly source?: SourceSpec
  readonly conditions?: Conditions
  readonly atMost?: Share
}

/** Settings as they are handed on; absent where no file was read. */
export interface ReadSettings extends MonitorSettings {
  readonly made?: MadeInFile
}
