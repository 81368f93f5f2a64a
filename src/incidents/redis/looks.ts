import type { Redis } from '../../ports.js'
import { hashEntries } from '../../redis/hash-entries.js'
import type { LookMemory } from '../store.js'
import { readLooks } from '../stored-looks.js'

/** Looks in a hash: monitor id to JSON. */
export function looksIn(redis: () => Promise<Redis>, hash: string): LookMemory {
  return {
    async load() {
      const entries = hashEntries(await (await redis()).call(['HGETALL', hash]))
      return readLooks(Object.fromEntries(entries.map(([id, text]) => [id, parse(text)])))
    },
    async remember(news) {
      if (news.size === 0) return
      const fields = [...news].flatMap(([id, look]) => [id, JSON.stringify(look)])
      await (await redis()).call(['HSET', hash, ...fields])
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
