import { EXAMPLES } from './examples.js'
import {
  ASKED,
  CHANGED,
  jsonAnswer,
  pathParameter,
  queryParameter,
  ref,
  WITH_TOKEN,
  type Described,
  type Operation,
  type Path,
} from './operation.js'

const MONITOR = pathParameter('monitor', 'The id of a monitor.')
const BY_NAME = pathParameter('monitor', 'The id of a monitor, or its name.')
const WHY = queryParameter('why', 'Why: for the page and the log.', {
  type: 'string',
  maxLength: 500,
})

const BY = queryParameter('by', 'Who wishes it: for the page and the log.', { type: 'string', maxLength: 100 })
const LASTING = [
  queryParameter('for', 'How long: `2h`, `2d`; at most 30 days. This, or `until`.', { type: 'string' }),
  queryParameter('until', 'Until when.', { type: 'string', format: 'date-time' }),
  WHY,
  BY,
]

const BODY: Described = {
  required: false,
  description: 'Nothing, a message, a beat, or whatever object a service has: then its status is read by its words.',
  content: {
    'application/json': { schema: ref('schemas', 'Beat'), example: EXAMPLES.beat },
    'text/plain': { schema: { type: 'string' }, example: '12 rows copied' },
  },
}

function beat(operationId: string, summary: string, parameters: readonly Described[]): Operation {
  return {
    operationId,
    summary,
    tags: ['beats'],
    parameters,
    requestBody: BODY,
    security: WITH_TOKEN,
    responses: {
      '200': jsonAnswer('It counts, and all are judged anew.', 'Taken', EXAMPLES.taken),
      '400': jsonAnswer('Every mistake in what was sent.', 'Problem', EXAMPLES.wrongBeat),
      '404': ref('responses', 'NoSuchMonitor'),
      '409': jsonAnswer('It cannot count: a newer one is known, or the monitor is judged by its runs.', 'Problem'),
      '503': ref('responses', 'NotYet'),
      ...CHANGED,
    },
  }
}

function wish(operationId: string, summary: string, parameters: readonly Described[]): Path {
  return {
    post: {
      operationId,
      summary,
      tags: ['controls'],
      parameters: [BY_NAME, ...parameters],
      security: WITH_TOKEN,
      responses: {
        '200': jsonAnswer('It is so.', 'Wished'),
        '400': ref('responses', 'WrongQuery'),
        '404': ref('responses', 'NoSuchMonitor'),
        ...CHANGED,
        ...ASKED,
      },
    },
  }
}

/** What may be posted. */
export const POSTED_PATHS: Readonly<Record<string, Path>> = {
  '/api/heartbeat/{monitor}': { post: beat('beat', 'A beat', [MONITOR]) },
  '/api/heartbeat/{monitor}/{ending}': {
    post: beat('beatEnding', 'A start, a failure, or the end of a command', [
      MONITOR,
      pathParameter('ending', '`start`, `fail`, or an exit code from 0 to 255.', {
        type: 'string',
        pattern: '^(start|fail|\\d{1,3})$',
      }),
    ]),
  },
  '/api/check': {
    post: {
      operationId: 'check',
      summary: 'Look now',
      tags: ['controls'],
      security: WITH_TOKEN,
      responses: { '200': jsonAnswer('A look that began after the call has ended.', 'Checked'), ...CHANGED, ...ASKED },
    },
  },
  '/api/monitors/{monitor}/pause': wish('pause', 'Skip it for a while', LASTING),
  '/api/monitors/{monitor}/snooze': wish(
    'snooze',
    'Tell nobody of its trouble for a while, and once after that',
    LASTING,
  ),
  '/api/monitors/{monitor}/resume': wish('resume', 'Skip it no longer, and tell of it again', [BY]),
  '/api/monitors/{monitor}/ack': wish('acknowledge', 'No reminders until it gets worse', [WHY, BY]),
}
