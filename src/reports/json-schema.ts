import * as z from 'zod/mini'

// Loaded by the generator of schemas and by tests only.

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
