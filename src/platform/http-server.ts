import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ServedRequest, ServedResponse } from '../serve-ports.js'
import { listenOn, type Address } from './listening.js'

export interface HttpServer {
  /** The one that was given, or chosen where that was 0. */
  readonly port: number
  close(): void
}

// What asks for health asks shortly; whoever drips or floods is let go.
const LIMITS = {
  headersTimeout: 5_000,
  requestTimeout: 5_000,
  keepAliveTimeout: 1_000,
  maxHeaderSize: 8 * 1024,
  connectionsCheckingInterval: 1_000,
}
const MOST_CONNECTIONS = 32

/** Serves answers to requests without a body. Throws ConfigError where it cannot listen. */
export async function listen(
  address: Address,
  answerTo: (request: ServedRequest) => ServedResponse,
): Promise<HttpServer> {
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer(LIMITS, (request, response) => answer(request, response, answerTo))
  server.maxConnections = MOST_CONNECTIONS
  const port = await listenOn(server, address, 'health')
  // It serves as long as the watcher lives, and holds no process that has nothing else to do.
  server.unref()
  return {
    port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

function answer(request: IncomingMessage, response: ServerResponse, answerTo: Parameters<typeof listen>[1]): void {
  const [path = '/'] = (request.url ?? '/').split('?')
  const { status, contentType, body } = answerTo({ method: request.method ?? '', path })
  request.resume()
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
