import * as z from 'zod/mini'
import { reasonField, statusField, timeField } from '../../reports/fields.js'
import { healthStatusSchema } from '../../health/schema.js'

const idField = z.nullable(z.int()).check(z.describe('The change after which this holds; null where nobody knows.'))

/** The first object of the stream. */
export const snapshotMessageSchema = z.extend(healthStatusSchema, { type: z.literal('snapshot'), id: idField })

/** Each further one. */
export const changeMessageSchema = z.object({
  type: z.literal('status'),
  id: z.int(),
  service: z.string(),
  status: statusField,
  before: z.nullable(statusField),
  reason: reasonField,
  message: z.string(),
  since: timeField,
  at: timeField,
  overall_status: statusField,
})

/** What shields.io's endpoint badge reads (https://shields.io/badges/endpoint-badge). */
export const badgeSchema = z.object({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string(),
  color: z.string(),
})

export const checkedSchema = z.object({ checked_at: timeField, overall_status: statusField })

export const wishedSchema = z.object({
  monitor: z.string(),
  wish: z.enum(['pause', 'snooze', 'resume', 'acknowledge']),
  until: z.optional(timeField),
  why: z.optional(z.nullable(z.string())),
  by: z.nullable(z.string()),
})
