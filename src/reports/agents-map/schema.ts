import * as z from 'zod/mini'
import { countField, freeField, timeField } from '../fields.js'

const agent = z.object({
  id: z.string(),
  name: z.string(),
  status: z
    .enum(['online', 'offline', 'unknown'])
    .check(z.describe('`unknown`: never heard, not due yet, or nobody could look.')),
  last_heartbeat: z.nullable(timeField),
  seconds_since_heartbeat: z.nullable(countField).check(z.describe('By the wall clock.')),
  channel: z.nullable(z.string()).check(z.describe('The channel of Redis it beats on; null for any other place.')),
  metadata: freeField.check(z.describe('What else its last heartbeat said, bounded.')),
})

const alert = z.object({
  agent_id: z.string(),
  agent_name: z.string(),
  seconds_offline: countField.check(z.describe('Since the last heartbeat.')),
  alert_time: timeField,
  message: z.string(),
})

export const agentsMapSchema = z.object({
  timestamp: timeField,
  agents: z.record(z.string(), agent),
  alerts: z.array(alert).check(z.describe('Offline agents that people were told of in this run.')),
  summary: z.object({
    total_agents: countField,
    online_agents: countField,
    offline_agents: countField,
    unknown_agents: countField,
  }),
})

export type AgentsMap = z.infer<typeof agentsMapSchema>
export type AgentEntry = z.infer<typeof agent>
export type AgentAlert = z.infer<typeof alert>
