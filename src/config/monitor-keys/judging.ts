import { choice, duration, flag, whole } from '../keys/text-kinds.js'
import { setting } from '../keys/setting.js'

/** How bad what was read, or what was not there, is. */
export const JUDGING_KEYS = {
  kind: setting(choice(['job', 'service']), {
    description:
      'A `job` has an end, and its first missed run is critical; a `service` beats all the time, and missed beats grade it. Default: `service` for `every` up to 5 min and for beats of the library, else `job`.',
    of: 'document',
  }),
  'max-runtime': setting(duration(), {
    description:
      'A run that has begun and not ended for longer than this is critical. Default: the gap of the schedule plus `grace`, or the threshold, at most 6 h.',
    of: 'document',
  }),
  critical: setting(flag(), {
    description: 'A failure that a `service` reports is critical instead of a warning; that of a `job` always is.',
    default: 'false',
    of: 'document',
  }),
  checks: setting(choice(['warning', 'degraded', 'critical']), {
    description: 'How bad it is when a beat that says all is well has a check that is false. Default: it is only told.',
    of: 'document',
  }),
  'failure-tolerance': setting(whole(0, 100), {
    description:
      'Reported failures in a row that are forgiven; of a workflow red runs, without which its window alone decides.',
    default: '0',
  }),
  missing: setting(choice(['critical', 'warning', 'skipped', 'unknown']), {
    description: 'What no beat at all means. Default: `critical`, once a new monitor had time for its first beat.',
    of: 'document',
  }),
  stopped: setting(choice(['late', 'skipped']), {
    description: 'What work that was stopped on purpose is: `late` as usual, or `skipped`.',
    default: 'late',
    of: 'document',
  }),
} as const
