import { DEFAULT_REDIS, type RedisSettings } from '../domain/redis-settings.js'
import { variableName } from '../domain/variable-name.js'
import { checkedText } from './keys/checked-text.js'
import { duration, text } from './keys/plain-kinds.js'
import { fileSetting, type ValuesOf } from './keys/file-setting.js'

/** The section `redis:`. */
export const REDIS_KEYS = {
  url: fileSetting(
    // The value is not said: somebody may have written a whole address with its password.
    checkedText({}, (given) =>
      variableName(given) !== null
        ? null
        : 'should be the name of an environment variable that holds the address, like "${REDIS_URL}"; an address may hold a password and does not belong here',
    ),
    { description: 'Name of the environment variable with the address. Default: `REDIS_URL`, then `LUKA_REDIS_URL`.' },
  ),
  prefix: fileSetting(text({}, 100), {
    description: 'What the keys of Heartbeat begin with; keep the braces for a cluster.',
    default: DEFAULT_REDIS.prefix,
  }),
  ca: fileSetting(text(), {
    description: 'Path of the certificates to trust, PEM, for `rediss://` with an own authority.',
  }),
  lease: fileSetting(duration(), {
    description: 'How long a leader of several watchers that is not heard of stays leader.',
    default: '10s',
  }),
} as const

export function redisSettingsOf({ url, prefix, ca, lease }: ValuesOf<typeof REDIS_KEYS>): RedisSettings {
  return {
    urlFrom: url === undefined ? DEFAULT_REDIS.urlFrom : variableName(url),
    prefix: prefix ?? DEFAULT_REDIS.prefix,
    ca: ca ?? DEFAULT_REDIS.ca,
    leaseMs: lease ?? DEFAULT_REDIS.leaseMs,
  }
}
