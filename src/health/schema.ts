import * as z from 'zod/mini'
import { STATUS_KINDS } from '../domain/status-kind.js'
import {
  countField,
  errorsField,
  failuresField,
  kindField,
  pulsesField,
  reasonField,
  statusField,
  timeField,
  uptimeField,
} from '../reports/fields.js'
import { controlSchema } from '../reports/map-schema.js'

// Loaded by the generator and by tests only: a server starts without it.

const nullableTime = z.nullable(timeField)
const staleField = z
  .boolean()
  .check(z.describe('The last look is too long ago to say anything of now: what is told is `unknown`.'))
const checkedAtField = timeField.check(z.describe('When the last look ended, by which everything here is told.'))
const answeredAtField = timeField.check(z.describe('The instant of the answer, by the clock of the server.'))
const percentField = z.nullable(z.number().check(z.minimum(0), z.maximum(100)))

const intervalField = z
  .nullable(z.int().check(z.minimum(1)))
  .check(z.describe('Seconds from one beat to the next as they are expected; null where no beat is waited for.'))
const sinceField = nullableTime.check(z.describe('The deadline that passed; null for a service that is well.'))
const deadlineField = nullableTime.check(z.describe('When the beat becomes, or became, late.'))

/** What every answer of the API says of a refusal. */
export const problemSchema = z.object({
  error: z.string().check(z.describe('What is wrong and what to do, in one sentence.')),
  problems: z.optional(z.array(z.string()).check(z.describe('Every mistake of what was sent, each with its remedy.'))),
  nearest: z.optional(
    z.nullable(z.string()).check(z.describe('The monitor that was probably meant; null where none is near.')),
  ),
})

const serviceStatus = z.object({
  status: statusField,
  last_heartbeat: nullableTime,
  interval: intervalField,
  consecutive_failures: failuresField,
  name: z.string(),
  reason: reasonField,
  message: z.string().check(z.describe('One sentence for people.')),
  since: sinceField,
  deadline: deadlineField,
  control: z.optional(controlSchema).check(z.describe('What people asked for; absent where nobody did.')),
})

export const healthStatusSchema = z.object({
  services: z.record(z.string(), serviceStatus).check(z.describe('By the id of the monitor.')),
  overall_status: statusField.check(z.describe('The worst of them.')),
  timestamp: answeredAtField,
  checked_at: checkedAtField,
  stale: staleField,
  reason: reasonField.check(z.describe('Why the worst of them is so.')),
  message: z.string().check(z.describe('How many are how, or since when nobody has looked.')),
})

const percents = z.object({
  '24h': percentField,
  '7d': percentField,
  '30d': percentField,
  '90d': percentField,
  '1y': percentField,
})

const incident = z.object({
  since: timeField.check(z.describe('The deadline that passed.')),
  until: nullableTime.check(z.describe('The beat that ended it; null while it lasts.')),
  duration_seconds: countField,
  worst: statusField,
  message: z.string(),
  url: z.nullable(z.string()).check(z.describe('Where its incident can be read.')),
})

export const healthServiceSchema = z.object({
  service: z.string(),
  status: statusField,
  last_heartbeat: nullableTime,
  uptime: uptimeField,
  total_pulses: pulsesField,
  error_count: errorsField,
  name: z.string(),
  reason: reasonField,
  message: z.string(),
  kind: kindField,
  interval: intervalField,
  consecutive_failures: failuresField,
  since: sinceField,
  deadline: deadlineField,
  paused_until: nullableTime,
  acknowledged_at: nullableTime,
  uptime_percent: percents.check(
    z.describe(
      'up / (up + down), rounded down to two decimals: 100 only without any downtime, null where nothing was seen.',
    ),
  ),
  observed_percent: percents.check(z.describe('How much of the time that counts was seen.')),
  incidents: z.array(incident).check(z.describe('Of the last 90 days, newest first, at most 50.')),
  timestamp: answeredAtField,
  checked_at: checkedAtField,
  stale: staleField,
})

export const heartbeatStatusSchema = z.object({
  status: z.string().check(z.describe('What it says it is doing: `Trade executed`.')),
  kind: z.nullable(z.enum(STATUS_KINDS)).check(z.describe('Null where the beat is no status message.')),
  timestamp: nullableTime.check(z.describe('The instant of the beat; null before the first one.')),
  session_active: z.boolean().check(z.describe('The last beat told of no failure and no end, and is not late.')),
  level: statusField,
  monitor: z.string(),
  checked_at: checkedAtField,
  stale: staleField,
})

const day = z.object({
  date: z.iso.date(),
  up_seconds: countField,
  down_seconds: countField,
  blind_seconds: countField.check(z.describe('Nobody looked.')),
  excluded_seconds: countField.check(z.describe('Paused, in maintenance, out of hours, or before the first beat.')),
  worst: z.nullable(statusField),
})

const change = z.object({
  monitor: z.string(),
  at: timeField.check(z.describe('The look that saw it.')),
  since: timeField,
  before: z.nullable(statusField),
  status: statusField,
  reason: reasonField,
  message: z.string(),
})

const outage = z.object({
  monitor: z.string(),
  since: timeField,
  until: nullableTime,
  duration_seconds: countField,
  worst: statusField,
  message: z.string(),
  incident: z.nullable(z.string()).check(z.describe('The incident that told of it: the number of an issue.')),
  url: z.nullable(z.string()).check(z.describe('Where that can be read.')),
})

export const historySchema = z.object({
  from: timeField,
  to: timeField,
  zone: z.string().check(z.describe('The days are those of this zone.')),
  first_look: nullableTime,
  last_look: nullableTime,
  monitors: z.record(
    z.string(),
    z.object({
      name: z.string(),
      uptime_percent: percentField,
      observed_percent: percentField,
      days: z.array(day).check(z.describe('Oldest first.')),
    }),
  ),
  changes: z.array(change).check(z.describe('Oldest first.')),
  outages: z.array(outage).check(z.describe('Newest first.')),
})

/** One line of `format=jsonl`. */
export const historyLineSchema = z.union([
  z.extend(day, { kind: z.literal('day'), monitor: z.string() }),
  z.extend(change, { kind: z.literal('change') }),
  z.extend(outage, { kind: z.literal('outage') }),
])

export const takenSchema = z.object({
  ok: z.literal(true),
  monitor: z.string(),
  at: timeField.check(z.describe('The instant that the beat counts as.')),
  notes: z.array(z.string()).check(z.describe('What is worth knowing of how it was understood.')),
})

export type Problem = z.infer<typeof problemSchema>
export type ServiceStatus = z.infer<typeof serviceStatus>
export type HealthStatus = z.infer<typeof healthStatusSchema>
export type HealthService = z.infer<typeof healthServiceSchema>
export type HeartbeatStatus = z.infer<typeof heartbeatStatusSchema>
export type HistoryDay = z.infer<typeof day>
export type HistoryChange = z.infer<typeof change>
export type HistoryOutage = z.infer<typeof outage>
export type HistoryDocument = z.infer<typeof historySchema>
export type Taken = z.infer<typeof takenSchema>
