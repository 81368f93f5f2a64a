import { BEAT_SCHEMA } from '../domain/beat/beat-schema.js'
import { agentsMapSchema } from './agents-map/schema.js'
import { auditLogSchema } from './audit-log/schema.js'
import { DIALECT, schemaText } from './json-schema.js'
import { statusMapSchema } from './map-schema.js'

/** The published JSON Schemas by their path in the repository. */
export function schemaFiles(): Record<string, string> {
  return {
    'schema/beat.schema.json': `${JSON.stringify({ ...BEAT_SCHEMA, $schema: DIALECT }, null, 2)}\n`,
    'schema/status-map.schema.json': schemaText(
      statusMapSchema,
      'Status map',
      'Every monitor of one run of the check.',
    ),
    'schema/agents-map.schema.json': schemaText(
      agentsMapSchema,
      "Agents' map",
      'Which agents of one run of the check were online, offline or unknown.',
    ),
    'schema/audit-log.schema.json': schemaText(auditLogSchema, 'Audit log', 'What each run decided, newest last.'),
  }
}
