import { components } from './components.js'
import { HEALTH_PATHS } from './health-paths.js'
import type { Described } from './operation.js'
import { PAGE_PATHS } from './page-paths.js'
import { POSTED_PATHS } from './posted-paths.js'

// Loaded by the generator and by tests only.

const DESCRIPTION =
  'Asking needs no token. Whatever changes something is a POST with the token that the server was started with, and without one is refused. Times are ISO 8601 in UTC. A later version may add members to an object; none is taken away.'

/** Every route, as OpenAPI 3.1. */
export function openApiDocument(version: string): Described {
  return {
    openapi: '3.1.0',
    info: { title: 'Heartbeat', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: 'http://127.0.0.1:8787', description: 'Where `heartbeat serve` listens by default.' }],
    tags: [
      { name: 'health', description: 'How all stand, and how they stood.' },
      { name: 'beats', description: 'Signs of life that are pushed.' },
      { name: 'controls', description: 'What people wish.' },
      { name: 'badges' },
      { name: 'page' },
      { name: 'server', description: 'The server itself.' },
    ],
    security: [{}],
    paths: { ...HEALTH_PATHS, ...POSTED_PATHS, ...PAGE_PATHS },
    components: components(),
  }
}

export function openApiText(version: string): string {
  return `${JSON.stringify(openApiDocument(version), null, 2)}\n`
}
