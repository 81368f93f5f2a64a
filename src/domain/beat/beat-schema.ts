import { SECOND } from '../time.js'
import { MOST_DURATIONS } from './recent-durations.js'
import { LONGEST_INTERVAL } from './longest-interval.js'
import { STATUS_KINDS } from '../status-kind.js'

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
    status_kind: { enum: STATUS_KINDS, description: 'What kind of status message it is, where it is one.' },
    message: { type: 'string', maxLength: 2000 },
    source: { type: 'string', description: 'What wrote it: github-actions, cli or library.' },
    workflow: { type: 'string' },
    runner: { type: 'string' },
    event: { type: 'string', description: 'What started the run, as GitHub calls it: schedule, workflow_dispatch.' },
    run_id: { type: 'string' },
    run_attempt: { type: 'integer', minimum: 1 },
    run_url: { type: 'string', format: 'uri' },
    last_success: { ...TIME, description: 'The last good end, in UTC.' },
    started_at: { ...TIME, description: 'When the work began, in UTC.' },
    last_scheduled: {
      ...TIME,
      description:
        'The last beat that GitHub’s schedule started, kept while others, as those of runs by hand, came after it.',
    },
    unfinished_since: { ...TIME, description: 'The first start since the last end, while something runs.' },
    finished_at: { ...TIME, description: 'The last end of any kind, in UTC.' },
    duration_seconds: { type: 'number', minimum: 0 },
    exit_code: { type: 'integer' },
    checks: { ...NAMED_VALUES, description: 'Named results of the work.' },
    metrics: { ...NAMED_VALUES, description: 'Named figures of the work.' },
    critical: { type: 'boolean', description: 'A failure is critical, also of a service.' },
    interval: {
      type: 'number',
      minimum: 1,
      maximum: LONGEST_INTERVAL / SECOND,
      description: 'Seconds from one beat to the next, as the program means to give them.',
    },
    consecutive_failures: { type: 'integer', minimum: 1, description: 'Failures in a row, the last end included.' },
    recent_durations: {
      type: 'array',
      items: { type: 'number', minimum: 0 },
      minItems: 1,
      maxItems: MOST_DURATIONS,
      description: 'Seconds that the last good runs took, oldest first, this one included.',
    },
    pulses: {
      type: 'integer',
      minimum: 0,
      description: 'Beats so far, this one included; of a program that counts its own, its pulses.',
    },
    errors: { type: 'integer', minimum: 0, description: 'How many of them told of a failure.' },
  },
} as const
