import * as z from 'zod/mini'
import {
  countField,
  errorsField,
  failuresField,
  freeField,
  kindField,
  pulsesField,
  reasonField,
  statusField,
  timeField,
  uptimeField,
} from './fields.js'

const incident = z.object({
  ref: z.string().check(z.describe('The number of the issue, as text.')),
  url: z.nullable(z.string()),
  phase: z.enum(['open', 'closed']),
})

const asked = z.object({
  at: timeField,
  until: z.optional(timeField),
  by: z.nullable(z.string()).check(z.describe('A login, or the name of a token or a user; null where nobody knows.')),
  why: z.nullable(z.string()),
})

export const controlSchema = z.object({
  paused: z.optional(asked).check(z.describe('It is not judged until then.')),
  snoozed: z.optional(asked).check(z.describe('Nobody is told of its trouble until then.')),
  acknowledged: z.optional(asked).check(z.describe('There are no reminders until it gets worse.')),
})

const monitor = z.object({
  id: z.string(),
  name: z.string(),
  status: statusField,
  reason: reasonField,
  message: z.string(),
  last_heartbeat: z.nullable(timeField),
  seconds_since_heartbeat: z.nullable(countField).check(z.describe('By the wall clock.')),
  deadline: z.nullable(timeField).check(z.describe('When the beat becomes, or became, late.')),
  since: z.nullable(timeField).check(z.describe('The deadline that passed; null for a monitor that is well.')),
  interval: z
    .nullable(z.number())
    .check(
      z.describe(
        'Seconds from one beat to the next as they are expected: of a cron the median, of a threshold itself.',
      ),
    ),
  consecutive_failures: failuresField,
  uptime: uptimeField,
  total_pulses: pulsesField,
  error_count: errorsField,
  kind: kindField,
  source: z.string().check(z.describe('Where the beat was read, for people.')),
  checks: freeField,
  metrics: freeField,
  metadata: freeField.check(z.describe('What else the beat carried: run, workflow, runner, duration, state, tags.')),
  incident: z.nullable(incident),
  because_of: z
    .nullable(z.string())
    .check(z.describe('The monitor because of whose trouble nobody is told of this one; null where people are.')),
  control: z
    .optional(controlSchema)
    .check(z.describe('What people asked for beside the configuration; absent where nobody did.')),
})

const alert = z.object({
  monitor: z.string(),
  name: z.string(),
  status: statusField,
  reason: reasonField,
  message: z.string(),
  since: z.nullable(timeField),
  incident: z.nullable(incident),
})

export const statusMapSchema = z.object({
  schema_version: z.literal(1),
  timestamp: timeField,
  repository: z.nullable(z.string()),
  run_url: z.nullable(z.string()),
  overall_status: statusField,
  monitors: z.record(z.string(), monitor),
  alerts: z.array(alert).check(z.describe('Every monitor that is not well, worst first.')),
  summary: z.object({
    total: countField,
    healthy: countField,
    skipped: countField,
    warning: countField,
    degraded: countField,
    unknown: countField,
    critical: countField,
  }),
})

export type StatusMap = z.infer<typeof statusMapSchema>
export type MonitorEntry = z.infer<typeof monitor>
export type AlertEntry = z.infer<typeof alert>
