import { DEFAULT_REDIS } from '../../domain/redis-settings.js'
import { duration, flag, text } from './inputs.js'

/** Where in Redis a beat goes; its address comes from the environment. */
export const REDIS_NAMES = {
  'redis-prefix': text({
    description:
      'With `to: redis`: what the keys of Heartbeat begin with, as `redis: prefix` of the config file has it.',
    default: DEFAULT_REDIS.prefix,
    maxLength: 100,
  }),
  'redis-key': text({
    description:
      'With `to: redis`: a key of its own, with `{monitor}` and `{instance}`, instead of the layout that `redis: own` reads.',
    maxLength: 200,
  }),
  'redis-channel': text({
    description: 'With `to: redis`: a channel on which the beat is said as well.',
    maxLength: 200,
  }),
  ttl: duration({
    description: 'With `redis-key`: how long the key lives after a beat; three intervals and a little, like `35s`.',
  }),
} as const

/** Where beats are posted to. */
export const HTTP_NAMES = {
  url: text({
    description:
      'With `to: http`: address of a `heartbeat serve`, like `http://127.0.0.1:8787`, or of whoever else takes beats, with `{monitor}` and `{state}` filled in. Default: `HEARTBEAT_URL` of the environment.',
    maxLength: 2000,
  }),
  'token-env': text({
    description:
      'With `to: http`: name of the environment variable that holds the token. Default: `HEARTBEAT_TOKEN`, if it is set, for a `heartbeat serve`.',
    maxLength: 100,
  }),
  'allow-private': flag({
    description:
      'With `to: http`, on a runner of GitHub: an address of this machine or of its network may be written to. Elsewhere it always may.',
    default: 'false',
  }),
} as const
