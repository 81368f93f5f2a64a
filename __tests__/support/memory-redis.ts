import { matchesName } from '../../src/domain/name-pattern.js'
import type { Redis, RedisReply } from '../../src/ports.js'

/** A Redis of texts in memory, with the few commands that tests of members need. */
export interface MemoryRedis extends Redis {
  readonly texts: Map<string, string>
  /** By command: `SET health:restart:a …`. */
  readonly calls: string[]
  /** Refuses everything as long as it is set. */
  fault: Error | null
}

export function memoryRedis(): MemoryRedis {
  const texts = new Map<string, string>()
  const calls: string[] = []

  function answer([name = '', ...args]: readonly string[]): RedisReply {
    const [first = '', second = ''] = args
    switch (name) {
      case 'GET':
        return texts.get(first) ?? null
      case 'MGET':
        return args.map((key) => texts.get(key) ?? null)
      case 'SET':
        if (args.includes('NX') && texts.has(first)) return null
        texts.set(first, second)
        return 'OK'
      case 'DEL':
        return args.filter((key) => texts.delete(key)).length
      case 'PUBLISH':
        return 1
      case 'SCAN':
        return ['0', [...texts.keys()].filter((key) => matchesName(args[2] ?? '*', key))]
      default:
        throw new Error(`this Redis knows no ${name}`)
    }
  }

  return {
    texts,
    calls,
    fault: null,
    async call(command) {
      if (this.fault !== null) throw this.fault
      calls.push(command.join(' '))
      return answer(command.map(String))
    },
    run: () => Promise.reject(new Error('no script was to run')),
    subscribe: () => Promise.reject(new Error('nobody was to listen')),
    close: () => {},
  }
}
