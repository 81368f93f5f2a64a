import { channelsSchema } from '../channels/schema.js'
import { INCIDENT_KEYS } from '../incident-keys.js'
import type { JsonSchema } from '../keys/kind.js'
import { mapSchema } from '../keys/map-schema.js'
import { MONITOR_KEYS } from '../monitor-keys.js'
import { recoverySchema } from '../recovery-schema.js'
import { PAGE_KEYS } from '../page-keys.js'
import { REDIS_KEYS } from '../redis-keys.js'
import { TAG_KEYS } from '../tag-keys.js'
import { WORKFLOW_KEYS } from '../workflow-keys.js'
import { ID_PATTERN } from './file-config.js'
import { SECTIONS } from './sections.js'

// Whoever writes the docs reads the tables themselves.
export { INCIDENT_KEYS, MONITOR_KEYS, PAGE_KEYS, REDIS_KEYS, SECTIONS, WORKFLOW_KEYS }

/** The JSON Schema of `.github/heartbeat.yml`, for editors. Loads all kinds of channels. */
export async function configSchemaText(): Promise<string> {
  const sections = mapSchema(SECTIONS)
  const schema = {
    title: 'Heartbeat config',
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...sections,
    properties: Object.fromEntries(await propertiesOf()),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

async function propertiesOf(): Promise<(readonly [string, JsonSchema])[]> {
  const own = await keysOf()
  return Object.entries(SECTIONS).map(([key, { description, kind }]) => [
    key,
    { ...(own.get(key) ?? kind.schema), description },
  ])
}

/** The sections that have keys of their own. */
async function keysOf(): Promise<ReadonlyMap<string, JsonSchema>> {
  const shared = Object.fromEntries(Object.entries(MONITOR_KEYS).filter(([, { ownOnly }]) => !ownOnly))
  const monitors = {
    type: 'object',
    propertyNames: { pattern: ID_PATTERN },
    additionalProperties: { anyOf: [mapSchema(MONITOR_KEYS), { type: 'null' }] },
  }
  return new Map<keyof typeof SECTIONS, JsonSchema>([
    ['defaults', mapSchema(shared)],
    ['monitors', monitors],
    ['tags', { type: 'object', additionalProperties: { anyOf: [mapSchema(TAG_KEYS), { type: 'null' }] } }],
    ['workflows', mapSchema(WORKFLOW_KEYS)],
    ['incidents', mapSchema(INCIDENT_KEYS)],
    ['channels', await channelsSchema()],
    ['page', mapSchema(PAGE_KEYS)],
    ['redis', mapSchema(REDIS_KEYS)],
    ['recovery', recoverySchema],
  ])
}
