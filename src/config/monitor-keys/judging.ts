import { choice, duration, flag, whole } from '../keys/plain-kinds.js'
import { setting } from '../keys/setting.js'

/** How bad what was read, or what was not there, is. */
export const JUDGING_KEYS = {
  'max-runtime': setting(duration(), {
    description: 'A beat that says running for longer than this is critical.',
    of: 'document',
  }),
  critical: setting(flag(), {
    description: 'A reported failure is critical instead of a warning.',
    default: 'false',
    of: 'document',
  }),
  'failure-tolerance': setting(whole(0, 100), {
    description: 'Reported failures in a row that are forgiven.',
    default: '0',
    of: 'document',
  }),
  missing: setting(choice(['critical', 'warning', 'skipped', 'unknown']), {
    description: 'What no beat at all means.',
    default: 'critical',
    of: 'document',
  }),
} as const
