import { EXAMPLES } from './examples.js'
import { ASKED, jsonAnswer, pathParameter, queryParameter, ref, textAnswer, type Path } from './operation.js'

const TAGS = ['health']
const MONITOR = 'The id of a monitor, or its name.'

/** What may be asked of the health of what is watched. */
export const HEALTH_PATHS: Readonly<Record<string, Path>> = {
  '/api/health/status': {
    get: {
      operationId: 'healthStatus',
      summary: 'How all stand',
      description:
        'Answers 200 whatever the health is, unless `strict=1` asks for more. A server that has not looked for three intervals says `stale` and `unknown`.',
      tags: TAGS,
      parameters: [
        queryParameter('strict', '503 while anything is critical, or while nobody has looked for long.', {
          enum: ['0', '1'],
          default: '0',
        }),
      ],
      responses: {
        '200': jsonAnswer('How all stood at the last look.', 'HealthStatus', EXAMPLES.healthStatus),
        '304': { description: 'The same as what has the ETag of `If-None-Match`.' },
        '400': ref('responses', 'WrongQuery'),
        ...ASKED,
        '503': {
          description: 'With `strict=1` something is critical or nobody looks; or the first look has not ended yet.',
          content: {
            'application/json': { schema: { anyOf: [ref('schemas', 'HealthStatus'), ref('schemas', 'Problem')] } },
          },
        },
      },
    },
  },
  '/api/health/service/{name}': {
    get: {
      operationId: 'healthService',
      summary: 'One service, with its past',
      tags: TAGS,
      parameters: [pathParameter('name', MONITOR)],
      responses: {
        '200': jsonAnswer(
          'How it stood at the last look, and what befell it.',
          'HealthService',
          EXAMPLES.healthService,
        ),
        '304': { description: 'The same as what has the ETag of `If-None-Match`.' },
        '404': ref('responses', 'NoSuchMonitor'),
        ...ASKED,
      },
    },
  },
  '/api/health/stream': {
    get: {
      operationId: 'healthStream',
      summary: 'How all stand, and then each change',
      description:
        'Server-sent events: `snapshot` first, then `status` for each change, a comment each 15 seconds, and `end` before the server ends. With `Last-Event-ID` the changes after that one come first. Asked for by a WebSocket, it sends the same objects.',
      tags: TAGS,
      parameters: [
        {
          name: 'Last-Event-ID',
          in: 'header',
          description: 'The `id` of the change that was heard last.',
          schema: { type: 'string' },
        },
        queryParameter('last_event_id', 'The same, for a WebSocket.', { type: 'string' }),
      ],
      responses: {
        '101': { description: 'A WebSocket.' },
        '200': {
          description: 'Events, whose `data` is one object.',
          content: {
            'text/event-stream': { schema: { anyOf: [ref('schemas', 'Snapshot'), ref('schemas', 'Change')] } },
          },
        },
        '403': ref('responses', 'Forbidden'),
        '421': ref('responses', 'NotCalledSo'),
        '503': jsonAnswer('As many follow as may; `Retry-After` says when to ask again.', 'Problem'),
      },
    },
  },
  '/api/health/history': {
    get: {
      operationId: 'healthHistory',
      summary: 'Days, changes and outages',
      description: 'At most 20,000 rows and 400 days at once.',
      tags: TAGS,
      parameters: [
        queryParameter(
          'from',
          'A day, an instant, or a length of time ago: `2026-11-01`, `2026-11-01T09:30:00Z`, `30d`. Default: the first look, at most 90 days ago.',
          {
            type: 'string',
          },
        ),
        queryParameter('to', 'The same; the day is part of it. Default: now.', { type: 'string' }),
        queryParameter('monitor', `${MONITOR} May be given more than once; without it all are meant.`, {
          type: 'array',
          items: { type: 'string' },
          maxItems: 100,
        }),
        queryParameter('format', 'What it is told in.', { enum: ['json', 'csv', 'jsonl'], default: 'json' }),
      ],
      responses: {
        '200': {
          description: 'What is known of that time.',
          content: {
            'application/json': { schema: ref('schemas', 'History'), example: EXAMPLES.history },
            'text/csv': { schema: { type: 'string' } },
            'application/x-ndjson': { schema: ref('schemas', 'HistoryLine') },
          },
        },
        '400': ref('responses', 'WrongQuery'),
        ...ASKED,
      },
    },
  },
  '/api/heartbeat/status': {
    get: {
      operationId: 'heartbeatStatus',
      summary: 'What one says it is doing',
      description: 'Without `monitor`: the only one, else who gave the newest status message, else who beat last.',
      tags: TAGS,
      parameters: [queryParameter('monitor', MONITOR, { type: 'string' })],
      responses: {
        '200': jsonAnswer('Its last status message.', 'HeartbeatStatus', EXAMPLES.heartbeatStatus),
        '404': ref('responses', 'NoSuchMonitor'),
        ...ASKED,
      },
    },
  },
  '/metrics': {
    get: {
      operationId: 'metrics',
      summary: 'For Prometheus',
      tags: TAGS,
      responses: {
        '200': textAnswer('Measures in the text format.', 'text/plain'),
        '304': { description: 'The same.' },
        ...ASKED,
      },
    },
  },
  '/status.json': {
    get: {
      operationId: 'statusMap',
      summary: 'The status map',
      tags: TAGS,
      responses: {
        '200': jsonAnswer('Every monitor of the last look.', 'StatusMap'),
        '304': { description: 'The same.' },
        ...ASKED,
      },
    },
  },
}
