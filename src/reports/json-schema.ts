import * as z from 'zod/mini'

// Loaded by the generator of schemas and by tests only.

export const DIALECT = 'https://json-schema.org/draft/2020-12/schema'

/** JSON Schema text. Unknown keys are allowed, so that a later version may add some. */
export function schemaText(schema: z.ZodMiniType, title: string, description: string): string {
  return `${JSON.stringify({ ...{ $schema: DIALECT, title, description }, ...jsonSchema(schema) }, null, 2)}\n`
}

/** The same as a value, without a head. */
export function jsonSchema(schema: z.ZodMiniType): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema, { io: 'input', override: plainer })
}

// The format of a time says it already; the numbers and names that any JSON has need no saying.
function plainer({ jsonSchema: made }: { jsonSchema: Record<string, unknown> }): void {
  if (made['format'] === 'date-time') delete made['pattern']
  if (made['maximum'] === Number.MAX_SAFE_INTEGER) delete made['maximum']
  if (made['minimum'] === Number.MIN_SAFE_INTEGER) delete made['minimum']
  delete made['propertyNames']
}
