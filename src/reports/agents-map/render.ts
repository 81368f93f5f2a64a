import type { Heartbeat } from '../../domain/heartbeat.js'
import { knownAgents } from '../../domain/reading/agents-map.js'
import type { Place } from '../../domain/place.js'
import { cut, oneLine } from '../../domain/safe-text.js'
import { SECOND, toIso } from '../../domain/time.js'
import type { Verdict } from '../../domain/verdict.js'
import type { RunReport } from '../report.js'
import { agentIds } from './agent-ids.js'
import { withKnown } from './known-before.js'
import { alertedIn } from './alerted.js'
import { presenceOf } from './presence.js'
import type { AgentAlert, AgentEntry, AgentsMap } from './schema.js'

const LONGEST_NAME = 200

/** The monitors as fleets of agents read them: who is there, who is not, and of whom nobody knows. */
export function agentsMapOf(run: RunReport, earlier: string | null = null): AgentsMap {
  const known = knownAgents(earlier ?? '', run.now) ?? []
  const ids = agentIds(run.verdicts.map(({ monitor }) => monitor))
  const isAlerted = alertedIn(run)
  const judged = run.verdicts.map((verdict) => ({
    verdict,
    entry: entryOf(ids.get(verdict.monitor) ?? '', verdict, run),
  }))
  const agents = withKnown(judged, known, run.now)
  const count = (presence: AgentEntry['status']): number =>
    agents.filter(({ entry }) => entry.status === presence).length
  return {
    timestamp: toIso(run.now),
    // fromEntries and not assignment: an agent may be called __proto__.
    agents: Object.fromEntries(agents.map(({ entry }) => [entry.id, entry])),
    alerts: agents
      .filter(({ verdict, entry }) => entry.status === 'offline' && verdict !== null && isAlerted(verdict.monitor))
      .map(({ entry }) => alertOf(entry, run)),
    summary: {
      total_agents: agents.length,
      online_agents: count('online'),
      offline_agents: count('offline'),
      unknown_agents: count('unknown'),
    },
  }
}

function entryOf(id: string, verdict: Verdict, { now }: RunReport): AgentEntry {
  const { name, beat, place } = verdict
  return {
    id,
    name: cut(oneLine(name), LONGEST_NAME),
    status: presenceOf(verdict),
    last_heartbeat: beat === null ? null : toIso(beat.at),
    // A beat within the allowed skew of the future is 0 seconds old.
    seconds_since_heartbeat: beat === null ? null : Math.max(0, Math.floor((now - beat.at) / SECOND)),
    channel: channelOf(place),
    metadata: metadataOf(beat),
  }
}

function alertOf({ id, name, seconds_since_heartbeat: seconds }: AgentEntry, { now }: RunReport): AgentAlert {
  return {
    agent_id: id,
    agent_name: name,
    seconds_offline: seconds ?? 0,
    alert_time: toIso(now),
    message: `Agent ${name} offline for ${seconds ?? 0}s`,
  }
}

function channelOf(place: Place): string | null {
  return place.kind === 'redis' && place.is === 'channel' ? place.key : null
}

/** What the heartbeat said besides its time and its state, under the names it used. */
function metadataOf(beat: Heartbeat | null): Record<string, unknown> {
  const known = {
    message: beat?.message,
    status_kind: beat?.statusKind,
    checks: beat?.checks,
    metrics: beat?.metrics,
    pulses: beat?.pulses,
    errors: beat?.errors,
  }
  return { ...beat?.metadata, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) }
}
