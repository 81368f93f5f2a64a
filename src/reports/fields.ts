import * as z from 'zod/mini'
import { REASONS, STATUSES } from '../domain/status.js'

// Loaded by the generator of schemas and by tests only: at run time the reports import its types and nothing else.

export const statusField = z.enum(STATUSES)
export const reasonField = z.enum(REASONS)
/** ISO 8601 in UTC. */
export const timeField = z.iso.datetime()
export const countField = z.int().check(z.minimum(0))
/** Whatever the beat carried, untouched. */
export const freeField = z.record(z.string(), z.unknown())

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** JSON Schema text. Unknown keys are allowed, so that a later version may add some. */
export function schemaText(schema: z.ZodMiniType, title: string, description: string): string {
  const made = z.toJSONSchema(schema, { io: 'input', override: plainer })
  return `${JSON.stringify({ ...{ $schema: DIALECT, title, description }, ...made }, null, 2)}\n`
}

// The format of a time says it already; the numbers and names that any JSON has need no saying.
function plainer({ jsonSchema }: { jsonSchema: Record<string, unknown> }): void {
  if (jsonSchema['format'] === 'date-time') delete jsonSchema['pattern']
  if (jsonSchema['maximum'] === Number.MAX_SAFE_INTEGER) delete jsonSchema['maximum']
  if (jsonSchema['minimum'] === Number.MIN_SAFE_INTEGER) delete jsonSchema['minimum']
  delete jsonSchema['propertyNames']
}
