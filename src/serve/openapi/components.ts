import { BEAT_SCHEMA } from '../../domain/beat/beat-schema.js'
import { jsonSchema } from '../../reports/json-schema.js'
import { statusMapSchema } from '../../reports/map-schema.js'
import {
  badgeSchema,
  changeMessageSchema,
  checkedSchema,
  snapshotMessageSchema,
  wishedSchema,
} from './other-schemas.js'
import * as api from '../../health/schema.js'
import { jsonAnswer, type Described } from './operation.js'

const SCHEMAS = {
  HealthStatus: api.healthStatusSchema,
  HealthService: api.healthServiceSchema,
  HeartbeatStatus: api.heartbeatStatusSchema,
  History: api.historySchema,
  HistoryLine: api.historyLineSchema,
  Taken: api.takenSchema,
  Problem: api.problemSchema,
  StatusMap: statusMapSchema,
  Badge: badgeSchema,
  Snapshot: snapshotMessageSchema,
  Change: changeMessageSchema,
  Checked: checkedSchema,
  Wished: wishedSchema,
}

/** A beat that is posted may leave out what the server knows, and have its status in any word. */
function beatSchema(): Described {
  const { status, ...others } = BEAT_SCHEMA.properties
  const description = `${status.enum.join(', ')}, or any other word for one of them.`
  return {
    type: 'object',
    description: 'The document of a beat as `heartbeat write` stores it, or a part of one.',
    properties: { ...others, status: { type: 'string', description } },
  }
}

const RESPONSES = {
  NotYet: jsonAnswer('The first look has not ended yet; `Retry-After` says when to ask again.', 'Problem', {
    error: 'the first look has not ended yet; ask again in a moment',
  }),
  WrongQuery: jsonAnswer('What was asked for cannot be: each mistake by name, with what to write instead.', 'Problem'),
  NoSuchMonitor: jsonAnswer('Nobody is called so; `nearest` is the one that was probably meant.', 'Problem', {
    error: 'no monitor is called "backpu"; did you mean "backup"?',
    nearest: 'backup',
  }),
  Unauthorized: jsonAnswer('The token is missing or wrong.', 'Problem'),
  Forbidden: jsonAnswer('No token is set, so nothing may be changed; or a page of another origin asks.', 'Problem'),
  TooLong: jsonAnswer('The body has more than 64 kB.', 'Problem'),
  TooManyTries: jsonAnswer('Too many wrong tokens came from there; `Retry-After` says when to try again.', 'Problem'),
  NotCalledSo: jsonAnswer('The `Host` is no name of this server.', 'Problem'),
}

const SECURITY = {
  token: { type: 'http', scheme: 'bearer', description: 'The token that the server was started with.' },
  password: { type: 'http', scheme: 'basic', description: 'The same as the password; the name may be anything.' },
}

/** What the paths refer to. */
export function components(): Described {
  const made = Object.entries(SCHEMAS).map(([name, schema]) => [name, headless(jsonSchema(schema))] as const)
  return {
    schemas: { ...Object.fromEntries(made), Beat: beatSchema() },
    responses: RESPONSES,
    securitySchemes: SECURITY,
  }
}

function headless({ $schema: dialect, ...schema }: Described): Described {
  return dialect === undefined ? schema : { ...schema }
}
