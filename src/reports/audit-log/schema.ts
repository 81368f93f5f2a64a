import * as z from 'zod/mini'
import { controlSchema } from '../map-schema.js'
import { reasonField, statusField, timeField } from '../fields.js'

const entry = z.object({
  time: timeField,
  monitor: z.string(),
  status: statusField,
  reason: reasonField,
  message: z.string(),
  channels: z
    .array(z.object({ channel: z.string(), event: z.string(), ok: z.boolean(), detail: z.string() }))
    .check(z.describe('What became of each notification about this monitor.')),
  issue: z.nullable(z.string()).check(z.describe('Address of the incident, or its number where it has none.')),
  dry_run: z.boolean(),
  drill: z.optional(z.boolean()).check(z.describe('A drill: nobody was judged, and nothing was wrong.')),
  command: z
    .optional(z.object({ by: z.nullable(z.string()), text: z.string(), taken: z.boolean() }))
    .check(z.describe('What somebody asked for on its issue, or wanted to; `by` is null for a label.')),
  control: z.optional(controlSchema).check(z.describe('What people asked for, as far as it counted then.')),
  because_of: z
    .optional(z.string())
    .check(z.describe('The monitor because of whose trouble nobody was told of this one.')),
  from_history: z
    .optional(z.boolean())
    .check(
      z.describe(
        'A change that the kept past tells of: the log that told it then is gone, and what was told to whom with it.',
      ),
    ),
})

/** Newest last, at most 500. */
export const auditLogSchema = z.array(entry).check(z.maxLength(500))

export type AuditEntry = z.infer<typeof entry>
