import { readIncidentState } from '../../domain/incidents/stored-incident.js'
import { isPlainObject } from '../../domain/plain-object.js'
import type { Redis } from '../../ports.js'
import { hashEntries } from '../../redis/hash-entries.js'
import type { FaceMemory, Owed } from '../store.js'

const OWED = 'owed:'
const KINDS = ['open', 'update', 'close', 'reopen']

/** What a face owes in a hash: `owed:REF` to JSON, beside the instants that are noted. */
export function faceIn(redis: () => Promise<Redis>, hash: string): FaceMemory {
  return {
    async load() {
      const fields = new Map(hashEntries(await (await redis()).call(['HGETALL', hash])))
      const owed = [...fields].flatMap(([field, text]): [string, Owed][] => {
        const one = field.startsWith(OWED) ? readOwed(text) : null
        return one === null ? [] : [[field.slice(OWED.length), one]]
      })
      return { owed: new Map(owed), readAt: instantIn(fields, 'readAt'), restsUntil: instantIn(fields, 'restsUntil') }
    },
    async owe(ref, owed) {
      const field = OWED + ref
      await (await redis()).call(owed === null ? ['HDEL', hash, field] : ['HSET', hash, field, JSON.stringify(owed)])
    },
    async note(what, at) {
      await (await redis()).call(['HSET', hash, what, at])
    },
  }
}

function instantIn(fields: ReadonlyMap<string, string>, name: string): number | null {
  const at = Number(fields.get(name) ?? NaN)
  return Number.isFinite(at) ? at : null
}

function readOwed(text: string): Owed | null {
  const owed = parse(text)
  if (!isPlainObject(owed) || !KINDS.includes(String(owed['kind'])) || !isPlainObject(owed['change'])) return null
  const { state, verdicts } = owed['change']
  return readIncidentState(state) !== null && Array.isArray(verdicts) ? (owed as unknown as Owed) : null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
