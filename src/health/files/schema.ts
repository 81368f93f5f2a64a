import * as z from 'zod/mini'

// Loaded by tests only, but for the types.

/** What the endpoint badge of shields.io reads (https://shields.io/badges/endpoint-badge). */
export const shieldsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string().check(z.minLength(1)),
  color: z.string(),
})

const percentText = z.string().check(z.regex(/^(\d{1,3}\.\d\d%|–)$/))
const milliseconds = z.number()

/** One site of Upptime's summary, as its `SiteStatus` has it (https://github.com/upptime/uptime-monitor, src/interfaces.ts). */
const upptimeSite = z.strictObject({
  name: z.string(),
  slug: z.string(),
  url: z.string(),
  icon: z.string(),
  status: z.enum(['up', 'down', 'degraded']),
  uptime: percentText,
  uptimeDay: percentText,
  uptimeWeek: percentText,
  uptimeMonth: percentText,
  uptimeYear: percentText,
  time: milliseconds,
  timeDay: milliseconds,
  timeWeek: milliseconds,
  timeMonth: milliseconds,
  timeYear: milliseconds,
  dailyMinutesDown: z.record(z.iso.date(), z.int().check(z.minimum(1), z.maximum(1500))),
})

export const upptimeSummarySchema = z.array(upptimeSite)

export type UpptimeSite = z.infer<typeof upptimeSite>
