import { isPlainObject } from '../plain-object.js'
import { cut, oneLine } from '../safe-text.js'
import { isAhead, objectionTo, type JsonObject } from './candidate.js'
import type { Instant } from '../time.js'
import type { Member } from './member.js'
import { pointerTo } from './object-times.js'
import { parseTime } from './parse-time.js'
import type { Seen } from './seen.js'
import type { WrittenTime } from './written-time.js'

const PRESENCES = new Set<unknown>(['online', 'offline', 'unknown'])
const LONGEST_NAME = 200

/** Whether this is the map in which a hub of agents keeps who is there: a last beat for each, beside its own opinion of it. */
export function isAgentsMap(root: unknown): root is { readonly agents: JsonObject } {
  if (!isPlainObject(root) || !isPlainObject(root['agents'])) return false
  const agents = Object.values(root['agents'])
  return agents.length > 0 && agents.every(isAgent)
}

function isAgent(value: unknown): value is JsonObject {
  return isPlainObject(value) && PRESENCES.has(value['status']) && 'last_heartbeat' in value
}

/**
 * The agents of such a map. `offline` is what its writer concluded from silence, by a threshold of its own and at that time:
 * it is no word of the agent, so only the beat counts, and how late it is is judged here.
 */
export function agentsIn({ agents }: { readonly agents: JsonObject }, seen: Seen): Member[] {
  return Object.entries(agents).flatMap(([id, agent]): Member[] => {
    if (!isAgent(agent)) return []
    const field = pointerTo(pointerTo(pointerTo('', 'agents'), id), 'last_heartbeat')
    const { last_heartbeat: written, name, metadata } = agent
    const label = typeof name === 'string' && name.trim() !== '' ? { label: cut(oneLine(name), LONGEST_NAME) } : {}
    const time = typeof written === 'string' ? lastBeat(written, seen) : null
    return [{ name: id, ...label, field, time, status: null, holder: { metadata }, notes: [] }]
  })
}

/**
 * When the agents of such a map were last heard, by their channel: what a run that listens for a short while knows of those
 * that are silent meanwhile. Null for a text that is no such map.
 */
export function heardInMap(text: string, now: Instant): ReadonlyMap<string, Instant> | null {
  const map = parsed(text)
  if (!isAgentsMap(map)) return null
  const heard = new Map<string, Instant>()
  for (const agent of Object.values(map.agents)) {
    if (!isAgent(agent)) continue
    const { channel, last_heartbeat: written } = agent
    const at = typeof written === 'string' ? (parseTime(written)?.at ?? null) : null
    // What would lie ahead says nothing of when it was.
    if (typeof channel === 'string' && at !== null && at <= now) heard.set(channel, at)
  }
  return heard
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A placeholder such as 1970 is no beat; what lies ahead is told of. */
function lastBeat(written: string, seen: Seen): WrittenTime | null {
  const time = parseTime(written, seen.zone)
  if (time === null || isAhead(time, seen.now, seen.skewMs)) return time
  return objectionTo(time, seen.now) === null ? time : null
}
