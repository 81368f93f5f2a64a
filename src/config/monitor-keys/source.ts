import type { RedisPlace } from '../../domain/redis-place.js'
import { branchProblem } from '../../domain/repository-path.js'
import { late } from '../keys/late.js'
import { setting } from '../keys/setting.js'
import { checkedText, choice } from '../keys/text-kinds.js'

export const ABOUT_REDIS = {
  description:
    'Read Redis instead of a file: `own` (what `write --to redis` keeps), `key NAME`, `keys PATTERN`, `channel NAME` or `channels PATTERN`; `keys` and `channels` make each of them a monitor. After keys `ttl=35s` says how long they live.',
  ownOnly: true,
  of: 'document',
} as const

/** Where the beats of a monitor are read. */
export const SOURCE_KEYS = {
  redis: setting(late<RedisPlace>(), ABOUT_REDIS),
  branch: setting(checkedText(branchProblem), {
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
export const FILE_KEY = setting(checkedText(controlsIn), {
  description:
    'Path of the heartbeat file. Without it a named monitor reads `heartbeats/<id>.json`; without any monitor, every scheduled workflow is watched.',
  ownOnly: true,
})

/** A path as far as it must be one anywhere; what a repository asks of it besides is known with its source. */
function controlsIn(path: string): string | null {
  return /[\u0000-\u001f\u007f]/.test(path) ? 'has control characters; write it like "data/heartbeat.json"' : null
}
