import { events } from '../keys/events.js'
import { someTime } from '../keys/plain-kinds.js'
import { requirement } from '../keys/requirement.js'
import { fileSetting } from '../keys/file-setting.js'

/** What holds for a watched workflow, named or found. */
export const WORKFLOW_RULE_KEYS = {
  window: fileSetting(someTime(), {
    description: 'Of a workflow: how long without a good scheduled run is too long. Default: by the cron lines.',
    of: 'workflow',
  }),
  require: fileSetting(requirement, {
    description:
      'Of a workflow: what counts as life, a run that succeeded (`success`), ended or was skipped (`run`), or was started (`fired`); or whose job succeeded (`{ job: NAME }`), or that left an artifact (`{ artifact: NAME }`).',
    default: 'success',
    of: 'workflow',
  }),
  events: fileSetting(events(), {
    description:
      'Of a workflow: events that count besides `schedule`; with `cron`, which says when something outside is to start it, all that count. One without a schedule, a `cron` and a window is judged by its last finished runs of these.',
    of: 'workflow',
  }),
} as const
