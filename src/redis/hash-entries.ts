import type { RedisReply } from '../ports.js'

/** Fields and values of HGETALL's answer. */
export function hashEntries(reply: RedisReply): (readonly [string, string])[] {
  if (!Array.isArray(reply)) return []
  const flat = reply as readonly RedisReply[]
  const entries: (readonly [string, string])[] = []
  for (let i = 0; i + 1 < flat.length; i += 2) entries.push([String(flat[i]), String(flat[i + 1])])
  return entries
}
