import { address, branch, path, repository } from '../keys/checked-text.js'
import { events } from '../keys/events.js'
import { choice, flag, someTime, text } from '../keys/plain-kinds.js'
import { requirement } from '../keys/requirement.js'
import { redisPlace } from '../keys/redis-place.js'
import { fileSetting, setting } from '../keys/setting.js'
import { PATH_SHAPE } from '../keys/shapes.js'

/** Where the beats of a monitor are read. */
export const SOURCE_KEYS = {
  redis: setting(redisPlace(), {
    description:
      'Read Redis instead of a file: `own` (what `write --to redis` keeps), `key NAME`, `keys PATTERN`, `channel NAME` or `channels PATTERN`; `keys` and `channels` make each of them a monitor. After keys `ttl=35s` says how long they live.',
    ownOnly: true,
    of: 'document',
  }),
  branch: setting(branch(), {
    description: 'Branch that holds the heartbeat file. Default: the default branch, or `heartbeats` without a file.',
    of: 'document',
  }),
  'read-from': setting(choice(['api', 'workspace']), {
    description: '`api` reads the committed file, no checkout needed; `workspace` reads the checked-out file.',
    default: 'api',
    of: 'document',
    besideConfig: 'default',
  }),
  monitors: setting(choice(['file', 'each']), {
    description:
      "`each` judges every member of a multi-monitor heartbeat file by itself; `file` judges the file's own time.",
    default: 'file',
    of: 'document',
  }),
} as const

/** The same, as an input `heartbeat-file`: beside it the inputs name one monitor. */
export const FILE_KEY = setting(path(PATH_SHAPE), {
  description:
    'Path of the heartbeat file. Without it a named monitor reads `heartbeats/<id>.json`; without any monitor, every scheduled workflow is watched.',
  ownOnly: true,
})

/** What the config file says of a source beyond the inputs. */
export const FURTHER_SOURCE_KEYS = {
  file: FILE_KEY,
  url: fileSetting(address(), {
    description:
      'Read what a service answers at this address instead of a file: any document that is understood as a file.',
    ownOnly: true,
    of: 'document',
  }),
  push: fileSetting(flag(), {
    description: 'Its beats are posted to `heartbeat serve` and stand nowhere else.',
    default: 'false',
    ownOnly: true,
    of: 'document',
  }),
  repository: fileSetting(repository(), { description: 'Another repository, `owner/repo`.' }),
  member: fileSetting(text(), {
    description: 'The member of a file that tells of many monitors.',
    ownOnly: true,
    of: 'document',
  }),
  workflow: fileSetting(text(), {
    description: 'A workflow file: watched by its runs, or, beside `file`, part of the diagnosis.',
    ownOnly: true,
  }),
} as const

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
