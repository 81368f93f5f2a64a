import type { Status } from '../../domain/status.js'
import type { AgentsMap, StatusMap } from './schema.js'

type Presence = AgentsMap['agents'][string]['status']

/** The same map as fleets of agents read it: who is there, who is not, and of whom nobody knows. */
export function agentsMapOf(map: StatusMap): AgentsMap {
  const monitors = Object.values(map.monitors)
  const count = (presence: Presence): number => monitors.filter(({ status }) => presenceOf(status) === presence).length
  return {
    timestamp: map.timestamp,
    agents: Object.fromEntries(
      monitors.map(({ id, status, last_heartbeat, seconds_since_heartbeat, message }) => [
        id,
        { status: presenceOf(status), last_heartbeat, seconds_since_heartbeat, message },
      ]),
    ),
    online_agents: count('online'),
    offline_agents: count('offline'),
    unknown_agents: count('unknown'),
    total_agents: monitors.length,
  }
}

/** Late a little is still there; not looked at is not known. */
export function presenceOf(status: Status): Presence {
  switch (status) {
    case 'healthy':
    case 'warning':
    case 'degraded':
      return 'online'
    case 'critical':
      return 'offline'
    case 'skipped':
    case 'unknown':
      return 'unknown'
  }
}
