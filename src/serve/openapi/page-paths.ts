import { ASKED, jsonAnswer, pathParameter, ref, textAnswer, type Described, type Path } from './operation.js'

const SAME = { description: 'The same as what has the ETag of `If-None-Match`.' }

function page(operationId: string, summary: string, parameters: readonly Described[] = []): Path {
  return {
    get: {
      operationId,
      summary,
      tags: ['page'],
      parameters,
      responses: {
        '200': textAnswer('A page.', 'text/html'),
        '304': SAME,
        ...(parameters.length > 0 && { '404': ref('responses', 'NoSuchMonitor') }),
        '421': ref('responses', 'NotCalledSo'),
        '503': textAnswer('The first look has not ended yet.', 'text/html'),
      },
    },
  }
}

function badge(operationId: string, summary: string, parameters: readonly Described[] = []): Path {
  return {
    get: {
      operationId,
      summary,
      tags: ['badges'],
      parameters,
      responses: {
        '200': textAnswer('A badge.', 'image/svg+xml'),
        '304': SAME,
        ...(parameters.length > 0 && { '404': ref('responses', 'NoSuchMonitor') }),
        ...ASKED,
      },
    },
  }
}

/** What is there to be looked at, and what tells of the server itself. */
export const PAGE_PATHS: Readonly<Record<string, Path>> = {
  '/': page('page', 'The page'),
  '/embed': page('embed', 'The same for a frame in another page'),
  '/monitors/{id}': page('monitorPage', 'The page of one monitor', [pathParameter('id', 'The id of a monitor.')]),
  '/heartbeat-status.js': {
    get: {
      operationId: 'element',
      summary: 'The element `<heartbeat-status>` for other pages',
      tags: ['page'],
      responses: { '200': textAnswer('A script.', 'text/javascript'), '421': ref('responses', 'NotCalledSo') },
    },
  },
  '/badge.svg': badge('badge', 'How all stand'),
  '/badge.json': {
    get: {
      operationId: 'shieldsBadge',
      summary: 'The same for shields.io',
      tags: ['badges'],
      responses: { '200': jsonAnswer('What its endpoint badge reads.', 'Badge'), '304': SAME, ...ASKED },
    },
  },
  '/badges/{file}': badge('badges', 'One monitor, its uptime, or all with a tag', [
    pathParameter('file', '`ID.svg`, `ID-uptime.svg` or `tag-TAG.svg`.', { type: 'string', pattern: '\\.svg$' }),
  ]),
  '/healthz': {
    get: {
      operationId: 'healthz',
      summary: 'Whether this process still looks, whatever it sees',
      tags: ['server'],
      responses: {
        '200': textAnswer('It does.', 'text/plain'),
        '421': ref('responses', 'NotCalledSo'),
        '503': textAnswer('It does not, and since when.', 'text/plain'),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This description',
      tags: ['server'],
      responses: {
        '200': { description: 'OpenAPI 3.1.', content: { 'application/json': { schema: { type: 'object' } } } },
        '421': ref('responses', 'NotCalledSo'),
      },
    },
  },
}
