import * as z from 'zod/mini'
import { configFile } from './file-schema.js'

/** The JSON Schema of `.github/heartbeat.yml`, for editors. */
export function configSchemaText(): string {
  const schema = { title: 'Heartbeat config', ...z.toJSONSchema(configFile) }
  return `${JSON.stringify(schema, null, 2)}\n`
}
