const TIME = { type: 'string', format: 'date-time' } as const
const NAMED_VALUES = { type: 'object', additionalProperties: true } as const

/** JSON Schema of a beat as `write` stores it. */
export const BEAT_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Heartbeat',
  description: 'One sign of life of one monitor.',
  type: 'object',
  required: ['last_run', 'monitor', 'status'],
  additionalProperties: false,
  properties: {
    last_run: { ...TIME, description: 'The instant of the beat, in UTC.' },
    monitor: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,100}$' },
    status: { enum: ['ok', 'failed', 'running', 'stopped', 'unknown'] },
    source: { type: 'string', description: 'What wrote it: github-actions or cli.' },
    workflow: { type: 'string' },
    runner: { type: 'string' },
    run_id: { type: 'string' },
    run_attempt: { type: 'integer', minimum: 1 },
    run_url: { type: 'string', format: 'uri' },
    message: { type: 'string', maxLength: 2000 },
    started_at: { ...TIME, description: 'When the work began, in UTC.' },
    duration_seconds: { type: 'number', minimum: 0 },
    exit_code: { type: 'integer' },
    consecutive_failures: { type: 'integer', minimum: 1, description: 'Failures in a row, this one included.' },
    checks: { ...NAMED_VALUES, description: 'Named results of the work.' },
    metrics: { ...NAMED_VALUES, description: 'Named figures of the work.' },
  },
} as const
