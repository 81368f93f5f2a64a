import type { JsonSchema } from './kind.js'
import type { Settings } from './file-setting.js'

/** The JSON Schema of a map whose keys a table knows. */
export function mapSchema(table: Settings, required: readonly string[] = []): JsonSchema {
  const properties = Object.entries(table).map(([key, { description, kind }]) => [key, { description, ...kind.schema }])
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as JsonSchema,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  }
}
