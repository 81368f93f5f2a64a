/** Who asks Redis for what. */
export const REDIS_ROLES = ['reader', 'writer', 'watcher'] as const
export type RedisRole = (typeof REDIS_ROLES)[number]

/** What a config names: keys and channels of somebody else, as globs of Redis, and what of its own it keeps there. */
export interface ForeignNames {
  readonly keys: readonly string[]
  /** Keys are looked for by their pattern, which shows the names of all keys. */
  readonly looksForKeys: boolean
  readonly channels: readonly string[]
  /** Keys that beats are written to, instead of the own layout. */
  readonly written: readonly string[]
  /** Channels that beats are said on as well. */
  readonly said: readonly string[]
  /** Channels that alerts are published on. */
  readonly alerts: readonly string[]
  /** Keys that show the restarts of containers. */
  readonly restarts: readonly string[]
  /** The past is kept there too. */
  readonly history: boolean
}

export const NOTHING_FOREIGN: ForeignNames = {
  keys: [],
  looksForKeys: false,
  channels: [],
  written: [],
  said: [],
  alerts: [],
  restarts: [],
  history: false,
}

const LOOK = ['info', 'time', 'get']
const READ_OWN = ['zrevrangebyscore', 'hmget', 'xrange']
const READ_KEYS = ['mget', 'strlen', 'pttl', 'zrevrangebyscore']
const LISTEN = ['role', 'ping', 'subscribe', 'psubscribe', 'zrevrangebyscore']
const KEEP = ['zadd', 'zremrangebyscore']
const WRITE_OWN = ['eval', 'evalsha', 'hget', 'time', 'zscore', 'set', 'hset', 'zadd', 'hincrby', 'xadd']
const WRITE_KEY = ['eval', 'evalsha', 'get', 'set']
const MIRROR = ['get', 'mget', 'set', 'del', 'scan']
const LEAD = ['eval', 'evalsha', 'get', 'set', 'time', 'pexpire', 'del', 'zadd', 'zcount', 'zremrangebyscore']
const CLAIM = ['hsetnx', 'hget', 'hlen', 'hgetall', 'hdel']
const INCIDENTS = ['hgetall', 'hget', 'hset', 'hdel', 'incr']
const HISTORY = ['rpush', 'lrange', 'llen', 'exists']

/** The least that a role needs, as words of `ACL SETUSER` after `reset`: commands, then keys, then channels. */
export function rightsOf(role: RedisRole, prefix: string, names: ForeignNames): readonly string[] {
  const own = `${literal(prefix)}:*`
  const { commands, keys, channels } = NEEDED[role](own, names)
  return [
    'resetchannels',
    ...[...new Set(commands)].sort().map((name) => `+${name}`),
    ...new Set(keys),
    ...new Set(channels.map((name) => `&${name}`)),
  ]
}

interface Needed {
  readonly commands: readonly string[]
  /** With what may be done to them. */
  readonly keys: readonly string[]
  readonly channels: readonly string[]
}

const NEEDED: Readonly<Record<RedisRole, (own: string, names: ForeignNames) => Needed>> = {
  reader: (own, names) => ({
    commands: [...toRead(names), ...toMirror(names), ...toPublish(names.alerts)],
    keys: [...[own, ...names.keys].map((name) => `%R~${name}`), ...mirrorKeys(own, names)],
    channels: [...names.channels, ...names.alerts],
  }),
  writer: (own, { written, said }) => ({
    commands: [...(written.length === 0 ? WRITE_OWN : WRITE_KEY), ...toPublish(said)],
    keys: (written.length === 0 ? [own] : written).map((name) => `~${name}`),
    channels: said,
  }),
  watcher: (own, names) => ({
    commands: [
      ...toRead(names),
      ...KEEP,
      ...LEAD,
      ...CLAIM,
      ...INCIDENTS,
      ...(names.history ? HISTORY : []),
      ...toMirror(names),
      ...toPublish(names.alerts),
    ],
    keys: [`~${own}`, ...names.keys.map((name) => `%R~${name}`), ...names.restarts.map((name) => `~${name}`)],
    channels: [...names.channels, ...names.alerts],
  }),
}

function toRead({ keys, looksForKeys, channels }: ForeignNames): readonly string[] {
  const foreign = keys.length === 0 ? [] : [...READ_KEYS, ...(looksForKeys ? ['scan'] : [])]
  return [...LOOK, ...READ_OWN, ...foreign, ...(channels.length === 0 ? [] : LISTEN)]
}

function toMirror({ restarts }: ForeignNames): readonly string[] {
  return restarts.length === 0 ? [] : MIRROR
}

/** With the one that stands as long as the data do. */
function mirrorKeys(own: string, { restarts }: ForeignNames): readonly string[] {
  return restarts.length === 0 ? [] : [...restarts, own.replace(/\*$/, 'mirror')].map((name) => `~${name}`)
}

function toPublish(channels: readonly string[]): readonly string[] {
  return channels.length === 0 ? [] : ['publish']
}

/** A name that is no glob, as a glob. */
export function literal(name: string): string {
  return name.replace(/[\\*?[\]]/g, '\\$&')
}

/** A line for `redis-cli`, which takes words apart at spaces. */
export function userLine(user: string, rights: readonly string[]): string {
  return ['ACL', 'SETUSER', user, 'reset', 'on', '>PASSWORD', ...rights].map(quoted).join(' ')
}

function quoted(word: string): string {
  return /[\s"'\\]/.test(word) ? `"${word.replace(/["\\]/g, '\\$&')}"` : word
}
