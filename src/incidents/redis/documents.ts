import { ExternalError } from '../../errors.js'
import type { Redis, RedisScript } from '../../ports.js'
import { hashEntries } from '../../redis/hash-entries.js'
import type { Layout } from '../../redis/layout.js'
import type { IncidentList } from '../incident-list.js'
import { isIncident } from '../stored-list.js'

/** All incidents of one key, and how often they were changed; 0 for none. */
export interface KeyDocument {
  readonly rev: number
  readonly incidents: IncidentList
}

export const NO_DOCUMENT: KeyDocument = { rev: 0, incidents: [] }

/**
 * Puts a document in the place of the one that was seen, as one step; an empty text takes it away. Keys: incidents, epoch.
 * Arguments: key, rev that was seen, text, the writer's epoch or nothing.
 */
const PUT: RedisScript = {
  text: `
if ARGV[4] ~= '' and (tonumber(redis.call('GET', KEYS[2]) or '0') or 0) > tonumber(ARGV[4]) then return 'deposed' end
local stored = redis.call('HGET', KEYS[1], ARGV[1])
local rev = '0'
if stored then rev = string.match(stored, '^{"rev":(%d+)') or '?' end
if rev ~= ARGV[2] then return 'conflict' end
if ARGV[3] == '' then redis.call('HDEL', KEYS[1], ARGV[1]) else redis.call('HSET', KEYS[1], ARGV[1], ARGV[3]) end
return 'done'`,
}

/** The hash of documents, each changed only from what was seen of it. */
export interface Documents {
  all(): Promise<ReadonlyMap<string, KeyDocument>>
  of(key: string): Promise<KeyDocument>
  /** False where another changed it since. Throws ExternalError where another watcher leads since. */
  put(key: string, seen: KeyDocument, incidents: IncidentList): Promise<boolean>
  nextNumber(): Promise<number>
}

export function documentsIn(redis: Redis, layout: Layout, epoch: () => number | null): Documents {
  const { incidents: hash } = layout
  return {
    async all() {
      const entries = hashEntries(await redis.call(['HGETALL', hash]))
      return new Map(entries.map(([key, text]) => [key, readDocument(key, text, hash)]))
    },
    async of(key) {
      const text = await redis.call(['HGET', hash, key])
      return text === null ? NO_DOCUMENT : readDocument(key, String(text), hash)
    },
    async put(key, { rev }, incidents) {
      // The script looks for `rev` at the very beginning.
      const text = incidents.length === 0 ? '' : JSON.stringify({ rev: rev + 1, incidents })
      const answer = await redis.run(PUT, [hash, layout.epoch], [key, rev, text, epoch() ?? ''])
      if (answer !== 'deposed') return answer === 'done'
      throw new ExternalError('redis', 'another watcher leads since, so nothing was written', {
        permanent: false,
        conflict: true,
      })
    },
    nextNumber: async () => Number(await redis.call(['INCR', layout.incidentNumber])),
  }
}

/** Writing over what is no document would forget what is open and alarm everybody again. */
function readDocument(key: string, text: string, hash: string): KeyDocument {
  const { rev, incidents } = parse(text)
  if (Number.isSafeInteger(rev) && Number(rev) > 0 && Array.isArray(incidents) && incidents.every(isIncident))
    if (incidents.every((incident) => incident.key === key)) return { rev: Number(rev), incidents }
  const field = JSON.stringify(key)
  throw new ExternalError('redis', `the hash ${hash} holds something else than incidents in its field ${field}`, {
    permanent: true,
    remedy: 'delete that field to begin with no incident there',
  })
}

function parse(text: string): { rev?: unknown; incidents?: unknown } {
  try {
    return (JSON.parse(text) ?? {}) as object
  } catch {
    return {}
  }
}
