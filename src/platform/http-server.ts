import type { IncomingMessage, ServerResponse } from 'node:http'
import { ConfigError } from '../errors.js'
import type { ServedRequest, ServedResponse } from '../ports.js'

/** Where to listen. */
export interface Address {
  readonly host: string
  readonly port: number
}

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
  { host, port }: Address,
  answerTo: (request: ServedRequest) => ServedResponse,
): Promise<HttpServer> {
  const { createServer } = process.getBuiltinModule('node:http')
  const server = createServer(LIMITS, (request, response) => answer(request, response, answerTo))
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen({ host, port }, error)))
    server.listen({ host, port }, resolve)
  })
  // It serves as long as the watcher lives, and holds no process that has nothing else to do.
  server.unref()
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
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

function cannotListen({ host, port }: Address, { code }: NodeJS.ErrnoException): ConfigError {
  return new ConfigError([
    `health: cannot listen on ${host}:${port} (${code ?? 'unknown error'}); give another address`,
  ])
}
