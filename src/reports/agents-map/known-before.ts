import type { KnownAgent } from '../../domain/reading/agents-map.js'
import { SECOND, toIso, type Instant } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import type { AgentEntry } from './schema.js'

/** An agent of the map, and what this run judged it to be; null for one that only an earlier run knew. */
export interface MappedAgent {
  readonly verdict: Verdict | null
  readonly entry: AgentEntry
}

/**
 * The agents with what the earlier map knew of those that this run could not hear: the map is the memory of runs that listen
 * for a short while, and one that did not hear must not make the next one forget.
 */
export function withKnown(
  agents: readonly MappedAgent[],
  known: readonly KnownAgent[],
  now: Instant,
): readonly MappedAgent[] {
  const before = new Map(known.map((agent) => [agent.id, agent]))
  const named = new Set(agents.map(({ entry }) => entry.id))
  const others = known
    .filter(({ id }) => !named.has(id))
    .map((agent) => ({ verdict: null, entry: unheard(agent, now) }))
  const isLost = others.length > 0 && agents.some(isUnreadGroup)
  return [
    ...agents.filter((agent) => !isLost || !isUnreadGroup(agent)).map((agent) => filled(agent, before, now)),
    ...(isLost ? others : []),
  ]
}

/** Nobody of whom its pattern tells could be listened for. */
function isUnreadGroup({ verdict }: MappedAgent): boolean {
  if (verdict?.reason !== 'source-unreachable') return false
  const { place } = verdict
  return place.kind === 'redis' && place.is === 'channel' && /[*?[,]/.test(place.key)
}

function filled(agent: MappedAgent, before: ReadonlyMap<string, KnownAgent>, now: Instant): MappedAgent {
  const { id, status, last_heartbeat: last, channel, name } = agent.entry
  const known = status === 'unknown' && last === null ? before.get(id) : undefined
  if (known === undefined || known.channel !== channel) return agent
  return { ...agent, entry: { ...unheard(known, now), name } }
}

function unheard({ id, name, at, channel, metadata }: KnownAgent, now: Instant): AgentEntry {
  return {
    id,
    name,
    status: 'unknown',
    last_heartbeat: toIso(at),
    seconds_since_heartbeat: Math.floor((now - at) / SECOND),
    channel,
    metadata,
  }
}
