import type { OpenRedis, Redis, RedisReply } from '../../src/ports.js'

/** A Redis of hashes in memory, with the commands and the two steps that incidents are kept by. */
export interface HashRedis {
  readonly open: OpenRedis
  readonly hashes: Map<string, Map<string, string>>
  readonly texts: Map<string, string>
  /** The first words of each command, and `run` for a step. */
  readonly calls: string[]
  /** Refuses everything as long as it is set. */
  fault: Error | null
  /** Done by somebody else right before the next step. */
  meanwhile: (() => void) | null
}

export function hashRedis(): HashRedis {
  const hashes: HashRedis['hashes'] = new Map()
  const texts: HashRedis['texts'] = new Map()
  const inHash = (key: string): Map<string, string> => {
    const known = hashes.get(key) ?? new Map<string, string>()
    hashes.set(key, known)
    return known
  }

  function answer([name = '', key = '', ...rest]: readonly string[]): RedisReply {
    switch (name) {
      case 'HGETALL':
        return [...inHash(key)].flat()
      case 'HGET':
        return inHash(key).get(rest[0] ?? '') ?? null
      case 'HSET':
        for (let i = 0; i + 1 < rest.length; i += 2) inHash(key).set(rest[i] ?? '', rest[i + 1] ?? '')
        return rest.length / 2
      case 'HDEL':
        return rest.filter((field) => inHash(key).delete(field)).length
      case 'INCR':
        texts.set(key, String(Number(texts.get(key) ?? 0) + 1))
        return Number(texts.get(key))
      default:
        throw new Error(`this Redis knows no ${name}`)
    }
  }

  /** Puts a document in the place of the one that was seen. */
  function put([hash = '']: readonly string[], [key = '', rev = '', text = '']: readonly string[]): RedisReply {
    const stored = inHash(hash).get(key)
    const there = stored === undefined ? '0' : (/^\{"rev":(\d+)/.exec(stored)?.[1] ?? '?')
    if (there !== rev) return 'conflict'
    answer(text === '' ? ['HDEL', hash, key] : ['HSET', hash, key, text])
    return 'done'
  }

  function step(isPut: boolean, keys: readonly string[], args: readonly string[]): RedisReply {
    const epoch = (isPut ? args[3] : args[0]) ?? ''
    if (epoch !== '' && Number(texts.get(keys[1] ?? '') ?? 0) > Number(epoch)) return 'deposed'
    if (isPut) return put(keys, args)
    answer(['HSET', keys[0] ?? '', ...args.slice(1)])
    return 'done'
  }

  const redis: Redis = {
    async call(command) {
      world.calls.push(String(command[0]))
      if (world.fault !== null) throw world.fault
      return answer(command.map(String))
    },
    async run({ text }, keys, args) {
      world.calls.push('run')
      if (world.fault !== null) throw world.fault
      const meanwhile = world.meanwhile
      world.meanwhile = null
      meanwhile?.()
      return step(text.includes(`'conflict'`), keys, args.map(String))
    },
    subscribe: () => Promise.reject(new Error('nobody was to listen')),
    close: () => {},
  }
  const world: HashRedis = { open: async () => redis, hashes, texts, calls: [], fault: null, meanwhile: null }
  return world
}
