import { historyPlace } from '../keys/history-place.js'
import { listening } from '../keys/listening.js'
import { repositories } from '../keys/other-repositories.js'
import { readLimit } from '../keys/read-limit.js'
import { tooMany } from '../keys/too-many.js'
import { LATE_KEYS } from '../monitor-keys/late.js'
import { seldomInputs, START_INPUTS } from './start-inputs.js'

/** The inputs of the check action and, as `--flags`, of `heartbeat check`: those of a monitor, of incidents, and of the run. */
export const CHECK_INPUTS = {
  ...START_INPUTS,
  ...LATE_KEYS,
  ...seldomInputs({
    repositories: repositories(),
    duration: listening,
    timeout: { readText: readLimit },
    'fail-on-replay': tooMany,
    history: historyPlace(),
  }),
} as const

/** What a `workflow_dispatch` input or a `client_payload` may set, by all names it is known under. */
export const DISPATCHABLE = [
  'threshold',
  'force',
  'dry-run',
  'monitor',
  'duration',
  'send-test-alert',
  'drill',
] as const
