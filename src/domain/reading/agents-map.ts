import { isPlainObject } from '../plain-object.js'
import { cut, oneLine } from '../safe-text.js'
import { isAhead, objectionTo, type JsonObject } from './candidate.js'
import type { Instant } from '../time.js'
import type { Member } from './member.js'
import { metadataIn } from './metadata.js'
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

/** An agent that an earlier run has heard, by the map it left. */
export interface KnownAgent {
  readonly id: string
  readonly name: string
  readonly at: Instant
  readonly channel: string | null
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Whom the map of an earlier run knows; null for a text that is no such map. */
export function knownAgents(text: string, now: Instant): readonly KnownAgent[] | null {
  const map = parsed(text)
  if (!isAgentsMap(map)) return null
  return Object.entries(map.agents).flatMap(([id, agent]): KnownAgent[] => {
    if (!isAgent(agent)) return []
    const { channel, name, last_heartbeat: written, metadata } = agent
    const at = typeof written === 'string' ? (parseTime(written)?.at ?? null) : null
    // What would lie ahead says nothing of when it was.
    if (at === null || at > now) return []
    return [
      {
        id,
        name: typeof name === 'string' ? name : id,
        at,
        channel: typeof channel === 'string' ? channel : null,
        metadata: metadataIn({ metadata }, () => false) ?? {},
      },
    ]
  })
}

/** When they were last heard, by channel: what a run that listens for a short while knows of those that are silent meanwhile. */
export function heardInMap(text: string, now: Instant): ReadonlyMap<string, Instant> | null {
  const known = knownAgents(text, now)
  return known && new Map(known.flatMap(({ channel, at }) => (channel === null ? [] : [[channel, at] as const])))
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
